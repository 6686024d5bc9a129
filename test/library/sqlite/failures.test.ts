import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure.js';
import { asFailure } from '../../../src/library/sqlite/failures.js';

describe('what goes wrong with an index', () => {
  it.each(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB'])('is damage: %s', (code) => {
    const error = Object.assign(new Error('database disk image is malformed'), { code });
    expect(asFailure(error)).toMatchObject({ kind: 'index-damaged', cause: error });
  });

  it.each([
    'SQLITE_FULL',
    'SQLITE_IOERR_SHMSIZE',
    'ENOSPC',
    'EDQUOT',
  ])('is a full disk, and no damage: %s', (code) => {
    const error = Object.assign(new Error('database or disk is full'), { code });
    expect(asFailure(error)).toMatchObject({
      kind: 'disk-full',
      cause: error,
      remedy: expect.stringMatching(/Make room/),
    });
  });

  it.each([
    'SQLITE_IOERR',
    'SQLITE_IOERR_WRITE',
    'SQLITE_IOERR_READ',
    'EIO',
    'EFBIG',
  ])('is a failing disk, which proves no damage: %s', (code) => {
    const failure = asFailure(Object.assign(new Error('disk I/O error'), { code }));
    expect(failure).toMatchObject({ kind: 'index-unwritable' });
    expect(String((failure as Failure).remedy)).not.toMatch(/backup|new one|move/);
  });

  it('is another process that uses the database: SQLITE_BUSY', () => {
    const error = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    expect(asFailure(error)).toMatchObject({ kind: 'index-busy' });
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
