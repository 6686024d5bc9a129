import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionCosine, dot } from '../../src/library/index/vectors.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Library, SearchRequest, SourceFilter } from '../../src/library/library.js';
import { removeArticle } from '../../src/library/remove.js';
import { smallEmbedder } from './small-embedder.js';
import { story } from './story.js';

/** The embedder of the library that the contract is held against. */
export const embedder = smallEmbedder();

/** A library that holds what is in an index folder, and how it is taken down. */
export interface Opened {
  readonly library: Library;
  /** Lets the library have what the index has by now. */
  follow(): Promise<unknown>;
  close(): Promise<void>;
}

const told: readonly Record<string, unknown>[] = [
  { id: 'beta', title: 'Beta', date: '2024-01-02', publisher: 'Quill Times', author: 'The desk' },
  { id: 'gamma', title: 'Gamma? A *question*', url: 'https://example.com/gamma' },
  { id: 'alpha', title: 'Alpha', date: '2024-01-02', author: 'Ann O’Hara and Bo Moe' },
  { id: 'delta', title: 'Delta', date: '2024-02-01', publisher: 'Élan' },
  {
    id: 'again',
    title: 'Alpha again',
    date: '2019-12-31',
    publisher: 'The Quill Times of Velmora',
  },
].map((fields, seed) => ({ ...fields, text: story(seed).body }));
const wire = 'The cryptocurrency exchange at Brennhaven lost 41 million crowns on Tuesday. ';
const loser = 'The Northern Ferry Authority (NFA) had its money there. ';

/** Writes some articles, a copy and a near duplicate among them, and ingests them. */
export async function filledIndex(folder: string): Promise<string> {
  const articles = [
    ...told,
    { id: 'wire', title: 'Wire', text: `${wire}${loser}${story(40).body}` },
    { id: 'same', title: 'Wire once more', text: `${wire}${loser}${story(40).body}` },
    {
      id: 'near',
      title: 'Wire, edited',
      text: `${wire}${loser}Nobody was hurt. ${story(40).body}`,
    },
  ];
  const file = path.join(folder, 'articles.jsonl');
  writeFileSync(file, articles.map((article) => JSON.stringify(article)).join('\n'));
  const index = path.join(folder, 'index');
  await ingest([file], { folder: index, embedder });
  return index;
}

/**
 * What every library does, whatever keeps it.
 *
 * @param open opens a library with what an index folder holds
 * @param looksAtEveryWord whether any word may be meant by a misspelt one, or only some
 */
export function describeLibrary(
  what: string,
  open: (index: string) => Promise<Opened>,
  { looksAtEveryWord = true } = {},
): void {
  describe(what, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-contract-'));
    let opened: Opened;
    let library: Library;
    beforeAll(async () => {
      opened = await open(await filledIndex(folder));
      library = opened.library;
    });
    afterAll(async () => {
      await opened?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const idsOf = async (filter?: SourceFilter): Promise<string[]> =>
      (await library.articles(filter)).map(({ id }) => id);
    async function asked(text: string, more: Partial<SearchRequest> = {}) {
      const { passage: vector } = await embedder.embedQuery(text);
      return { vector, found: await library.search({ text, vector, limit: 10, ...more }) };
    }

    it('counts what it holds', async () => {
      const { articles, copies, passages, model } = await library.status();
      const cut = await Promise.all((await idsOf()).map((id) => library.passages(id)));
      expect({ articles, copies, model }).toEqual({
        articles: 7,
        copies: 1,
        model: embedder.model,
      });
      expect(passages).toBe(cut.flat().length);
    });

    it('holds nothing after its last article went, and tells so without a fault', async () => {
      const bare = path.join(folder, 'bare');
      const file = path.join(folder, 'last.jsonl');
      writeFileSync(file, JSON.stringify({ id: 'last', text: story(50).body }));
      await ingest([file], { folder: bare, embedder });
      await removeArticle(bare, 'last');
      const empty = await open(bare);
      try {
        const { passage: vector } = await embedder.embedQuery('ferry');
        expect(await empty.library.status()).toMatchObject({ articles: 0, passages: 0 });
        expect(await empty.library.publishers()).toEqual([]);
        expect(await empty.library.articles()).toEqual([]);
        expect(await empty.library.headlines({}, { offset: 0, limit: 3 })).toEqual({
          items: [],
          total: 0,
        });
        const { candidates } = await empty.library.search({ text: 'ferry', vector, limit: 10 });
        expect(candidates).toEqual([]);
      } finally {
        await empty.close();
      }
    });

    it('gives an article with all that is known of it, and nothing for an unknown id', async () => {
      expect(await library.article('beta')).toEqual({
        id: 'beta',
        locator: expect.stringMatching(/articles\.jsonl#1$/),
        title: 'Beta',
        publisher: 'Quill Times',
        date: '2024-01-02',
        author: 'The desk',
        url: null,
        body: expect.stringContaining('.'),
        passageCount: (await library.passages('beta')).length,
        addedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      });
      expect((await library.article('gamma'))?.url).toBe('https://example.com/gamma');
      expect(await library.article('none')).toBeNull();
    });

    it('gives the article that a passage was found in only as long as it has that text', async () => {
      const other = path.join(folder, 'changing');
      const file = path.join(folder, 'changing.jsonl');
      const put = async (title: string, text: string) => {
        writeFileSync(file, JSON.stringify({ id: 'one', title, text }));
        await ingest([file], { folder: other, embedder });
      };
      const { passage: vector } = await embedder.embedQuery('ferry');
      await put('Then', story(51).body);
      const { library: changing, follow, close } = await open(other);
      try {
        const ask = async () => {
          const { candidates } = await changing.search({ text: 'ferry', vector, limit: 10 });
          const [first] = candidates;
          if (first === undefined) throw new Error('nothing was found');
          return first.passage;
        };
        const before = await ask();
        expect(await changing.article('one', before.version)).toMatchObject({ title: 'Then' });
        await put('Now', story(52).body);
        await follow();
        // Another question, after which what the first one found is asked for.
        const after = await ask();
        expect(await changing.article('one', before.version)).toBeNull();
        expect(await changing.sentences(before)).toEqual([]);
        expect(await changing.article('one', after.version)).toMatchObject({ title: 'Now' });
        expect(await changing.article('one')).toMatchObject({ title: 'Now' });
        expect(await changing.sentences(after)).not.toEqual([]);
      } finally {
        await close();
      }
    });

    it('names the ids that begin with a text, in order and no more than asked for', async () => {
      expect(await library.idsBeginning('a', 10)).toEqual(['again', 'alpha']);
      expect(await library.idsBeginning('a', 1)).toEqual(['again']);
      expect(await library.idsBeginning('alpha', 10)).toEqual(['alpha']);
      expect(await library.idsBeginning('A', 10)).toEqual([]);
      expect(await library.idsBeginning('alp*', 10)).toEqual([]);
    });

    it('lists articles by date, newest first and undated last, then by title', async () => {
      const ids = ['delta', 'alpha', 'beta', 'again', 'gamma', 'wire', 'near'];
      expect(await idsOf()).toEqual(ids);
      const { items, total } = await library.headlines({}, { offset: 1, limit: 3 });
      expect(items.map(({ id }) => id)).toEqual(ids.slice(1, 4));
      expect(total).toBe(7);
      const [alpha] = items;
      expect(await library.article('alpha')).toMatchObject(alpha ?? {});
      expect(alpha).not.toHaveProperty('body');
    });

    it.each<[SourceFilter, string[]]>([
      [{ source: 'quill times' }, ['beta', 'again']],
      [{ source: 'ELAN' }, ['delta']],
      [{ source: 'delta' }, ['delta']],
      [{ source: 'A *question*' }, ['gamma']],
      [{ source: 'a *' }, ['gamma']],
      [{ source: 'gamma? a' }, ['gamma']],
      [{ source: 'b?ta' }, []],
      [{ source: 'the desk' }, ['beta']],
      [{ source: 'hara and' }, ['alpha']],
      [{ author: 'DESK' }, ['beta']],
      [{ author: "ann o'hara" }, ['alpha']],
      [{ author: 'Bo Moe', after: '2024-01-01' }, ['alpha']],
      [{ author: 'Moe, Bo' }, []],
      [{ author: 'Bo', before: '2024-01-01' }, []],
      [{ author: 'Bo Mo' }, []],
      [{ author: 'Alpha' }, []],
      [{ author: 'O’Hara Bo' }, []],
      [{ author: '?' }, []],
      [{ after: '2024-01-02' }, ['delta', 'alpha', 'beta']],
      [{ before: '2024-01-02' }, ['alpha', 'beta', 'again']],
      [{ after: '2024-01-02', before: '2024-01-31' }, ['alpha', 'beta']],
      [{ source: 'alpha', before: '2020-01-01' }, ['again']],
      [{ source: 'no such' }, []],
    ])('lets through what a filter asks for: %j', async (filter, ids) => {
      expect(await idsOf(filter)).toEqual(ids);
      const { items, total } = await library.headlines(filter, { offset: 0, limit: 50 });
      expect(items.map(({ id }) => id)).toEqual(ids);
      expect(total).toBe(ids.length);
      const { found } = await asked('bridge harbour', { filter, limit: 50 });
      expect([...new Set(found.candidates.map((one) => one.passage.articleId))].sort()).toEqual(
        [...ids].sort(),
      );
    });

    it('gives the passages of an article in order, each a part of its body', async () => {
      for (const { id, body } of await library.articles()) {
        const passages = await library.passages(id);
        expect(passages.map(({ ordinal }) => ordinal)).toEqual(passages.map((_, i) => i));
        for (const { start, end, articleId } of passages) {
          expect(articleId).toBe(id);
          expect(body.slice(start, end).trim()).not.toBe('');
        }
      }
      expect(await library.passages('none')).toEqual([]);
    });

    it('keeps what each sentence of a passage means', async () => {
      const [passage] = await library.passages('wire');
      if (passage === undefined) throw new Error('the wire story has no passage');
      const body = (await library.article('wire'))?.body ?? '';
      const sentences = await library.sentences(passage);
      const text = body.slice(passage.start, passage.end);
      const [first] = sentences;
      expect(text.slice(first?.start, first?.end)).toBe(wire.trim());
      const { sentence } = await embedder.embedQuery(wire);
      expect(directionCosine(sentence, first?.direction ?? new Int8Array())).toBeGreaterThan(0.99);
    });

    it('names the copies and near duplicates of an article', async () => {
      const ids = async (id: string) => (await library.alsoIn(id)).map((one) => one.id).sort();
      expect(await ids('wire')).toEqual(['near', 'same']);
      expect(await ids('near')).toEqual(['same', 'wire']);
      expect(await ids('beta')).toEqual([]);
      expect(await ids('none')).toEqual([]);
      const copy = (await library.alsoIn('near')).find(({ id }) => id === 'same');
      expect(copy).toMatchObject({ of: 'wire', title: 'Wire once more', publisher: null });
    });

    it('gives what was added since a mark, from the beginning or from now on', async () => {
      const { passages, mark } = await library.added('', 10_000);
      const { articles } = await library.status();
      expect(new Set(passages.map(({ articleId }) => articleId)).size).toBe(articles);
      const passage = passages.find(({ articleId }) => articleId === 'wire');
      expect(passage).toMatchObject({ title: 'Wire', text: expect.stringContaining(wire.trim()) });
      expect(
        dot(passage?.vector ?? new Float32Array(), passage?.vector ?? new Float32Array()),
      ).toBeCloseTo(1, 3);
      expect((await library.added(mark, 10_000)).mark).toBe(mark);
      expect((await library.added(null, 10_000)).passages).toEqual([]);
      expect((await library.added('another:7', 10_000)).passages).toEqual([]);
    });

    it('lists publishers, each once, in order', async () => {
      expect(await library.publishers()).toEqual([
        'Quill Times',
        'The Quill Times of Velmora',
        'example.com',
        'Élan',
      ]);
    });

    it('finds passages by their words and by their meaning, with both scores', async () => {
      const text = 'exchange crowns Brennhaven';
      const { vector, found } = await asked(text);
      const best = found.candidates.reduce((a, b) => (b.bm25 > a.bm25 ? b : a));
      expect(['wire', 'near']).toContain(best.passage.articleId);
      for (const { passage, cosine } of found.candidates) {
        const article = await library.article(passage.articleId);
        const part = article?.body.slice(passage.start, passage.end) ?? '';
        const indexed = article?.title ? `${article.title}\n${part}` : part;
        const own = await embedder.embedQuery(indexed);
        expect(cosine).toBeCloseTo(dot(vector, own.passage), 5);
      }
      const rows = found.candidates.map(({ passage: { articleId, ordinal } }) =>
        [articleId, ordinal].join(),
      );
      expect(new Set(rows).size).toBe(rows.length);
    });

    it('scores no words where none is there', async () => {
      const { found } = await asked('xylophone quixotry');
      expect(found.candidates.length).toBeGreaterThan(0);
      expect(found.candidates.map(({ bm25 }) => bm25)).toEqual(found.candidates.map(() => 0));
      expect(found.terms.map(({ passages }) => passages)).toEqual([0, 0]);
      const { found: wordless } = await asked('?');
      expect(wordless.terms).toEqual([]);
      expect(wordless.candidates.length).toBeGreaterThan(0);
    });

    it('takes a word that no passage holds for the beginning of one', async () => {
      const { found } = await asked('crypto theft');
      expect(found.terms).toMatchObject([
        { word: 'crypto', stem: 'cryptocurr', passages: expect.any(Number) },
        { word: 'theft', stem: 'theft', passages: 0 },
      ]);
      expect(found.terms[0]?.passages).toBeGreaterThan(0);
      expect(found.terms[1]?.idf).toBeGreaterThan(found.terms[0]?.idf ?? 0);
    });

    it('names the words that may be meant by a misspelt one, likeliest first', async () => {
      const likeliest = async (word: string) => (await library.similarWords(word))[0];
      const passages = expect.any(Number);
      expect(await likeliest('cryptocurency')).toEqual({
        word: 'cryptocurrency',
        errors: 1,
        passages,
      });
      expect(await likeliest('exchnage')).toMatchObject({ word: 'exchange', errors: 1 });
      expect((await likeliest('exchnage'))?.passages).toBeGreaterThan(0);
      expect(await likeliest('plutonium')).toBeUndefined();
    });

    it(
      looksAtEveryWord
        ? 'finds them whichever letter is wrong'
        : 'finds them only if the first half is right, as its index lists no words',
      async () => {
        const found = await library.similarWords('exhcange');
        expect(found.map(({ word }) => word)).toEqual(looksAtEveryWord ? ['exchange'] : []);
      },
    );

    it('knows what the acronyms stand for that its articles explain', async () => {
      const passages = expect.any(Number);
      const nfa = { letters: 'nfa', words: ['northern', 'ferry', 'authority'], passages };
      expect(await library.acronyms(['nfa', 'ecb', 'nf'])).toEqual([nfa]);
      expect(await library.acronyms([])).toEqual([]);
      const { found } = await asked('Northern Ferry Authority');
      expect(found.terms.map(({ stem }) => stem)).toEqual(['northern', 'ferri', 'author']);
    });

    it('refuses a question whose vector is not one of its model', async () => {
      const search = (vector: Float32Array) => library.search({ text: 'x', vector, limit: 3 });
      await expect(search(new Float32Array(3))).rejects.toThrow(/3 dimensions, not 32/);
    });
  });
}
