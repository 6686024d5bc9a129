import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { envFiles, indexPlace } from '../src/places.js';
import { temporaryFolder } from './library/stories.js';

/** A folder with what tells a checkout. */
function checkout(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src', 'pullquote.ts'), '');
  return folder;
}

describe('the index folder', () => {
  it('is the one that PULLQUOTE_INDEX names, from the current folder on', () => {
    const here = checkout();
    expect(indexPlace('news', here, here).folder).toBe(path.join(here, 'news'));
    expect(indexPlace('/srv/news', here, here)).toEqual({
      folder: path.resolve('/srv/news'),
      why: 'PULLQUOTE_INDEX names it',
    });
  });

  it('is index/ in a checkout: in the one where it is used, else in the one that runs', () => {
    const [here, other, own] = [checkout(), temporaryFolder(), checkout()];
    expect(indexPlace(undefined, here, own).folder).toBe(path.join(here, 'index'));
    expect(indexPlace(undefined, other, own).folder).toBe(path.join(own, 'index'));
  });

  it('is in the data folder of the user for an installed package, wherever it is used', () => {
    const installed = temporaryFolder();
    const { folder, why } = indexPlace(undefined, temporaryFolder(), installed);
    expect(folder).toBe(indexPlace(undefined, temporaryFolder(), installed).folder);
    expect(folder).toMatch(/[\\/]pullquote[\\/](?:Data[\\/])?index$/);
    expect(why).toContain("PULLQUOTE_INDEX isn't set");
  });
});

describe('.env', () => {
  it('is looked for in the current folder, then in the config folder of the user', () => {
    const [first, second = '', ...more] = envFiles('/srv/news');
    expect(first).toBe(path.join('/srv/news', '.env'));
    expect(second).toContain('pullquote');
    expect(path.isAbsolute(second) && !second.startsWith('/srv/news')).toBe(true);
    expect(more).toEqual([]);
  });
});
