import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerJson } from '../../src/answer/format/answer-json.js';
import type { ArticleJson, ListedJson } from '../../src/web/api/json.js';
import { type AskApi, describedApi } from './described.js';
import { type Serving, seededEngine, serving } from './serving.js';

const cryptoTheft = 'what did the UN report say about crypto theft?';

let served: Serving;
let remove: () => void;
let ask: AskApi;
let paths: string[];

beforeAll(async () => {
  const { engine, remove: removeIndex } = await seededEngine();
  remove = removeIndex;
  served = await serving(engine, { demo: true });
  const { description, ask: described } = await describedApi(served.server.address);
  ask = described;
  expect(description.openapi).toBe('3.1.0');
  paths = Object.keys(description.paths);
});
afterAll(async () => {
  await served.close();
  remove();
});

const asking = (question: string, more = ''): string =>
  `/api/ask?q=${encodeURIComponent(question)}${more}`;

interface Found {
  readonly query: string;
  readonly passages: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly score: number;
    readonly article: { readonly id: string };
  }[];
}

describe('the API', () => {
  it('describes each of its addresses', () => {
    expect(paths).toEqual([
      '/api/ask',
      '/api/articles',
      '/api/articles/{id}',
      '/api/search',
      '/healthz',
    ]);
  });

  it('answers a question as the engine does', async () => {
    const { body } = await ask<AnswerJson & { demo: boolean }>(asking(cryptoTheft));
    const { answered, band, quotes } = await served.engine.ask(cryptoTheft);
    expect(body).toMatchObject({ question: cryptoTheft, answered, band, demo: true });
    expect(body.quotes.map(({ text }) => text)).toEqual(quotes.map(({ text }) => text));
    expect(body).not.toHaveProperty('evidence');
  });

  it('quotes what the article has between the offsets', async () => {
    const { body: answer } = await ask<AnswerJson>(asking(cryptoTheft, '&limit=5'));
    expect(answer.quotes.length).toBeGreaterThan(1);
    for (const { text, start, end, article } of answer.quotes) {
      const { body } = await ask<ArticleJson>(`/api/articles/${article.id}`);
      expect(body.body.slice(start, end)).toBe(text);
    }
  });

  it('explains an answer if that is asked for', async () => {
    const { body } = await ask<AnswerJson>(asking(cryptoTheft, '&explain=1&limit=1'));
    expect(body.quotes).toHaveLength(1);
    expect(body.quotes[0]?.parts?.total).toBeCloseTo(body.quotes[0]?.score ?? 0);
    expect(body.evidence?.cosine).toBeGreaterThan(0);
  });

  it('refuses what the articles do not say', async () => {
    const { status, body } = await ask<AnswerJson>(asking('Who won the football world cup?'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ answered: false, band: 'none', quotes: [] });
  });

  it('narrows the search', async () => {
    const { body } = await ask<AnswerJson>(
      asking('What did Kim order?', '&source=DW&after=2023-01-01'),
    );
    expect(body.filters.map(({ kind, effect }) => [kind, effect])).toEqual([
      ['source', 'filter'],
      ['after', 'filter'],
    ]);
    const publishers = body.quotes.map(({ article }) => article.publisher);
    expect(new Set(publishers)).toEqual(new Set(['Pullquote briefs, after DW']));
  });

  it('lists articles page by page', async () => {
    type List = { total: number; articles: ListedJson[] };
    const { body: all } = await ask<List>('/api/articles');
    expect(all.articles).toHaveLength(all.total);
    const { body: second } = await ask<List>('/api/articles?offset=1&limit=1');
    expect(second.articles).toEqual([all.articles[1]]);
    const publisher = all.articles[1]?.publisher ?? '';
    const { body: one } = await ask<List>(
      `/api/articles?publisher=${encodeURIComponent(publisher)}&q=${all.articles[1]?.id}`,
    );
    expect(one).toMatchObject({ total: 1, articles: [all.articles[1]] });
  });

  it('shows an article whose passages are parts of its text', async () => {
    const { body: list } = await ask<{ articles: ListedJson[] }>('/api/articles?limit=1');
    const [first] = list.articles;
    const { body } = await ask<ArticleJson>(`/api/articles/${first?.id}`);
    expect(body.passages).toHaveLength(first?.passages ?? 0);
    for (const { start, end, text } of body.passages) {
      expect(text).toBe(body.body.slice(start, end));
      expect(text).not.toBe('');
    }
  });

  it('finds passages by score, best first, whether they answer or not', async () => {
    const { body } = await ask<Found>('/api/search?q=football+in+Pyongyang&limit=4');
    expect(body.passages).toHaveLength(4);
    const scores = body.passages.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { article, start, end, text } of body.passages) {
      const stored = await served.engine.library.article(article.id);
      expect(stored?.body.slice(start, end)).toBe(text);
    }
  });
});

describe('an error of the API', () => {
  it.each([
    ['/api/ask', 400, 'q: must be given.'],
    ['/api/ask?q=+', 400, 'q: must be given.'],
    [`/api/ask?q=${'a'.repeat(4001)}`, 400, 'q: must have at most 4000 characters.'],
    ['/api/ask?q=who&after=yesterday', 400, 'after: must be a day as YYYY-MM-DD'],
    ['/api/ask?q=who&before=2023-02-30', 400, 'before: must be a day as YYYY-MM-DD'],
    ['/api/ask?q=who&limit=0', 400, 'limit: must be a whole number from 1 to 20.'],
    ['/api/ask?q=who&limit=2.5', 400, 'limit: must be a whole number from 1 to 20.'],
    ['/api/ask?q=who&explain=perhaps', 400, 'explain: must be 1 or 0.'],
    [`/api/articles?q=${'a'.repeat(201)}`, 400, 'q: must have at most 200 characters.'],
    ['/api/articles?offset=-1', 400, 'offset: must be a whole number from 0'],
    ['/api/search?q=who&limit=51', 400, 'limit: must be a whole number from 1 to 50.'],
    ['/api/articles/nope', 404, 'There is no article nope in the index.'],
    ['/api/articles/..%2F..%2Fetc%2Fpasswd', 404, 'There is no article ../../etc/passwd'],
  ])('says what is wrong: %.60s', async (path, status, words) => {
    const { body } = await ask(path);
    expect(body).toMatchObject({ status });
    expect(body.detail).toContain(words);
  });

  it('names everything that is wrong at once', async () => {
    const { body } = await ask('/api/ask?limit=x&after=x');
    expect(body.detail).toMatch(/q: .+ after: .+ limit: /);
  });

  it('is problem details at an unknown address, too', async () => {
    const response = await fetch(new URL('/api/nothing', served.server.address));
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('what a client has already', () => {
  it.each([
    asking(cryptoTheft),
    '/api/articles',
    '/api/search?q=theft',
    '/api/openapi.json',
  ])('is not sent again: %s', async (path) => {
    const url = new URL(path, served.server.address);
    const first = await fetch(url);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const again = await fetch(url, { headers: { 'If-None-Match': `"other", ${tag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await fetch(url, { headers: { 'If-None-Match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('is another for another question', async () => {
    const [one, other] = await Promise.all(['kim', 'theft'].map((q) => ask(`/api/search?q=${q}`)));
    expect(one?.headers.get('etag')).not.toBe(other?.headers.get('etag'));
  });

  it('is sent again once an article is added', async () => {
    const path = '/api/search?q=ferry';
    const before = (await ask(path)).headers.get('etag') ?? '';
    await served.engine.ingest(
      bytesOf(
        '{"title":"Ferry","text":"The ferry to the islands sails again on Monday, the harbour office said."}',
      ),
    );
    const { status, body } = await ask<Found>(path, { 'If-None-Match': before });
    expect(status).toBe(200);
    expect(body.passages[0]?.text).toContain('The ferry to the islands');
  });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
