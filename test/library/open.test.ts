import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishSnapshot } from '../../src/library/index/publish.js';
import { dot } from '../../src/library/index/vectors.js';
import type { Library, SearchResult, SourceFilter } from '../../src/library/library.js';
import { lockWriter } from '../../src/library/lock.js';
import { openLibrary } from '../../src/library/open.js';
import { openDatabase } from '../../src/library/sqlite/schema.js';
import { verify } from '../../src/library/verify.js';
import { fill, filledModel, unfill, vectorFor } from './filled.js';
import { all, temporaryFolder } from './stories.js';

/** Articles, of ten passages each, that are enough for a graph. */
const many = 600;

let large = '';
beforeAll(async () => {
  large = mkdtempSync(path.join(tmpdir(), 'pullquote-'));
  fill(large, 0, many);
  await publish(large);
});
afterAll(() => {
  rmSync(large, { recursive: true });
});

/** A published library of many articles, to be changed at will. */
function largeLibrary(): string {
  const folder = temporaryFolder();
  cpSync(large, folder, { recursive: true });
  return folder;
}

async function publish(folder: string): Promise<void> {
  const db = openDatabase(folder);
  await publishSnapshot(db, folder);
  db.close();
}

async function opened<T>(folder: string, use: (library: Library) => Promise<T>): Promise<T> {
  const library = await openLibrary(folder, filledModel);
  try {
    return await use(library);
  } finally {
    await library.close();
  }
}

function snapshots(folder: string): string[] {
  return readdirSync(folder).filter((name) => /\.bin$/.test(name));
}

function snapshot(folder: string, kind: 'words' | 'graph'): string {
  const name = snapshots(folder).find((file) => file.startsWith(kind));
  return path.join(folder, name ?? `no ${kind}`);
}

/** What a search found, in an order that can be compared. */
function found(result: SearchResult): { id: string; cosine: number; bm25: number }[] {
  return result.candidates
    .map(({ passage, cosine, bm25 }) => ({
      id: `${passage.articleId}/${passage.ordinal}`,
      cosine: Math.round(cosine * 1e6) / 1e6,
      bm25: Math.round(bm25 * 1e6) / 1e6,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const question = { text: 'storm number7 in town77', vector: vectorFor(77), limit: 20 };

/** The nearest of all passages by definition, computed from the vectors that went in. */
function nearestOf(seeds: Iterable<number>, limit: number): string[] {
  return [...seeds]
    .map((seed) => ({ seed, cosine: dot(question.vector, vectorFor(seed)) }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, limit)
    .map(({ seed }) => `a${Math.floor(seed / 10)}/${seed % 10}`);
}

function* range(from: number, to: number): Generator<number> {
  for (let value = from; value < to; value += 1) {
    yield value;
  }
}

describe('openLibrary', () => {
  it('says that there is no index, and how to make one', async () => {
    await expect(openLibrary(temporaryFolder(), filledModel)).rejects.toMatchObject({
      kind: 'index-missing',
      remedy: expect.stringContaining('pullquote ingest'),
    });
  });

  it('refuses vectors of another model, and names the way out', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 1);
    for (const other of [
      { ...filledModel, id: 'test/other' },
      { ...filledModel, sha256: 'cd'.repeat(32) },
      { ...filledModel, dimension: 8 },
    ]) {
      await expect(openLibrary(folder, other)).rejects.toMatchObject({
        kind: 'index-mismatch',
        remedy: expect.stringContaining('pullquote reindex'),
      });
    }
  });

  it('refuses a library of a later format and a file that is no database', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 1);
    const db = openDatabase(folder);
    db.pragma('user_version = 99');
    db.close();
    await expect(openLibrary(folder, filledModel)).rejects.toMatchObject({
      kind: 'index-mismatch',
    });
    writeFileSync(path.join(folder, 'pullquote.db'), 'no database at all'.repeat(100));
    await expect(openLibrary(folder, filledModel)).rejects.toMatchObject({ kind: 'index-damaged' });
  });

  it('makes snapshots of an older version anew, once, and finds no fault in them', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 40);
    await publish(folder);
    const file = path.join(folder, 'manifest.json');
    const signed = JSON.parse(readFileSync(file, 'utf8'));
    const manifest = { ...signed.manifest, format: signed.manifest.format - 1 };
    writeFileSync(file, JSON.stringify({ ...signed, manifest }));
    expect(await all(verify(folder))).toEqual([]);
    await opened(folder, (library) => library.search(question));
    expect(JSON.parse(readFileSync(file, 'utf8')).manifest).toEqual({
      ...signed.manifest,
      words: expect.anything(),
      graph: signed.manifest.graph && expect.anything(),
    });
    expect(await all(verify(folder))).toEqual([]);
  });

  it('answers the same from snapshots as from the database alone', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 40);
    const before = await opened(folder, (library) => library.search(question));
    expect(snapshots(folder)).toEqual([]);
    await publish(folder);
    expect(snapshots(folder)).toHaveLength(1);
    const after = await opened(folder, (library) => library.search(question));
    expect(found(after)).toEqual(found(before));
    expect(after.terms).toEqual(before.terms);
  });

  it('adds what came after the snapshot and leaves out what went', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 40);
    await publish(folder);
    fill(folder, 40, 60);
    unfill(folder, [7, 41]);
    const partly = await opened(folder, (library) => library.search(question));
    rmSync(path.join(folder, 'manifest.json'));
    const anew = await opened(folder, (library) => library.search(question));
    expect(found(partly)).toEqual(found(anew));
    expect(partly.terms).toEqual(anew.terms);
    expect(found(partly).filter(({ id }) => /^a(7|41)\//.test(id))).toEqual([]);
  });
});

describe('a library with a graph', () => {
  it('finds nearly what comparing every vector finds', async () => {
    const folder = largeLibrary();
    expect(snapshots(folder)).toHaveLength(2);
    const result = await opened(folder, (library) => library.search(question));
    const expected = nearestOf(range(0, many * 10), question.limit);
    const ids = new Set(found(result).map(({ id }) => id));
    const recalled = expected.filter((id) => ids.has(id)).length;
    expect(recalled).toBeGreaterThanOrEqual(question.limit - 1);
    for (const { passage, cosine } of result.candidates) {
      const seed = Number(passage.articleId.slice(1)) * 10 + passage.ordinal;
      expect(cosine).toBeCloseTo(dot(question.vector, vectorFor(seed)), 6);
    }
  });

  it('scores by both measures whatever either list found', async () => {
    const folder = largeLibrary();
    await opened(folder, async (library) => {
      const words = await library.search({ ...question, vector: vectorFor(5000) });
      const both = await library.search({ ...question, limit: many * 10 });
      expect(both.candidates).toHaveLength(many * 10);
      const scores = new Map(found(both).map(({ id, bm25 }) => [id, bm25]));
      for (const { id, bm25 } of found(words)) {
        expect(bm25).toBe(scores.get(id));
      }
      expect(found(words).filter(({ bm25 }) => bm25 > 0)).not.toHaveLength(0);
      expect(found(words).filter(({ bm25 }) => bm25 === 0)).not.toHaveLength(0);
    });
  });

  it.each<[string, SourceFilter, (article: number) => boolean]>([
    ['few articles', { source: 'rare gazette' }, (article) => article % 50 === 0],
    ['one article', { source: 'a300' }, (article) => article === 300],
    ['many articles', { source: 'daily EXAMPLE' }, (article) => article % 50 !== 0],
    [
      'a span of days',
      { after: '2024-03-01', before: '2024-04-30' },
      (a) => [2, 3].includes(a % 12),
    ],
    ['no article', { source: 'nobody' }, () => false],
  ])('finds under a filter for %s what passes it', async (_, filter, passes) => {
    const folder = largeLibrary();
    fill(folder, many, many + 60);
    await opened(folder, async (library) => {
      const result = await library.search({ ...question, filter });
      const seeds = [...range(0, (many + 60) * 10)].filter((seed) => passes(Math.floor(seed / 10)));
      const expected = nearestOf(seeds, question.limit);
      const ids = new Set(found(result).map(({ id }) => id));
      expect(expected.filter((id) => !ids.has(id)).length).toBeLessThanOrEqual(1);
      for (const { passage } of result.candidates) {
        expect(passes(Number(passage.articleId.slice(1)))).toBe(true);
      }
      const listed = await library.articles(filter);
      expect(listed.every((article) => passes(Number(article.id.slice(1))))).toBe(true);
      expect(listed).toHaveLength(new Set(seeds.map((seed) => Math.floor(seed / 10))).size);
    });
  });

  it('never finds what was removed, neither from the snapshot nor from what came after', async () => {
    const folder = largeLibrary();
    fill(folder, many, many + 20);
    const gone = [7, 100, 300, many + 3];
    await opened(folder, async (library) => {
      await library.search(question);
      unfill(folder, gone);
      for (const article of gone) {
        for (const passage of range(0, 10)) {
          const vector = vectorFor(article * 10 + passage);
          const text = `unit${article * 10 + passage}`;
          const result = await library.search({ text, vector, limit: 10 });
          expect(result.candidates.map((c) => c.passage.articleId)).not.toContain(`a${article}`);
          expect(result.terms[0]?.passages).toBe(0);
        }
      }
    });
  });

  it('is built anew, smaller, when much of it was removed', async () => {
    const folder = largeLibrary();
    fill(folder, many, many + 200);
    await publish(folder);
    unfill(folder, [...range(0, 250)]);
    await publish(folder);
    expect(await all(verify(folder))).toEqual([]);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.manifest.graph).toMatchObject({ points: (many - 50) * 10, removed: 0 });
    unfill(folder, [...range(250, 600)]);
    await publish(folder);
    expect(snapshots(folder)).toHaveLength(1);
    expect(await all(verify(folder))).toEqual([]);
  });
});

describe('damaged snapshots', () => {
  const damages: [string, (file: string) => void][] = [
    [
      'flipped bytes',
      (file) => {
        const bytes = readFileSync(file);
        for (const at of [96, bytes.length >> 1, bytes.length - 5]) {
          bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        }
        writeFileSync(file, bytes);
      },
    ],
    ['a truncated end', (file) => truncateSync(file, 1000)],
    ['no bytes at all', (file) => truncateSync(file, 0)],
    ['no file', (file) => rmSync(file)],
  ];

  for (const kind of ['words', 'graph'] as const) {
    it.each(damages)(`are rebuilt: ${kind} with %s`, async (_, damage) => {
      const folder = largeLibrary();
      const before = await opened(folder, (library) => library.search(question));
      damage(snapshot(folder, kind));
      expect(await all(verify(folder))).toHaveLength(1);
      const rebuilt: number[] = [];
      const library = await openLibrary(folder, filledModel, {
        onProgress: (done, total) => {
          expect(total).toBe(many * 10);
          rebuilt.push(done);
        },
      });
      expect(found(await library.search(question))).toEqual(found(before));
      await library.close();
      expect(Math.max(...rebuilt)).toBe(many * 10);
      // Whoever opens it next finds it whole.
      expect(await all(verify(folder))).toEqual([]);
    });
  }

  it.each<[string, (text: string) => string]>([
    ['cut off', (text) => text.slice(0, 100)],
    ['with another number', (text) => text.replace(/"count": \d/, '"count": 9')],
    ['of another kind', () => '{}'],
  ])('are not trusted with a manifest %s', async (_, change) => {
    const folder = temporaryFolder();
    fill(folder, 0, 40);
    await publish(folder);
    const before = await opened(folder, (library) => library.search(question));
    const manifest = path.join(folder, 'manifest.json');
    writeFileSync(manifest, change(readFileSync(manifest, 'utf8')));
    expect(await all(verify(folder))).toHaveLength(1);
    const after = await opened(folder, (library) => library.search(question));
    expect(found(after)).toEqual(found(before));
  });

  it('are not taken over by a library that began anew in the same folder', async () => {
    const folder = temporaryFolder();
    fill(folder, 0, 40);
    await publish(folder);
    for (const name of readdirSync(folder).filter((file) => file.startsWith('pullquote.db'))) {
      rmSync(path.join(folder, name));
    }
    fill(folder, 100, 140);
    const result = await opened(folder, (library) => library.search(question));
    for (const { passage } of result.candidates) {
      expect(Number(passage.articleId.slice(1))).toBeGreaterThanOrEqual(100);
    }
  });

  it('are mended in memory while another process has the right to write', async () => {
    const folder = largeLibrary();
    const before = await opened(folder, (library) => library.search(question));
    rmSync(snapshot(folder, 'graph'));
    const lock = lockWriter(folder, 'a test');
    const after = await opened(folder, (library) => library.search(question));
    lock.release();
    expect(found(after)).toEqual(found(before));
    expect(existsSync(snapshot(folder, 'graph'))).toBe(false);
  });
});
