import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank } from '../../src/answer/rank.js';
import type { Source } from '../../src/article/article.js';
import type { Candidate } from '../../src/library/library.js';

function candidate(
  row: number,
  cosine: number,
  bm25: number,
  articleId = `article-${row}`,
): Candidate {
  return { passage: { row, articleId, version: '', ordinal: 0, start: 0, end: 10 }, cosine, bm25 };
}

function source(publisher: string, date: string | null): Source {
  return { title: null, publisher, date, author: null, url: null };
}

const none = new Set<string>();

describe('ranking', () => {
  it('adds both scores: neither search decides alone', () => {
    const ranked = rank(
      [candidate(1, 0.9, 0), candidate(2, 0.8, 12), candidate(3, 0.2, 13)],
      [],
      () => undefined,
      none,
    );
    expect(ranked.map((one) => one.candidate.passage.row)).toEqual([2, 1, 3]);
  });

  it('prefers what the question names as its source or its time', () => {
    const sources = new Map([
      ['article-1', source('DW', '2023-04-11')],
      ['article-2', source('Coast Wire', '2021-01-01')],
    ]);
    const both = [candidate(2, 0.7, 10), candidate(1, 0.69, 10)];
    const of = ({ articleId }: { readonly articleId: string }) => sources.get(articleId);
    const first = (ranked: ReturnType<typeof rank>) => ranked[0]?.candidate.passage.row;
    expect(first(rank(both, [], of, none))).toBe(2);
    expect(
      first(rank(both, [{ kind: 'publisher', publisher: 'DW', phrase: 'DW' }], of, none)),
    ).toBe(1);
    const april = {
      kind: 'period',
      phrase: 'April 2023',
      after: '2023-04-01',
      before: '2023-04-30',
      ofPublication: null,
    } as const;
    expect(first(rank(both, [april], of, none))).toBe(1);
  });

  it('prefers the passage that an article begins with, all else being equal', () => {
    const later = candidate(1, 0.7, 10);
    const first = candidate(2, 0.7, 10);
    const inside = { ...later, passage: { ...later.passage, ordinal: 3 } };
    const ranked = rank([inside, first], [], () => undefined, none);
    expect(ranked[0]?.candidate.passage.row).toBe(2);
    const followUp = rank([first], [], () => undefined, new Set(['article-2']));
    expect(followUp[0]?.parts.lead).toBe(0);
  });

  it('stays with the article that the conversation is about, all else being equal', () => {
    const both = [candidate(1, 0.7, 10), candidate(2, 0.7, 10)];
    const ranked = rank(both, [], () => undefined, new Set(['article-2']));
    expect(ranked[0]?.candidate.passage.row).toBe(2);
  });

  it('is a sum whose parts explain it, in descending order, whatever the order found', () => {
    const found = fc.uniqueArray(
      fc.record({
        row: fc.nat(),
        cosine: fc.double({ min: -1, max: 1, noNaN: true }),
        bm25: fc.double({ min: 0, max: 60, noNaN: true }),
      }),
      { selector: (one) => one.row, maxLength: 30 },
    );
    fc.assert(
      fc.property(found, (rows) => {
        const candidates = rows.map(({ row, cosine, bm25 }) => candidate(row, cosine, bm25));
        const ranked = rank(candidates, [], () => undefined, none);
        const totals = ranked.map((one) => one.parts.total);
        expect(totals).toEqual([...totals].sort((a, b) => b - a));
        for (const { parts } of ranked) {
          const { total, ...others } = parts;
          expect(Object.values(others).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 10);
        }
        expect(rank([...candidates].reverse(), [], () => undefined, none)).toEqual(ranked);
      }),
    );
  });
});
