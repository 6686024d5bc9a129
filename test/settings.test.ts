import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { BUNDLED_MODEL } from '../src/embedding/registry.js';
import { environment, packageFolder, readSettings } from '../src/settings.js';

describe('settings', () => {
  it('needs none', () => {
    expect(readSettings({})).toMatchObject({
      indexFolder: path.resolve('index'),
      model: { id: BUNDLED_MODEL },
      offline: false,
    });
  });

  it('takes what .env.example says for the defaults', () => {
    const example = parse(readFileSync(path.join(packageFolder, '.env.example')));
    expect(readSettings(example)).toEqual(readSettings({}));
  });

  it('has every variable in .env.example, and no other', () => {
    const example = parse(readFileSync(path.join(packageFolder, '.env.example')));
    expect(Object.keys(example).sort()).toEqual(Object.keys(environment.shape).sort());
  });

  it('reads another model with what has to be known of it', () => {
    const { model } = readSettings({
      PULLQUOTE_MODEL: 'Xenova/e5-small-v2',
      PULLQUOTE_POOLING: 'mean',
      PULLQUOTE_QUERY_PREFIX: 'query: ',
      PULLQUOTE_MAX_PIECES: '512',
    });
    expect(model).toEqual({
      id: 'Xenova/e5-small-v2',
      pooling: 'mean',
      queryPrefix: 'query: ',
      maxPieces: 512,
    });
  });

  it.each([
    ['PULLQUOTE_POOLING', 'max'],
    ['PULLQUOTE_MAX_PIECES', '-3'],
    ['PULLQUOTE_MAX_PIECES', 'many'],
    ['PULLQUOTE_OFFLINE', 'perhaps'],
    ['PULLQUOTE_WORKERS', '0'],
  ])('names a variable that is wrong: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      expect.objectContaining({ kind: 'invalid-setting', message: expect.stringContaining(name) }),
    );
  });
});
