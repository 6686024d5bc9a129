import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ranked } from '../../src/answer/rank.js';
import { isForReading, mostRelevant, readerWeight, rerank } from '../../src/answer/rerank.js';
import type { StoredArticle } from '../../src/library/library.js';
import type { Passage, Reader } from '../../src/models/reader/reader.js';
import { queryIn, termsOf } from './queries.js';

const body =
  'The lock gate broke on Monday. Divers found a crack. It will cost 41 million crowns to mend.';
const article: StoredArticle = {
  id: 'lock',
  locator: 'lock.txt',
  title: 'Lock gate broken',
  publisher: 'Coast Wire',
  date: '2024-03-05',
  author: null,
  url: null,
  body,
  passageCount: 2,
  addedAt: '2024-03-06T00:00:00Z',
};
const query = queryIn('What will it cost?');

/** Every other passage begins with the second sentence. */
function startOf(row: number): number {
  return row % 2 === 0 ? 0 : 31;
}

/** Candidates of one article, best first, each scoring a little less than the one before. */
function candidates(count: number): Ranked[] {
  return Array.from({ length: count }, (_, row) => ({
    candidate: {
      passage: {
        row,
        articleId: 'lock',
        version: '',
        ordinal: row,
        start: startOf(row),
        end: body.length,
      },
      cosine: 0,
      bm25: 0,
    },
    parts: {
      meaning: 1 - row / 100,
      words: 0,
      sentence: 0,
      phrases: 0,
      lead: 0,
      publisher: 0,
      period: 0,
      conversation: 0,
      reader: 0,
      total: 1 - row / 100,
    },
    article,
    text: body.slice(startOf(row)),
    reading: null,
  }));
}

/**
 * Finds each passage more relevant than the one before, and the answer in its last sentence.
 *
 * @param lead how much rather there than nowhere
 */
function eager(seen: Passage[] = [], lead = 1): Pick<Reader, 'read'> {
  return finding((count) => count, seen, lead);
}

/** Finds the nth passage that it reads as relevant as told. */
function finding(
  relevance: (nth: number) => number,
  seen: Passage[] = [],
  lead = 1,
): Pick<Reader, 'read'> {
  return {
    read: async (_, passages) => {
      const before = seen.length;
      seen.push(...passages);
      return passages.map((passage, i) => ({
        relevance: relevance(before + i),
        place: {
          lead,
          segments: passage.segments.map((__, at) => (at === passage.segments.length - 1 ? 0 : -9)),
        },
      }));
    },
  };
}

describe('reading the best candidates', () => {
  it('orders them by search and reader together, and leaves the rest behind', async () => {
    const ranked = candidates(9);
    const read = await rerank(query, ranked, eager());
    const rows = read.map((one) => one.candidate.passage.row);
    expect(rows).toEqual([4, 3, 2, 1, 0, 5, 6, 7, 8]);
    for (const { parts } of read) {
      expect(parts.total).toBeCloseTo(parts.meaning + parts.reader);
    }
    expect(read[5]).toBe(ranked[5]);
  });

  it('asks the reader in the letters of the passage', async () => {
    const asked: string[] = [];
    const reader: Pick<Reader, 'read'> = {
      read: async (question) => {
        asked.push(question);
        return [];
      },
    };
    const text = 'Søren Kjær left on Monday.';
    const [one] = candidates(1);
    if (one !== undefined)
      await rerank(queryIn('Why did Soren Kjaer leave?'), [{ ...one, text }], reader);
    expect(asked).toEqual(['Why did Søren Kjær leave?']);
  });

  it('gives the reader the headline and whole sentences, which together are the passage', async () => {
    const seen: Passage[] = [];
    await rerank(query, candidates(2), eager(seen));
    expect(seen.map((one) => one.heading)).toEqual(
      Array(2).fill('Lock gate broken (Coast Wire, March 5, 2024)\n'),
    );
    expect(seen.map((one) => one.segments.join(''))).toEqual([body, body.slice(31)]);
    expect(seen[0]?.segments).toHaveLength(3);
  });

  it('tells where in the body each sentence is', async () => {
    const [first] = await rerank(query, candidates(1), eager());
    const sentences = first?.reading?.sentences ?? [];
    expect(sentences.map(({ start, end }) => body.slice(start, end).trim())).toEqual([
      'The lock gate broke on Monday.',
      'Divers found a crack.',
      'It will cost 41 million crowns to mend.',
    ]);
    const probabilities = sentences.map(({ score }) => Math.exp(score));
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 3);
    expect(probabilities[2]).toBeGreaterThan(0.8);
  });

  it('takes no sentence for likelier than another where the reader finds no answer', async () => {
    const [first] = await rerank(query, candidates(1), eager([], -20));
    for (const { score } of first?.reading?.sentences ?? []) {
      expect(Math.exp(score)).toBeCloseTo(1 / 3, 3);
    }
  });
});

describe('reading no more than it takes', () => {
  it('stops after the first if no other could come before it', async () => {
    const seen: Passage[] = [];
    const read = await rerank(
      query,
      candidates(9),
      finding(() => 6, seen),
    );
    expect(seen).toHaveLength(1);
    expect(read.map((one) => one.candidate.passage.row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(read.filter((one) => one.reading !== null)).toHaveLength(1);
  });

  it('reads on while another could still come first', async () => {
    const seen: Passage[] = [];
    const doubtful = finding((nth) => (nth === 2 ? 6 : -6), seen);
    const read = await rerank(query, candidates(9), doubtful);
    expect(seen).toHaveLength(3);
    expect(read.map((one) => one.candidate.passage.row)).toEqual([2, 0, 1, 3, 4, 5, 6, 7, 8]);
  });

  it('reads five at most, if none answers', async () => {
    const seen: Passage[] = [];
    await rerank(
      query,
      candidates(9),
      finding(() => -6, seen),
    );
    expect(seen).toHaveLength(5);
  });

  it('puts first what would be first if all five were read', async () => {
    const relevances = fc.array(fc.double({ min: -9, max: mostRelevant, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(relevances, async (each) => {
        const ranked = candidates(5);
        const [first] = await rerank(
          query,
          ranked,
          finding((nth) => each[nth] ?? 0),
        );
        const totals = ranked.map(({ parts }, i) => parts.total + readerWeight * (each[i] ?? 0));
        expect(totals[first?.candidate.passage.row ?? -1]).toBeCloseTo(Math.max(...totals), 10);
      }),
    );
  });
});

describe('a question for the reader', () => {
  it('says what it is about', () => {
    expect(isForReading({ terms: termsOf('And how much was it?') })).toBe(false);
    expect(isForReading({ terms: termsOf('What will it cost to mend the lock?') })).toBe(true);
  });
});
