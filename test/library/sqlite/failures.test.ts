import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure.js';
import { asFailure } from '../../../src/library/sqlite/failures.js';

describe('what goes wrong with an index', () => {
  it.each(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB'])('is damage: %s', (code) => {
    const error = Object.assign(new Error('database disk image is malformed'), { code });
    expect(asFailure(error)).toMatchObject({ kind: 'index-damaged', cause: error });
  });

  it.each([
    'SQLITE_READONLY',
    'EACCES',
    'ENOTDIR',
  ])('is a folder that cannot be written: %s', (code) => {
    const error = Object.assign(new Error('no'), { code });
    expect(asFailure(error)).toMatchObject({ kind: 'index-unwritable' });
  });

  it('is left as it is where it is something else', () => {
    const failure = new Failure('library', 'not-found', 'no such article');
    for (const other of [new TypeError('x'), 'text', failure, undefined]) {
      expect(asFailure(other)).toBe(other);
    }
  });
});
