import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecords } from '../../src/records/store.js';
import { smallEngine } from '../discord/small-engine.js';
import { keptAnswer } from '../library/kept.js';
import { temporaryFolder } from '../library/stories.js';
import { attributesOf, wordsOf } from './markup.js';
import { insertedEngine, type Serving, seededEngine, serving } from './serving.js';

const cryptoTheft = 'what did the UN report say about crypto theft?';
const messy = `Harbour bridge reopens

By Ada Kestrel

12 May 2024

The harbour bridge reopened on Sunday after two years of work, the mayor of Kalvik said. Crossing it is free until June.

The repairs cost 41 million crowns, a third more than the council had planned for them in 2022.

Share this article

Sign up for our newsletter
`;

let served: Serving;
let remove: () => void;
beforeAll(async () => {
  const { engine, remove: removeIndex } = await seededEngine();
  remove = removeIndex;
  served = await serving(engine, { demo: true });
});
afterAll(async () => {
  await served.close();
  remove();
});

const asking = (question: string, more = ''): string =>
  `/?q=${encodeURIComponent(question)}${more}`;

describe('the page to ask on', () => {
  it('has a form, and an example as long as the demo answers', async () => {
    const { status, text } = await served.page('/');
    expect(status).toBe(200);
    expect(wordsOf(text, 'label')).toContain('Your question');
    expect(wordsOf(text, '.demo')).toEqual([
      'These are the demo articles. Add your own: pullquote ingest PATH',
    ]);
    const [example = ''] = attributesOf(text, 'main a[href^="/?q="]', 'href');
    expect(wordsOf((await served.page(example)).text, '.band')[0]).toMatch(/^Likely answer/);
  });

  it.each(['/', '/ask'])('shows quotes word for word at %s, the sentence marked', async (at) => {
    const { text } = await served.page(asking(cryptoTheft).replace('/', at));
    const { quotes, confidence } = await served.engine.ask(cryptoTheft);
    const [first] = quotes;
    expect(wordsOf(text, '.quote mark')[0]).toBe(first?.highlight.text);
    expect(wordsOf(text, '.quote blockquote')[0]).toBe(first?.text.replace(/\s+/g, ' '));
    const percent = `${Math.round(confidence * 100)}%`;
    expect(wordsOf(text, '.band')[0]).toBe(`Likely answer ${percent}`);
    expect(wordsOf(text, '.quote .source')[0]).toContain(first?.article.title);
    expect(attributesOf(text, 'input#q', 'value')).toEqual([cryptoTheft]);
  });

  it('says that an answer is only the closest match', async () => {
    const { text } = await served.page(asking('Who leads the central military commission?'));
    expect(wordsOf(text, '.band')[0]).toMatch(
      /^Closest match – may not answer your question \d+%$/,
    );
  });

  it('refuses in plain words, and names what is near', async () => {
    const question = 'How many goals did Kim Jong Un score for North Korea?';
    const { answered, nearest } = await served.engine.ask(question);
    expect([answered, nearest.length > 0]).toEqual([false, true]);
    const { text } = await served.page(asking(question));
    expect(wordsOf(text, '.refusal h2')).toEqual(["I couldn't find that in the articles."]);
    expect(wordsOf(text, '.near blockquote')).toEqual(
      nearest.map(({ sentence }) => sentence.text.replace(/\s+/g, ' ').trim()),
    );
    expect(wordsOf(text, '.quote')).toEqual([]);
  });

  it('says what narrowed the search, and keeps it in the form', async () => {
    const { text } = await served.page(
      asking('What did Kim order?', '&source=DW&after=2023-01-01'),
    );
    expect(wordsOf(text, '.search li')).toEqual([
      'Only articles with “DW” in the headline, publisher or author',
      'Only articles from 1 January 2023 onwards',
    ]);
    expect(attributesOf(text, '#source, #after, #before', 'value')).toEqual([
      'DW',
      '2023-01-01',
      '',
    ]);
  });

  it('says which words it searched for instead of misspelt ones', async () => {
    const { text } = await served.page(asking('What did the UN report say about cripto theft?'));
    expect(wordsOf(text, '.search li')).toEqual(['Searched for: crypto']);
  });

  it('answers a greeting as the bot does', async () => {
    expect(wordsOf((await served.page(asking('hello'))).text, '.answer')[0]).toMatch(/^Hello!/);
  });

  it('takes empty fields of the form for none', async () => {
    const { status, text } = await served.page(asking(cryptoTheft, '&source=&after=&before='));
    expect(status).toBe(200);
    expect(wordsOf(text, '.search li')).toEqual([]);
  });
});

describe('the page of an article', () => {
  it('has its whole text, and what was quoted of it', async () => {
    const { text } = await served.page(asking(cryptoTheft));
    const [address = ''] = attributesOf(text, '.quote .headline', 'href');
    const { quotes } = await served.engine.ask(cryptoTheft);
    const stored = await served.engine.library.article(quotes[0]?.article.id ?? '');
    const article = await served.page(address);
    expect(address).toMatch(/#quote$/);
    expect(wordsOf(article.text, '#quote')).toEqual([quotes[0]?.highlight.text]);
    expect(wordsOf(article.text, 'h1')).toEqual([stored?.title]);
    const numbers = wordsOf(article.text, '.passage');
    expect(numbers).toEqual(numbers.map((_, at) => String(at + 1)));
    expect(numbers).toHaveLength(stored?.passageCount ?? 0);
    const bare = article.text.replaceAll(/<span class="passage".*?<\/span>/g, '');
    expect(wordsOf(bare, '.text')[0]).toBe(stored?.body.replace(/\s+/g, ' ').trim());
  });

  it('says that a quote is no longer there', async () => {
    const [article] = await served.engine.library.articles();
    const { text } = await served.page(`/articles/${article?.id}?from=1&to=999999`);
    expect(wordsOf(text, '.notice')[0]).toContain('has changed since it was quoted');
    expect(wordsOf(text, 'mark')).toEqual([]);
  });

  it('marks nothing where other words stand by now', async () => {
    const { text } = await served.page(asking(cryptoTheft));
    const [address = ''] = attributesOf(text, '.quote .headline', 'href');
    // As if a word had been put in before the quote.
    const moved = address.replace(/(from|to)=(\d+)/g, (_, name, at) => `${name}=${Number(at) + 5}`);
    const article = await served.page(moved);
    expect(wordsOf(article.text, '.notice')[0]).toContain('has changed since it was quoted');
    expect(wordsOf(article.text, 'mark')).toEqual([]);
  });

  it.each([
    '/articles/nope',
    '/articles/__proto__',
    '/nowhere',
  ])('is a page of its own if there is none: %s', async (address) => {
    const { status, text } = await served.page(address);
    expect(status).toBe(404);
    expect(wordsOf(text, 'h1')).toEqual(['Not found']);
    expect(wordsOf(text, 'main a')).toContain('see the articles');
  });
});

describe('what cleaning dropped', () => {
  const folder = (): string => {
    const made = path.join(temporaryFolder(), 'news');
    mkdirSync(made);
    return made;
  };

  it('is told with its rule, as long as the file is there', async () => {
    const { engine } = await smallEngine();
    const file = path.join(folder(), 'bridge.txt');
    writeFileSync(file, messy);
    await engine.ingest(file);
    const own = await serving(engine);
    const [article] = await engine.library.articles({ source: 'bridge' });
    const dropped = async () => (await own.page(`/articles/${article?.id}?dropped=1`)).text;

    const rows = wordsOf(await dropped(), '.dropped tbody tr');
    expect(rows.some((row) => /^\d+ \S+ Share this article$/.test(row))).toBe(true);
    expect(wordsOf((await own.page(`/articles/${article?.id}`)).text, '.dropped tr')).toEqual([]);

    writeFileSync(file, messy.replace('Crossing it is free until June.', 'It is toll free.'));
    expect(wordsOf(await dropped(), '.dropped .notice')[0]).toContain('gives another text by now');
    rmSync(file);
    expect(wordsOf(await dropped(), '.dropped .notice')[0]).toContain("isn't there any more");
    await own.server.close();
  });

  it('is found for an article among others in a file', async () => {
    const { engine } = await smallEngine();
    const file = path.join(folder(), 'wire.jsonl');
    const lines = [messy.replaceAll('harbour', 'railway'), messy].map((text, at) =>
      JSON.stringify({ title: `Bridge ${at}`, text }),
    );
    writeFileSync(file, lines.join('\n'));
    await engine.ingest(file);
    const own = await serving(engine);
    const [article] = await engine.library.articles({ source: 'Bridge 1' });
    const { text } = await own.page(`/articles/${article?.id}?dropped=1`);
    expect(wordsOf(text, '.dropped .notice')).toEqual([]);
    expect(wordsOf(text, '.dropped tbody tr').length).toBeGreaterThan(0);
    await own.server.close();
  });
});

describe('why an answer was given', () => {
  it('shows candidates with the parts of their scores, and the evidence', async () => {
    const { text } = await served.page(`/why?q=${encodeURIComponent(cryptoTheft)}`);
    const { quotes, evidence } = await served.engine.ask(cryptoTheft, { limit: 8, always: true });
    expect(wordsOf(text, '.candidates > li')).toHaveLength(quotes.length);
    expect(wordsOf(text, '.candidates summary')[0]).toBe(
      `Score ${quotes[0]?.parts.total.toFixed(3)}`,
    );
    expect(wordsOf(text, '.evidence td')).toContain(evidence?.coverage.toFixed(3));
    expect(wordsOf(text, '.candidates tr').some((row) => row.startsWith('Reader'))).toBe(true);
  });

  it('names doubts', async () => {
    const question = 'What did the UN report say about crypto theft in Zanzibar?';
    const { text } = await served.page(`/why?q=${encodeURIComponent(question)}`);
    expect(wordsOf(text, '.doubts li')).toEqual([
      'None of the best passages has the name “Zanzibar”.',
    ]);
  });

  it('has nothing to explain about a greeting', async () => {
    const { text } = await served.page('/why?q=hello');
    expect(wordsOf(text, 'main')[0]).toContain('there is nothing to explain');
  });
});

describe('unanswered questions', () => {
  it('are listed from what the bot keeps, without anything about members', async () => {
    const { engine, folder } = await smallEngine();
    const records = openRecords(folder);
    const asked = { outcome: 'refused' as const, userId: '777000111222333444' };
    for (const [at, question] of ['Who built the mill?', 'Who built the mill?', 'Why?'].entries()) {
      await records.keepAnswer(keptAnswer({ ...asked, id: `answer${at}`, question }));
    }
    await records.vote({
      answerId: 'answer2',
      userId: '888000111222333444',
      helpful: false,
      reason: 'it says nothing of Ada',
    });
    const own = await serving(engine, { records });
    const { text } = await own.page('/gaps');
    expect(wordsOf(text, '.gaps .headline')).toEqual(['Who built the mill?', 'Why?']);
    expect(wordsOf(text, '.gaps .facts')[0]).toMatch(/^asked 2 times · 2 not found · last on /);
    expect(wordsOf(text, '.gaps .facts')[1]).toContain('1 voted down');
    expect(text).not.toMatch(/777000111222333444|888000111222333444|Ada/);
    expect(attributesOf(text, 'nav a', 'href')).toContain('/gaps');
    await own.server.close();
    await records.close();
  });

  it('are nobody knows which without a bot', async () => {
    const { status, text } = await served.page('/gaps');
    expect(status).toBe(200);
    expect(wordsOf(text, 'main p')[0]).toContain('no Discord bot that keeps records');
    expect(attributesOf(text, 'nav a', 'href')).not.toContain('/gaps');
  });
});

describe('bad input', () => {
  it.each([
    [asking('Who?', '&after=2023-13-01'), 'after: must be a day as YYYY-MM-DD'],
    [`/?q=${'a'.repeat(4001)}`, 'The question has 4001 characters; 4000 is the most that is read.'],
    ['/articles?before=soon', 'before: must be a day as YYYY-MM-DD'],
    ['/articles?offset=x', 'offset: must be a whole number'],
    ['/gaps?order=worst', 'order: must be most-asked or newest'],
  ])('is said in words: %.40s', async (address, words) => {
    const { status, text } = await served.page(address);
    expect(status).toBe(400);
    expect(wordsOf(text, 'main p')[0]).toContain(words);
  });
});

it('says on every page what to do as long as the library is empty', async () => {
  const { engine, remove: removeIndex } = await insertedEngine([]);
  const own = await serving(engine);
  for (const address of ['/', '/?q=who+leads+the+commission', '/articles']) {
    const { status, text } = await own.page(address);
    expect([address, status]).toEqual([address, 200]);
    expect(wordsOf(text, '.empty h2')).toEqual(['There are no articles yet']);
    expect(wordsOf(text, '.empty code')).toEqual(['pullquote ingest PATH']);
  }
  await own.close();
  removeIndex();
});

it('tells nobody but the operator what nobody foresaw', async () => {
  const { engine } = await smallEngine();
  const broken = { ...engine, ask: () => Promise.reject(new TypeError('secret of the house')) };
  const told: unknown[] = [];
  const own = await serving(
    { ...engine, scoped: () => broken },
    { onError: (error) => told.push(error) },
  );
  const { status, text } = await own.page('/?q=who');
  expect([status, wordsOf(text, 'h1')]).toEqual([500, ['Failed']]);
  expect(text).not.toContain('secret');
  expect(told).toEqual([new TypeError('secret of the house')]);
  await own.server.close();
});
