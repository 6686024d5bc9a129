import { describe, expect, it } from 'vitest';
import { preferFuller } from '../../src/answer/overlap.js';
import type { Ranked } from '../../src/answer/rank.js';
import type { StoredArticle } from '../../src/library/library.js';
import { queryIn } from './queries.js';

const cost = 'The town council says the gate will cost 41 million crowns.';
const insured = 'The gate was insured, the council says.';
const rain = 'Rain is forecast until Friday, and the ferries stay in port.';
const article: StoredArticle = {
  ...{ id: 'lock', locator: 'lock.txt', title: 'Lock broken', publisher: null, date: null },
  ...{ author: null, url: null, body: `${cost} ${insured} ${rain}` },
  ...{ passageCount: 2, addedAt: '2024-03-06T00:00:00Z' },
};
// No meaning is kept: the words decide.
const library = { sentences: async () => [] };
const query = queryIn('what does the council say the gate will cost?', {
  terms: [
    { stem: 'cost', word: 'cost', idf: 4, passages: 1 },
    { stem: 'gate', word: 'gate', idf: 2, passages: 2 },
    { stem: 'council', word: 'council', idf: 2, passages: 2 },
  ],
  expected: 'number',
  named: new Set(),
});

function candidate(row: number, from: string, to: string, score: number): Ranked {
  const start = article.body.indexOf(from);
  const end = article.body.indexOf(to) + to.length;
  const none = { words: 0, sentence: 0, phrases: 0, lead: 0, publisher: 0, period: 0 };
  return {
    candidate: {
      passage: { row, articleId: 'lock', version: '', ordinal: row, start, end },
      cosine: 0,
      bm25: 0,
    },
    parts: { meaning: score, ...none, conversation: 0, reader: 0, total: score },
    article,
    text: article.body.slice(start, end),
    reading: null,
  };
}

const rows = (ranked: readonly Ranked[]): number[] =>
  ranked.map((one) => one.candidate.passage.row);
const tail = candidate(1, insured, rain, 0.8);

describe('of two passages that overlap', () => {
  it('the one goes first that has a better sentence than the one they share', async () => {
    const fuller = candidate(0, cost, insured, 0.79);
    expect(rows(await preferFuller(query, [tail, fuller], library))).toEqual([0, 1]);
  });

  it('takes the better word of the reader along, whose sentence it holds', async () => {
    const read = (one: Ranked, relevance: number): Ranked => ({
      ...one,
      reading: { relevance, lead: -relevance, sentences: [] },
    });
    const fuller = read(candidate(0, cost, insured, 0.79), -1);
    const [first] = await preferFuller(query, [read(tail, 2), fuller], library);
    expect(first?.reading).toEqual({ relevance: 2, lead: 1, sentences: [] });
  });

  it('the first stays where it has the better sentence itself', async () => {
    const first = candidate(0, cost, insured, 0.8);
    const second = candidate(1, insured, rain, 0.79);
    expect(rows(await preferFuller(query, [first, second], library))).toEqual([0, 1]);
  });

  it('the first stays where the other scores much lower', async () => {
    const fuller = candidate(0, cost, insured, 0.4);
    expect(rows(await preferFuller(query, [tail, fuller], library))).toEqual([1, 0]);
  });
});

it('passages that do not overlap keep their order', async () => {
  const apart = candidate(0, cost, cost, 0.79);
  expect(rows(await preferFuller(query, [tail, apart], library))).toEqual([1, 0]);
});
