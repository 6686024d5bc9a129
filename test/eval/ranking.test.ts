import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeDocuments } from '../../eval/documents.js';
import { gains, idealGains, ndcg, reciprocalRank } from '../../eval/ranking.js';
import { answerOf, questionOf, quoteOf } from './outcomes.js';

describe('gains', () => {
  it('count each piece of evidence where it is first held', () => {
    expect(gains(['a b', 'b', 'c b', 'a'], ['a', 'b', 'c'])).toEqual([2, 0, 1, 0]);
  });

  it('of the ideal order take the passages that add most first', () => {
    expect(idealGains(['a', 'c', 'a b'], ['a', 'b', 'c'])).toEqual([2, 1]);
  });

  it('of the ideal order count evidence that no passage holds whole', () => {
    expect(idealGains(['a'], ['a', 'cut apart'])).toEqual([1, 1]);
  });
});

describe('nDCG', () => {
  it('discounts gains by the logarithm of their place', () => {
    expect(ndcg([0, 1, 0, 2], [2, 1])).toBeCloseTo(
      (1 / Math.log2(3) + 2 / Math.log2(5)) / (2 + 1 / Math.log2(3)),
      12,
    );
  });

  it('counts no more than ten places', () => {
    expect(ndcg([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [1])).toBe(0);
  });

  const letters = [...'abcde'];
  const passages = fc.array(
    fc.subarray(letters).map((held) => held.join(' ')),
    { maxLength: 12 },
  );

  it('is 0 to 1, and 1 in the ideal order', () => {
    fc.assert(
      fc.property(passages, fc.subarray(letters, { minLength: 1 }), (texts, evidence) => {
        const ideal = idealGains(texts, evidence);
        const found = ndcg(gains(texts, evidence), ideal);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(ndcg(ideal, ideal)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('does not fall when a quote that adds something moves up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 10 }), (found) => {
        const sorted = [...found].sort((a, b) => b - a);
        fc.pre(sorted[0] !== 0);
        expect(ndcg(sorted, sorted)).toBeGreaterThanOrEqual(ndcg(found, sorted));
      }),
    );
  });
});

describe('reciprocal rank', () => {
  it('is 0 beyond the tenth place', () => {
    expect([1, 4, 10, 11, null].map(reciprocalRank)).toEqual([1, 0.25, 0.1, 0, 0]);
  });
});

describe('the order of articles', () => {
  it('takes each article at its first quote, and weighs it by its relevance', () => {
    const quotes = ['b', 'b', 'a', 'c', 'a'].map((id) => quoteOf(id, id));
    const judgements = [
      { qid: 'q1', article_id: 'a', relevance: 2 },
      { qid: 'q1', article_id: 'missing', relevance: 1 },
      { qid: 'another', article_id: 'b', relevance: 2 },
    ];
    const outcome = judgeDocuments('a set', questionOf({}), answerOf([]), quotes, judgements);
    expect(outcome).toMatchObject({ judged: 'articles', rank: null, articleRank: 2 });
    expect(outcome.ndcg).toBeCloseTo(2 / Math.log2(3) / (2 + 1 / Math.log2(3)), 12);
  });
});
