import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { derivedKey, storedKey } from '../../eval/fingerprint.js';
import { indexSet } from '../../eval/index-set.js';
import { evenly, runSet } from '../../eval/run-set.js';
import type { EvalSet } from '../../eval/sets.js';
import { ask } from '../../src/answer/ask.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openLibrary } from '../../src/library/open.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { writtenSet } from './written-set.js';

let folder: string;
let set: EvalSet;

const towns = ['Brennhaven', 'Oskarsund', 'Tallvik', 'Merrow', 'Hollin'];
const costOf = (town: string): string =>
  `The new lock at ${town} cost ${town.length} million crowns.`;

/** What else is told of each town: passages that say the same are one quote. */
const stories = [
  'Fishermen had protested because the gates close at night, and the ferry sails an hour later than it did. The harbour master spoke of two decades of waiting.',
  'The mayor cut a ribbon in heavy rain while the brass band sheltered under the market roof. Schoolchildren had painted the railings blue and white.',
  'Engineers from the university will measure how eels and salmon pass through it this spring. An earlier study found that one in three turned back.',
  'Shipping companies expect to save forty minutes a journey, since tankers need not wait for the tide. Insurers have lowered their premiums already.',
  'Opponents collected nine thousand signatures against the borrowing that paid for it. The court will hear their complaint next month, the clerk said.',
];

const articles = towns.map((town, at) => ({
  id: town,
  title: `Lock opens at ${town}`,
  text: `${costOf(town)} ${stories[at]}`,
}));

const questions = [
  ...towns.map((town) => ({
    id: `cost-${town}`,
    question: `How many crowns did the new lock at ${town} cost?`,
    answers: [`${town.length} million`],
    article_ids: [town],
    evidence: [costOf(town)],
    answerable: true,
  })),
  {
    id: 'unanswerable',
    question: 'Who won the chess final in Reykjavik?',
    answers: [],
    article_ids: [],
    evidence: [],
    answerable: false,
  },
];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pullquote-eval-'));
  set = writtenSet(folder, { articles, questions });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const all = { most: Number.POSITIVE_INFINITY, without: false, reader: null };

describe('running a set', () => {
  it('asks every question and tells where the right quote stood', async () => {
    const cache = path.join(folder, 'cache');
    const asked: number[] = [];
    const outcomes = await runSet(set, smallEmbedder({ dimension: 256 }), {
      ...all,
      cache,
      onProgress: (done) => asked.push(done),
    });
    expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
    expect(outcomes.map((one) => one.id)).toEqual(questions.map((one) => one.id));
    for (const one of outcomes.slice(0, 5)) {
      expect(one).toMatchObject({ rank: 1, articleRank: 1, markRight: true, ndcg: 1 });
    }
    expect(outcomes[5]).toMatchObject({ answerable: false, rank: null, ndcg: null });
  });

  it('leaves the answering articles out when told to: then nothing is answerable', async () => {
    const outcomes = await runSet(set, smallEmbedder(), {
      ...all,
      without: true,
      cache: path.join(folder, 'cache'),
    });
    expect(outcomes).toHaveLength(5);
    for (const { id, answerable, rank, answer } of outcomes) {
      expect({ answerable, rank }).toEqual({ answerable: false, rank: null });
      expect(answer.quotes.map((quote) => `cost-${quote.article.id}`)).not.toContain(id);
    }
  });

  it('makes the index once, and another for other articles or another model', async () => {
    const cache = path.join(folder, 'cache');
    const first = smallEmbedder();
    await runSet(set, first, { ...all, most: 1, cache });
    const again = smallEmbedder();
    await runSet(set, again, { ...all, most: 1, cache });
    expect(first.embedded).not.toEqual([]);
    expect(again.embedded).toEqual([]);
    await runSet(set, smallEmbedder({ id: 'test/other' }), { ...all, most: 1, cache });
    writeFileSync(path.join(folder, 'articles.jsonl'), `${JSON.stringify(articles[0])}\n`);
    await runSet(set, smallEmbedder(), { ...all, most: 1, cache });
    expect(readdirSync(cache)).toHaveLength(3);
  });

  it('indexes the words anew after a change to the code that does, and embeds nothing again', async () => {
    const cache = path.join(folder, 'cache');
    const index = await indexSet(set, smallEmbedder(), cache);
    const manifest = path.join(index, 'manifest.json');
    writeFileSync(path.join(index, 'derived-by'), 'code of an earlier day');
    writeFileSync(manifest, 'an index of an earlier day');
    const again = smallEmbedder();
    expect(await indexSet(set, again, cache)).toBe(index);
    expect(again.embedded).toEqual([]);
    expect(readFileSync(path.join(index, 'derived-by'), 'utf8')).toBe(derivedKey());
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toHaveProperty('manifest');
  });
});

describe('the key of an index', () => {
  it('changes with the articles, the model and the way it makes vectors', async () => {
    const embedder = smallEmbedder();
    const key = await storedKey('articles', embedder);
    expect(await storedKey('articles', smallEmbedder())).toBe(key);
    const other = new Float32Array(32).fill(0.1);
    const pooledOtherwise = {
      ...embedder,
      embedQuery: async () => ({ passage: other, sentence: other }),
    };
    const others = await Promise.all([
      storedKey('other articles', embedder),
      storedKey('articles', smallEmbedder({ id: 'test/other' })),
      storedKey('articles', smallEmbedder({ maxPieces: 128 })),
      storedKey('articles', pooledOtherwise),
    ]);
    expect(new Set([key, ...others]).size).toBe(5);
  });
});

describe('asking for ten quotes', () => {
  it('does not change the first three', async () => {
    const embedder = smallEmbedder();
    const index = path.join(folder, 'index');
    await ingest([path.join(folder, 'articles.jsonl')], { folder: index, embedder });
    const library = await openLibrary(index, embedder.model);
    try {
      for (const { question } of questions) {
        const sources = { library, embedder, reader: null };
        const three = await ask(sources, question, { always: true });
        const ten = await ask(sources, question, { always: true, limit: 10 });
        expect(ten.quotes.length).toBeGreaterThan(3);
        expect(ten.quotes.slice(0, 3)).toEqual(three.quotes);
        expect(ten.confidence).toBe(three.confidence);
      }
    } finally {
      await library.close();
    }
  });
});

describe('a sample', () => {
  it('is as large as asked, in order, without repeats, and begins with the first', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 400 }), (size, most) => {
        const rows = Array.from({ length: size }, (_, i) => i);
        const taken = evenly(rows, most);
        expect(taken).toHaveLength(Math.min(size, most));
        expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
        expect(taken[0]).toBe(rows[0]);
      }),
    );
  });
});
