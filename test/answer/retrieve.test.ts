import { describe, expect, it } from 'vitest';
import { retrieve } from '../../src/answer/retrieve.js';
import type { Candidate, StoredArticle } from '../../src/library/library.js';
import { queryIn } from './queries.js';

/** Remembers which articles are requested, and how many had been when each was answered. */
function libraryOf(gone: readonly string[] = [], current = 'first') {
  const fetched: string[] = [];
  const before: number[] = [];
  const article = async (id: string, version?: string): Promise<StoredArticle | null> => {
    fetched.push(id);
    await new Promise((resolve) => setImmediate(resolve));
    before.push(fetched.length);
    return gone.includes(id) || version !== current ? null : stored(id);
  };
  return { fetched, before, article };
}

function stored(id: string): StoredArticle {
  return {
    ...{ id, title: null, publisher: `The ${id} Post`, date: null, author: null, url: null },
    ...{ locator: `${id}.txt`, body: `Of ${id} it says this. And this.`, passageCount: 2 },
    addedAt: '2024-01-01T00:00:00Z',
  };
}

/** The nth best candidate of a search. */
function candidate(nth: number, articleId: string, version = 'first'): Candidate {
  const end = 16 + articleId.length;
  const passage = { row: nth, articleId, version, ordinal: 1, start: 0, end };
  return { passage, cosine: 0.9 - nth / 1000, bm25: 0 };
}

/** So many candidates, best first: `perArticle` of the first article, then as many of the next. */
function candidates(count: number, perArticle: number): Candidate[] {
  return Array.from({ length: count }, (_, i) =>
    candidate(i, String.fromCharCode('a'.charCodeAt(0) + Math.floor(i / perArticle))),
  );
}

const query = queryIn('who said this?');
const letters = (text: string): string[] => [...text];

describe('retrieving', () => {
  it('gives the best candidates their article and their passage', async () => {
    const { ranked } = await retrieve(
      query,
      [candidate(1, 'b'), candidate(0, 'a')],
      libraryOf(),
      3,
    );
    expect(ranked.map(({ article, text }) => [article.id, text])).toEqual([
      ['a', 'Of a it says this'],
      ['b', 'Of b it says this'],
    ]);
  });

  it('fetches the articles of the best twenty candidates, each once and all at once', async () => {
    const library = libraryOf();
    const { ranked, rest } = await retrieve(query, candidates(40, 4), library, 3);
    expect(library.fetched).toEqual(letters('abcde'));
    expect(library.before).toEqual([5, 5, 5, 5, 5]);
    expect(ranked).toHaveLength(20);
    expect(rest.map((one) => one.candidate.passage.row)).toEqual(
      Array.from({ length: 20 }, (_, i) => 20 + i),
    );
  });

  it('fetches those of as many candidates as there may be quotes', async () => {
    const library = libraryOf();
    await retrieve(query, candidates(40, 4), library, 30);
    expect(library.fetched).toEqual(letters('abcdefgh'));
  });

  it('fetches as many articles as a refusal may name, however far behind they are', async () => {
    const library = libraryOf();
    const { ranked, rest } = await retrieve(query, candidates(80, 10), library, 3);
    expect(library.fetched).toEqual(letters('abcde'));
    expect(ranked).toHaveLength(50);
    expect(rest).toHaveLength(30);
  });

  it('ranks every candidate of an article that it fetched', async () => {
    const { ranked, rest } = await retrieve(
      query,
      [...candidates(25, 1), candidate(30, 'a')],
      libraryOf(),
      3,
    );
    expect(ranked.at(-1)?.candidate.passage.row).toBe(30);
    expect(rest.map((one) => one.candidate.passage.articleId)).toEqual(letters('uvwxy'));
  });

  it('fetches all articles if the question names a publisher or a time, still each once', async () => {
    const library = libraryOf();
    const hint = { kind: 'publisher', publisher: 'The h Post', phrase: 'The h Post' } as const;
    const { ranked, rest } = await retrieve(
      { ...query, hints: [hint] },
      candidates(40, 4),
      library,
      3,
    );
    expect(library.fetched).toEqual(letters('abcdefghij'));
    expect(ranked[0]?.article.id).toBe('h');
    expect(rest).toEqual([]);
  });

  it('leaves out candidates whose article has been removed meanwhile', async () => {
    const { ranked, rest } = await retrieve(query, candidates(6, 2), libraryOf(['b']), 3);
    expect(ranked.map((one) => one.article.id)).toEqual(letters('aacc'));
    expect(rest).toEqual([]);
  });

  it('leaves out those whose article has got another text, and keeps those of that text', async () => {
    const found = [candidate(0, 'a'), candidate(1, 'b'), candidate(2, 'a', 'second')];
    const { ranked, rest } = await retrieve(query, found, libraryOf([], 'second'), 3);
    expect(ranked.map(({ candidate: { passage } }) => passage.row)).toEqual([2]);
    expect(rest).toEqual([]);
  });
});
