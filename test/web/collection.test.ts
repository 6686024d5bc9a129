import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedApi } from './described.js';
import { attributesOf, wordsOf } from './markup.js';
import { type Inserted, insertedEngine, type Serving, serving } from './serving.js';

const count = 10_000;
const publishers = ['Daily Example', 'Example Post', 'Harbour Herald'];

/** Articles of three publishers over two years, each of words of its own. */
const articles: Inserted[] = Array.from({ length: count }, (_, at) => ({
  id: `a${at}`,
  title: `Report ${at} ${at % 100 === 0 ? 'on Example Post' : 'from the coast'}`,
  publisher: publishers[at % 3] ?? null,
  author: at % 7 === 0 ? 'Ada Kestrel' : null,
  date: `${2022 + (at % 2)}-${String(1 + (at % 12)).padStart(2, '0')}-15`,
  body: Array.from({ length: 12 }, (_, word) => `word${at * 12 + word}`).join(' '),
}));
const flood = `The river rose by two metres overnight and flooded the lower town of Dunholm, the fire service said.
Some four hundred people had to leave their houses and spent the night in the sports hall on the hill.
The mayor said on the radio that the water would fall by Thursday, and thanked all those who had helped.`;
const kin: Inserted[] = [
  { id: 'flood1', title: 'Flood in Dunholm', date: '2025-03-02', body: flood },
  {
    id: 'flood2',
    title: 'Dunholm under water',
    date: '2025-03-01',
    body: `${flood} More follows.`,
  },
  {
    id: 'undated',
    title: 'A letter',
    body: 'Nobody knows when this letter was written, or by whom.',
  },
];

let served: Serving;
let remove: () => void;
beforeAll(async () => {
  const made = await insertedEngine([...articles, ...kin]);
  remove = made.remove;
  served = await serving(made.engine);
});
afterAll(async () => {
  await served.close();
  remove();
});

const found = (text: string): string => wordsOf(text, '#found')[0] ?? '';

describe('the collection', () => {
  it('is shown page by page, newest first', async () => {
    const { text } = await served.page('/articles');
    expect(found(text)).toBe('10,003 articles: 1 to 25');
    const [next = ''] = attributesOf(text, '.pager a[rel=next]', 'href');
    const second = await served.page(next);
    expect(found(second.text)).toBe('10,003 articles: 26 to 50');
    expect(attributesOf(second.text, '.pager a[rel=prev]', 'href')).toEqual(['/articles']);
    const last = await served.page('/articles?offset=10000');
    expect(wordsOf(last.text, '.articles > li')).toHaveLength(3);
    expect(attributesOf(last.text, '.pager a[rel=next]', 'href')).toEqual([]);
    expect(wordsOf(last.text, '.articles .headline').at(-1)).toBe('A letter');
  });

  it('has those of nearly the same text together, and each once', async () => {
    const { text } = await served.page('/articles');
    expect(wordsOf(text, '.articles > li:first-child > a')).toEqual(['Flood in Dunholm']);
    expect(wordsOf(text, '.articles > li:first-child .kin li')).toEqual([
      'Dunholm under water 1 March 2025',
    ]);
    expect(text.split('Dunholm under water')).toHaveLength(2);
    const article = await served.page('/articles/flood1');
    expect(wordsOf(article.text, 'main li')).toEqual(['Dunholm under water 1 March 2025']);
  });

  it('counts publishers and times, whose links filter it', async () => {
    const { text } = await served.page('/articles');
    expect(wordsOf(text, '[aria-labelledby=publishers] li')).toEqual([
      'Daily Example 3,334',
      'Example Post 3,333',
      'Harbour Herald 3,333',
    ]);
    expect(wordsOf(text, '[aria-labelledby=times] li')).toEqual(
      expect.arrayContaining(['March 2025 2']),
    );
    expect(wordsOf(text, '[aria-labelledby=times] p')).toContain('1 without a date');
    const links = attributesOf(text, '[aria-labelledby=publishers] a', 'href');
    expect(found((await served.page(links[1] ?? '')).text)).toBe('3,333 articles found: 1 to 25');
    const [month = ''] = attributesOf(text, '[aria-labelledby=times] a', 'href');
    expect(month).toBe('/articles?after=2022-01-01&before=2022-01-31');
    const filtered = (await served.page(month)).text;
    const january = articles.filter(({ date }) => date?.startsWith('2022-01')).length;
    expect(found(filtered)).toBe(`${january} articles found: 1 to 25`);
    expect(wordsOf(filtered, '[aria-current=true]')).toEqual([`January 2022 ${january}`]);
  });

  it('is searched by title, publisher, author and day together', async () => {
    const filter = 'q=Ada+Kestrel&publisher=Example+Post&after=2023-01-01&before=2023-06-30';
    const passes = articles.filter(
      ({ author, publisher, date = '' }) =>
        author === 'Ada Kestrel' &&
        publisher === 'Example Post' &&
        `${date}` >= '2023-01-01' &&
        `${date}` <= '2023-06-30',
    );
    expect(passes.length).toBeGreaterThan(25);
    const { text } = await served.page(`/articles?${filter}`);
    expect(found(text)).toBe(`${passes.length} articles found: 1 to 25`);
    const [next = ''] = attributesOf(text, '.pager a[rel=next]', 'href');
    expect(next).toContain('publisher=Example+Post');
    expect(attributesOf(text, '#q', 'value')).toEqual(['Ada Kestrel']);
    expect(wordsOf(text, 'option[selected]')).toEqual(['Example Post']);
  });

  it('says if nothing passes a filter', async () => {
    const { text } = await served.page('/articles?q=zeppelin');
    expect(found(text)).toBe('0 articles found');
    expect(wordsOf(text, '.found p')).toEqual(['No article passes this filter. Show all of them']);
  });

  it('is the same to programs', async () => {
    const { ask } = await describedApi(served.server.address);
    const seen = new Set<string>();
    for (let offset = 0; offset < count + kin.length; offset += 200) {
      const { body } = await ask<{ total: number; articles: { id: string }[] }>(
        `/api/articles?limit=200&offset=${offset}`,
      );
      expect(body.total).toBe(count + kin.length);
      for (const { id } of body.articles) seen.add(id);
    }
    expect(seen.size).toBe(count + kin.length);
    const { body } = await ask('/api/articles?publisher=Example+Post&limit=1');
    expect(body).toMatchObject({ total: 3333 });
  });
});
