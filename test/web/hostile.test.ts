import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPage } from './markup.js';
import { type Inserted, insertedEngine, type Serving, serving } from './serving.js';

const attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
const override = '\u202e';
const sentence = `The zeppelin ${attack} landed in Kalvik ${override}yadnuS no.`;
const article: Inserted = {
  id: `a'"><svg onload=alert(3)>`,
  title: `${override}Zeppelin ${attack}`,
  publisher: `Gazette ${attack}${override}`,
  author: `Ada ${attack}`,
  date: '2024-05-12',
  url: 'javascript:alert(4)',
  locator: `/news/${attack}.txt`,
  body: `${sentence}\n\nIts crew ${attack} went ashore.\u0000 & so &lt;did&gt; its cargo.`,
};
const copy: Inserted = { ...article, id: 'copy', url: `https://example.com/${attack}` };

let served: Serving;
let remove: () => void;
beforeAll(async () => {
  const made = await insertedEngine([article, copy]);
  remove = made.remove;
  served = await serving(made.engine);
});
afterAll(async () => {
  await served.close();
  remove();
});

const id = encodeURIComponent(article.id);
const asked = encodeURIComponent(`Where did the zeppelin land ${attack}`);

it.each([
  '/articles',
  `/articles?q=${encodeURIComponent(attack)}&publisher=${encodeURIComponent(attack)}`,
  `/articles/${id}`,
  `/articles/${id}?from=4&to=40&sentence=4-20`,
  `/articles/${id}?dropped=1`,
  '/articles/copy',
  `/articles/${encodeURIComponent(attack)}`,
  `/?q=${asked}`,
  `/?q=${asked}&source=${encodeURIComponent(attack)}`,
  `/?q=zeppelin&after=${encodeURIComponent(attack)}`,
  `/why?q=${asked}`,
  `/${encodeURIComponent(attack)}`,
])('makes no markup of what an article or a reader wrote: %s', async (path) => {
  const { text } = await served.page(path);
  const page = readPage(text);
  expect(page.querySelectorAll('script, img, iframe, object, style, [style]')).toHaveLength(0);
  const attributes = [...page.querySelectorAll('*')].flatMap((one) => [...one.attributes]);
  expect(attributes.filter(({ name }) => name.startsWith('on'))).toEqual([]);
  for (const { name, value } of attributes) {
    if (name === 'href' || name === 'action')
      expect(value).toMatch(/^(?:[/#]|https?:|data:image\/svg)/);
  }
});

it('shows the text as it is', async () => {
  const answer = readPage((await served.page(`/?q=${asked}`)).text);
  expect(answer.querySelector('blockquote')?.textContent).toContain(attack);
  const { text } = await served.page(`/articles/${id}`);
  const shown = readPage(text).querySelector('.text p')?.textContent;
  expect(shown).toBe(`1${sentence}`);
});

it('leads to a page of the web, but to no script', async () => {
  const originalAt = async (path: string): Promise<string | null | undefined> =>
    readPage((await served.page(path)).text)
      .querySelector('.original')
      ?.getAttribute('href');
  expect(await originalAt(`/articles/${id}`)).toBeUndefined();
  expect(await originalAt('/articles/copy')).toMatch(/^https:\/\/example\.com\/%22%3E%3Cimg/);
});

it('keeps what turns the direction around out of names, and quotes in paragraphs of their own', async () => {
  const page = readPage((await served.page(`/articles/${id}`)).text);
  const names = [...page.querySelectorAll('h1, title, .facts')].map((one) => one.textContent ?? '');
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) expect(name).not.toContain(override);
  for (const paragraph of page.querySelectorAll('.text p')) {
    expect(paragraph.getAttribute('dir')).toBe('auto');
  }
});

it('says the same to programs, as JSON', async () => {
  const response = await fetch(new URL(`/api/articles/${id}`, served.server.address));
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toMatchObject({ id: article.id, title: article.title });
});
