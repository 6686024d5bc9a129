import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { openDatabase } from '../../src/library/sqlite/schema.js';
import { fill, filledModel, vectorFor } from './filled.js';
import { temporaryFolder } from './stories.js';

/** A library of one article, open, in a folder that can be moved. */
async function opened() {
  const folder = path.join(temporaryFolder(), 'index');
  fill(folder, 0, 1);
  const library = await openLibrary(folder, filledModel);
  onTestFinished(() => library.close());
  return { folder, library };
}

const everything = { offset: 0, limit: 10 };

function nearTo(seed: number) {
  return { vector: vectorFor(seed), text: '', limit: 1, filter: {} };
}

describe('an index whose folder is moved while it is open', () => {
  it('is missing for every call, whatever was read of it before', async () => {
    const { folder, library } = await opened();
    expect((await library.headlines({}, everything)).total).toBe(1);
    const passages = await library.passages('a0');
    renameSync(folder, `${folder}-moved`);
    const calls = [
      () => library.search(nearTo(0)),
      () => library.article('a0'),
      () => library.articles(),
      () => library.headlines({}, everything),
      () => library.passages('a0'),
      async () => passages[0] && library.sentences(passages[0]),
      () => library.alsoIn('a0'),
      () => library.publishers(),
      () => library.status(),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({
        name: 'Failure',
        kind: 'index-missing',
        message: expect.stringContaining('moved or deleted'),
        remedy: expect.stringContaining('Move it back'),
      });
    }
    expect(existsSync(folder)).toBe(false);
  });

  it('is read again once it is back', async () => {
    const { folder, library } = await opened();
    renameSync(folder, `${folder}-moved`);
    await expect(library.article('a0')).rejects.toThrow('moved or deleted');
    renameSync(`${folder}-moved`, folder);
    expect((await library.article('a0'))?.title).toBe('Report 0');
  });
});

describe('an index that is replaced while it is open', () => {
  it('is read and searched instead of the former one', async () => {
    const { folder, library } = await opened();
    const other = `${folder}-other`;
    fill(other, 5, 7);
    expect(await library.publishers()).toEqual(['Rare Gazette']);
    renameSync(folder, `${folder}-former`);
    renameSync(other, folder);
    expect(await library.publishers()).toEqual(['Daily Example']);
    expect(await library.article('a0')).toBeNull();
    const { candidates } = await library.search(nearTo(52));
    expect(candidates[0]).toMatchObject({ passage: { articleId: 'a5', ordinal: 2 } });
    expect(candidates[0]?.cosine).toBeCloseTo(1);
    expect((await library.status()).articles).toBe(2);
    // What another process adds to the new one is found, too.
    fill(folder, 7, 8);
    expect((await library.search(nearTo(73))).candidates[0]?.passage.articleId).toBe('a7');
  });

  it('leaves the former one as it was', async () => {
    const { folder, library } = await opened();
    const former = `${folder}-former`;
    renameSync(folder, former);
    fill(folder, 5, 7);
    expect((await library.status()).articles).toBe(2);
    const db = openDatabase(former);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.prepare('SELECT id FROM articles').pluck().all()).toEqual(['a0']);
    db.close();
  });

  it('is not opened if its journal is still that of the former file', async () => {
    const { folder, library } = await opened();
    const other = `${folder}-other`;
    fill(other, 5, 7);
    // Another process has added an article, which is in the journal alone.
    fill(folder, 1, 2);
    expect((await library.status()).articles).toBe(2);
    const database = path.join(folder, 'pullquote.db');
    rmSync(database);
    cpSync(path.join(other, 'pullquote.db'), database);
    await expect(library.article('a5')).rejects.toMatchObject({
      kind: 'index-mismatch',
      message: expect.stringContaining('-wal'),
      remedy: expect.stringContaining('Stop this program'),
    });
  });
});
