import { describe, expect, it } from 'vitest';
import { vectorBytes } from '../../src/library/index/vectors.js';
import { type Db, openDatabase } from '../../src/library/sqlite/schema.js';
import { spanFault, verify } from '../../src/library/verify.js';
import { fill, vectorFor } from './filled.js';
import { all, temporaryFolder } from './stories.js';

describe('verify', () => {
  it.each<[string, (db: Db) => void, RegExp]>([
    [
      'a vector that is too short',
      (db) => db.prepare('UPDATE passages SET vector = ? WHERE row = 3').run(Buffer.alloc(8)),
      /passage 3 has 8 bytes/,
    ],
    [
      'a vector that is not of length 1',
      (db) =>
        db
          .prepare('UPDATE passages SET vector = ? WHERE row = 3')
          .run(vectorBytes(vectorFor(3).map((value) => value * 1.01))),
      /passage 3 has length 1\.0100/,
    ],
    [
      'a vector that holds no number',
      (db) =>
        db
          .prepare('UPDATE passages SET vector = ? WHERE row = 3')
          .run(vectorBytes(vectorFor(3).fill(Number.NaN, 5, 6))),
      /passage 3 holds a value/,
    ],
    [
      'a passage beyond its article',
      (db) => db.prepare('UPDATE passages SET "end" = 100000 WHERE row = 10').run(),
      /a0 \(“Report 0”\) is damaged.*places of its passages/,
    ],
    [
      'a lost passage',
      (db) => db.prepare('DELETE FROM passages WHERE row = 10').run(),
      /a0 \(“Report 0”\) is damaged.*places of its passages/,
    ],
    [
      'a group that is none',
      (db) => db.prepare("UPDATE articles SET cluster = 77 WHERE id = 'a1'").run(),
      /a1 is in no group/,
    ],
    [
      'a passage without its article',
      (db) => {
        db.pragma('foreign_keys = OFF');
        db.prepare("DELETE FROM articles WHERE id = 'a1'").run();
      },
      /of (passages|bands|checksums) refers to something/,
    ],
    [
      'a changed body',
      (db) => db.exec("UPDATE articles SET body = replace(body, '12', '92') WHERE id = 'a1'"),
      /a1 \(“Report 1”\) is damaged.*its text/,
    ],
    [
      'a title that is no text',
      (db) => db.exec("UPDATE articles SET title = x'00ff' WHERE id = 'a1'"),
      /a1 is damaged.*its label/,
    ],
    [
      'a vector that is a number',
      (db) => db.exec('UPDATE passages SET vector = 5 WHERE row = 3'),
      /passage 3 has 0 bytes/,
    ],
    [
      'a record of a file that is no longer readable',
      (db) => db.exec("INSERT INTO files (path, faults) VALUES ('/one.txt', '[{')"),
      /one\.txt is damaged/,
    ],
  ])('finds %s', async (_, harm, what) => {
    const folder = temporaryFolder();
    fill(folder, 0, 2);
    expect(await all(verify(folder))).toEqual([]);
    const db = openDatabase(folder);
    harm(db);
    db.close();
    const faults = await all(verify(folder));
    expect(faults[0]?.what).toMatch(what);
    expect(faults[0]?.remedy).not.toBe('');
  });

  it('says that there is nothing to verify', async () => {
    await expect(all(verify(temporaryFolder()))).rejects.toMatchObject({ kind: 'index-missing' });
  });
});

describe('spanFault', () => {
  const span = (ordinal: number, start: number, end: number) => ({ ordinal, start, end });

  it('lets overlapping passages with white space between them pass', () => {
    expect(spanFault('One two.  Three.', [span(0, 0, 8), span(1, 4, 16)])).toBeNull();
    expect(spanFault('One two.  Three.', [span(0, 0, 8), span(1, 10, 16)])).toBeNull();
  });

  it('finds gaps, disorder and ends that lie outside', () => {
    const body = 'One two. Three.';
    expect(spanFault(body, [span(0, 0, 3), span(1, 9, 15)])).toMatch(/no passage covers/);
    expect(spanFault(body, [span(0, 0, 8)])).toMatch(/no passage covers/);
    expect(spanFault(body, [])).toMatch(/no passage covers/);
    expect(spanFault(body, [span(0, 0, 15), span(1, 0, 15)])).toMatch(/passage 1 is at/);
    expect(spanFault(body, [span(0, 0, 16)])).toMatch(/passage 0 is at/);
    expect(spanFault(body, [span(1, 0, 15)])).toMatch(/passage 0 is missing/);
  });
});
