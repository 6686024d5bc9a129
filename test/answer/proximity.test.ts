import { describe, expect, it } from 'vitest';
import { rankByWording, wording } from '../../src/answer/proximity.js';
import type { Ranked } from '../../src/answer/rank.js';
import type { StoredArticle, Term } from '../../src/library/library.js';

function terms(...words: readonly [stem: string, idf: number][]): Term[] {
  return words.map(([stem, idf]) => ({ stem, word: stem, idf, passages: 1 }));
}

const harbour = terms(['harbour', 3], ['lock', 2], ['cost', 1]);

function stored(id: string, body: string): StoredArticle {
  return {
    ...{ id, body, title: null, publisher: null, date: null, author: null, url: null },
    ...{ locator: `${id}.txt`, passageCount: 1, addedAt: '2024-01-01T00:00:00Z' },
  };
}

/** A candidate that is all of an article, as good as any other by search. */
function candidate(row: number, article: StoredArticle): Ranked {
  const { id, body } = article;
  const passage = { row, articleId: id, version: '', ordinal: 0, start: 0, end: body.length };
  const none = { sentence: 0, phrases: 0, lead: 0, publisher: 0, period: 0, conversation: 0 };
  return {
    candidate: { passage, cosine: 0.7, bm25: 10 },
    parts: { ...none, meaning: 0.7, words: 0.1, reader: 0, total: 0.8 },
    article,
    text: body,
    reading: null,
  };
}

describe('how the words of a question stand in a passage', () => {
  it('counts the words of the best sentence, each once, by rarity', () => {
    const text = 'The harbour has a view. Lock after lock was repaired, at a cost. It rained.';
    expect(wording(text, '', harbour).sentence).toBe(3);
    expect(wording('The cost of the harbour and its lock rose.', '', harbour).sentence).toBe(6);
    expect(wording('It rained.', '', harbour)).toEqual({ sentence: 0, phrases: 0 });
  });

  it('counts neighbouring words that stand side by side in passage or title', () => {
    expect(wording('A lock, and a harbour.', '', harbour).phrases).toBe(0);
    expect(wording('The harbour lock opened.', '', harbour).phrases).toBe(2);
    expect(wording('It opened.', 'Harbour lock opens', harbour).phrases).toBe(2);
  });

  it('prefers the passage that says in one sentence what another says in three', () => {
    const spread = stored('spread', 'The harbour is old. A lock was sold. The cost is high.');
    const together = stored(
      'together',
      'It is old. The harbour lock was sold at a cost. So it is.',
    );
    const plain = [candidate(1, spread), candidate(2, together)];
    const ranked = rankByWording(plain, harbour);
    expect(plain.map((one) => one.article.id)).toEqual(['spread', 'together']);
    expect(ranked.map((one) => one.candidate.passage.articleId)).toEqual(['together', 'spread']);
    for (const { parts } of ranked) {
      const { total, ...others } = parts;
      expect(Object.values(others).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 10);
    }
  });

  it('keeps those that it does not look into behind, in their order', () => {
    const article = stored('rain', 'It rained.');
    const many = Array.from({ length: 30 }, (_, i) => candidate(i + 1, article));
    const ranked = rankByWording(many, harbour);
    expect(ranked.map((one) => one.candidate.passage.row)).toEqual(many.map((_, i) => i + 1));
  });
});
