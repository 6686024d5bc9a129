import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/answer.js';
import { engineOver } from '../engine.js';

let engine: Awaited<ReturnType<typeof engineOver>>;

const articles = [
  {
    id: 'siren',
    title: 'Siren of Tamsey stayed silent',
    publisher: 'Coast Wire',
    date: '2024-02-10',
    author: 'Ines Varga',
    url: 'https://example.com/siren',
    text: 'The siren of Tamsey harbour did not sound when the water rose. A fuse had blown in January, and nobody noticed.\n\nThe harbour board wants a second siren.',
  },
  {
    id: 'seals',
    title: 'Seals return to Tamsey sands',
    publisher: 'The Harbour Post',
    date: '2024-05-02',
    author: 'Ines Varga and Tom Ruddock',
    text: 'Forty seals lie on the sands of Tamsey again. Anglers are not happy: each of the animals eats five kilos of fish a day.\n\nThe ranger, Olga Pitt, has put up ropes. “I sleep in the hut these days,” she said. They are of hemp, and cost nothing.\n\nVisitors may come up to the ropes.\n\nThe warden is Aki Moe, who looks after the birds as well.',
  },
  {
    id: 'bakery',
    title: 'Bakery in Lower Quill shuts',
    publisher: 'The Harbour Post',
    date: '2024-06-20',
    text: 'The only bakery in Lower Quill has shut after 88 years. Flour has become too dear, the owners say.',
    url: 'https://example.com/bakery',
  },
  {
    id: 'bakery-from-feed',
    title: 'Bakery in Lower Quill shuts',
    publisher: 'The Harbour Post',
    date: '2024-06-20',
    text: 'The only bakery in Lower Quill has shut after 88 years. Flour has become too dear, the owners say.',
    url: 'https://example.com/bakery',
  },
  {
    id: 'memoir',
    title: 'Former mayor reads from memoir',
    publisher: 'Coast Wire',
    date: '2024-03-03',
    author: 'Tom Ruddock',
    text: 'The former mayor, Edda Brandt, read from her memoir in Tamsey on Sunday. In it she writes about her childhood on a barge. The book was published in 2019 by a small press in Orrin.',
  },
  {
    id: 'rain',
    title: 'Rain for a week in Tamsey',
    publisher: 'Coast Wire',
    text: 'It has rained for a week in Tamsey. The gutters run over.',
    author: 'Ines Varga',
  },
];

beforeAll(async () => {
  engine = await engineOver(articles);
});

afterAll(async () => {
  await engine.close();
});

const first = ({ quotes: [quote] }: Answer) => ({
  id: quote?.article.id,
  asksFor: quote?.asksFor,
});

describe('a question for a fact about an article', () => {
  it.each([
    ['Who wrote the article about the silent siren?', 'siren', 'author', 'Ines Varga'],
    ['When was the story about the seals published?', 'seals', 'date', '2024-05-02'],
    [
      'Which newspaper reported that the bakery has shut?',
      'bakery',
      'publisher',
      'The Harbour Post',
    ],
    [
      'What is the headline of the article on the bakery?',
      'bakery',
      'title',
      'Bakery in Lower Quill shuts',
    ],
    ['Where can I read the article about the siren?', 'siren', 'url', 'https://example.com/siren'],
    ['Who reported on the seals?', 'seals', 'author', 'Ines Varga and Tom Ruddock'],
  ] as const)('quotes it, and says which fact: %s', async (question, id, fact, value) => {
    const answer = await engine.ask(question);
    expect(first(answer)).toEqual({ id, asksFor: [fact] });
    expect(answer.band).toBe('answer');
    expect(answer.quotes[0]?.article[fact]).toBe(value);
  });

  it('is no answer if the article doesn’t say', async () => {
    const answer = await engine.ask('Who wrote the article about the bakery in Lower Quill?');
    expect(first(answer)).toEqual({ id: 'bakery', asksFor: ['author'] });
    expect(answer.band).toBe('closest');
    expect(answer.confidence).toBeLessThan(0.5);
    expect(answer.doubts).toEqual([{ kind: 'untold', fact: 'author' }]);
  });

  it('is refused if no article is on the subject', async () => {
    const answer = await engine.ask('Who wrote the article about the volcano in Iceland?');
    expect(answer.band).toBe('none');
  });

  it('is left to the texts if they speak of something that was written', async () => {
    const answer = await engine.ask('When was the book of the former mayor published?');
    expect(answer.quotes[0]?.highlight.text).toContain('published in 2019');
    expect(answer.quotes[0]?.asksFor).toEqual([]);
  });

  it('and one for another fact of it get one quote with both', async () => {
    const answer = await engine.ask(
      'Who wrote the article about the siren and when was it published?',
    );
    expect(first(answer)).toEqual({ id: 'siren', asksFor: ['author', 'date'] });
  });

  it('may be about the article that was quoted before, as it was quoted', async () => {
    const before = await engine.ask('What did the harbour board ask for in Tamsey?');
    expect(before.quotes[0]?.article.id).toBe('siren');
    const { topic } = before;
    const answer = await engine.ask('Which paper was it in?', { topic });
    expect(first(answer)).toEqual({ id: 'siren', asksFor: ['publisher'] });
    expect(answer.quotes[0]?.highlight).toEqual(before.quotes[0]?.highlight);
    expect(answer.topic).toEqual(topic);
    expect(first(await engine.ask('Who wrote it?', { topic }))).toEqual({
      id: 'siren',
      asksFor: ['author'],
    });
  });

  it('is about a book if that is what was spoken of before', async () => {
    const { topic } = await engine.ask('What did Edda Brandt read from?');
    const answer = await engine.ask('When was it published?', { topic });
    expect(answer.quotes[0]?.asksFor).toEqual([]);
    expect(answer.quotes[0]?.highlight.text).toContain('2019');
  });
});

describe('a question for what an article says on the whole', () => {
  it.each([
    ['What is the article on the seals about?', 'seals', 'Forty seals lie'],
    ['Summarise the article about the siren', 'siren', 'The siren of Tamsey harbour'],
    ['tl;dr of the bakery story', 'bakery', 'The only bakery'],
    ['What does the article about the ropes on the sands say?', 'seals', 'Forty seals lie'],
  ])('quotes its beginning: %s', async (question, id, lead) => {
    const answer = await engine.ask(question);
    expect(first(answer)).toEqual({ id, asksFor: [] });
    const [quote] = answer.quotes;
    const body = (await engine.library.article(id))?.body;
    expect(quote?.start).toBe(0);
    expect(body?.slice(quote?.start, quote?.end)).toBe(quote?.text);
    expect(quote?.highlight.text.startsWith(lead)).toBe(true);
  });
});

describe('a page that is there twice, by its address and from a feed', () => {
  it.each([
    'latest news',
    'Why has the bakery in Lower Quill shut?',
  ])('is not somewhere else as well: %s', async (question) => {
    const { quotes } = await engine.ask(question, { source: 'The Harbour Post' });
    const [quote] = quotes.filter(({ article }) => article.title?.startsWith('Bakery'));
    expect(quote).toMatchObject({ article: { id: 'bakery' }, alsoIn: [] });
  });
});

describe('a question for what somebody has written', () => {
  const ids = ({ quotes }: Answer) => quotes.map(({ article }) => article.id);

  it('quotes the beginnings of the newest, also of those with several authors', async () => {
    const answer = await engine.ask('What has Ines Varga written?');
    expect(ids(answer)).toEqual(['seals', 'siren', 'rain']);
    expect(answer.band).toBe('answer');
    expect(answer.filters).toEqual([
      { kind: 'author', value: 'Ines Varga', from: 'question', effect: 'filter' },
    ]);
    expect(answer.quotes.map(({ highlight }) => highlight.start)).toEqual([0, 0, 0]);
    expect(ids(await engine.ask('articles by ruddock'))).toEqual(['seals', 'memoir']);
  });

  it('on a subject searches among their articles', async () => {
    const answer = await engine.ask('anything by Ines Varga on the fuse of the siren?');
    expect(ids(answer)).toEqual(['siren']);
    expect((await engine.ask('anything by Ines Varga on bakeries?')).band).toBe('none');
  });

  it('may ask for one by its date; nobody knows how old an undated one is', async () => {
    expect(ids(await engine.ask("Ines Varga's latest article"))).toEqual(['seals']);
    expect(ids(await engine.ask('the first article by Ines Varga'))).toEqual(['siren']);
  });

  it('keeps to the filters that are given', async () => {
    const question = 'What has Ines Varga written?';
    expect(ids(await engine.ask(question, { before: '2024-03-01' }))).toEqual(['siren']);
    const none = await engine.ask(question, { after: '2025-01-01' });
    expect({ band: none.band, evidence: none.evidence }).toEqual({ band: 'none', evidence: null });
  });

  it('is refused with the name if no article is by them', async () => {
    const answer = await engine.ask('articles by Jane Doe');
    expect(answer.band).toBe('none');
    expect(answer.unknownAuthor).toBe('Jane Doe');
  });

  it('is answered by a text if the person is in the news', async () => {
    const answer = await engine.ask('What did Edda Brandt write about?');
    expect(answer.quotes[0]?.article.id).toBe('memoir');
    expect(answer.unknownAuthor).toBeNull();
  });
});

describe('a question about one person', () => {
  it('is not answered by what another says of themselves', async () => {
    const answer = await engine.ask('Does Aki Moe sleep in the hut these days?');
    expect(answer.quotes[0]?.highlight.text).toContain('I sleep in the hut');
    expect(answer.band).toBe('closest');
    expect(answer.confidence).toBeLessThan(0.5);
    expect(answer.doubts).toEqual([{ kind: 'speaker', speaker: 'Olga Pitt' }]);
  });

  it('is answered by what they say of themselves', async () => {
    const answer = await engine.ask('Does Olga Pitt sleep in the hut these days?');
    expect(answer.quotes[0]?.highlight.text).toContain('I sleep in the hut');
    expect(answer.doubts).toEqual([]);
  });
});

describe('a question for the news as such', () => {
  const today = new Date('2024-06-22T12:00:00Z');
  const ids = ({ quotes }: Answer) => quotes.map(({ article }) => article.id);
  const period = (value: string) => ({
    kind: 'period',
    value,
    from: 'question',
    effect: 'filter',
  });

  it.each([
    "what's the latest news?",
    'Latest headlines',
    'any news?',
    "what's been happening lately?",
  ])('quotes the beginnings of the newest that have a date: %s', async (question) => {
    const answer = await engine.ask(question, { today });
    expect(ids(answer)).toEqual(['bakery', 'seals', 'memoir']);
    expect(answer.band).toBe('answer');
    expect(answer.quotes.map(({ highlight }) => highlight.start)).toEqual([0, 0, 0]);
  });

  it.each([
    ['articles from March 2024', ['memoir'], '2024-03-01..2024-03-31'],
    ['what happened in May?', ['seals'], '2024-05-01..2024-05-31'],
    ['what happened this week?', ['bakery'], '2024-06-17..2024-06-23'],
    ['show me news published since 2 May 2024', ['bakery', 'seals'], '2024-05-02..'],
  ])('keeps to the time that it names: %s', async (question, wanted, value) => {
    const answer = await engine.ask(question, { today });
    expect(ids(answer)).toEqual(wanted);
    expect(answer.filters).toEqual([period(value)]);
  });

  it('narrows the filters that are given', async () => {
    expect(ids(await engine.ask('latest news', { today, before: '2024-03-01' }))).toEqual([
      'siren',
      expect.any(String),
      expect.any(String),
    ]);
    expect(ids(await engine.ask('news from 2024', { today, source: 'Coast Wire' }))).toEqual([
      'memoir',
      'siren',
    ]);
  });

  it('is refused for a time without articles', async () => {
    const answer = await engine.ask("today's news", { today });
    expect(answer).toMatchObject({ band: 'none', quotes: [] });
    expect(answer.filters).toEqual([period('2024-06-22..2024-06-22')]);
  });

  it('is answered by a text that tells of the time in these words', async () => {
    const answer = await engine.ask('What happened in January?', { today });
    expect(answer.quotes[0]?.article.id).toBe('siren');
    expect(answer.quotes[0]?.highlight.text).toContain('in January');
  });

  it.each([
    ['the article of the last answer', 'Show me the article'],
    ['its headline', "What's the headline?"],
    ['which one it is', 'Which article?'],
    ['a story in it', 'What is the story?'],
  ])('is not one about %s: %s', async (_, question) => {
    const { topic } = await engine.ask('Who is the ranger at the sands?');
    const answer = await engine.ask(question, { topic, today });
    expect(ids(answer)).not.toEqual(['bakery', 'seals', 'memoir']);
  });

  it('is not one about somebody with the name of a month', async () => {
    const answer = await engine.ask('articles by June', { today });
    expect(answer).toMatchObject({ band: 'none', unknownAuthor: 'June' });
  });

  it('may be told by a text that leaves the year of its article out', async () => {
    const answer = await engine.ask('What happened in January 2024?', { today });
    expect(answer.quotes[0]?.highlight.text).toContain('in January');
  });

  it.each([
    'what happened to the siren?',
    'any news about the bakery?',
    'is the seal news true?',
  ])('has no subject besides: %s', async (question) => {
    const answer = await engine.ask(question, { today });
    expect(answer.quotes.every(({ parts }) => parts.total > 0)).toBe(true);
    expect(ids(answer)).not.toHaveLength(0);
  });
});
