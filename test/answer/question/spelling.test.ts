import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corrected, inLettersOf } from '../../../src/answer/question/words/spelling.js';
import { engineOver } from '../engine.js';

let engine: Awaited<ReturnType<typeof engineOver>>;

const articles = [
  {
    id: 'villa',
    title: 'Roman villa found under a car park',
    text: 'A Roman villa with a mosaic floor came to light under a car park in Olmsworth on Tuesday. The mosaic shows dolphins and is 40 square metres in size.\n\nThe excavation is led by Professor Iris Calloway, who dates the villa to the second century. The town wants to build a museum over it.',
  },
  {
    id: 'prince',
    title: 'Prince opens the lock at Brennhaven',
    text: 'The prince of Velmora opened the lock at Brennhaven on Monday, and the ferry went through at noon. Some two hundred boats a day will pass it in summer.\n\nHe thanked Joan Smithers, who had drawn the lock, and Marek Zelenskyy, who had paid for most of it. An uncodified rule of Siam says that a B738 must not land there.',
  },
];

beforeAll(async () => {
  engine = await engineOver(articles);
});

afterAll(async () => {
  await engine.close();
});

const correctionsIn = async (question: string) =>
  (await engine.ask(question)).corrections.map(({ from, to }) => `${from} > ${to}`);

describe('a misspelt word', () => {
  it('is searched for as the articles spell it, and the answer says so', async () => {
    const answer = await engine.ask('what does the mosiac show?');
    expect(answer).toMatchObject({
      question: 'what does the mosiac show?',
      understoodAs: 'what does the mosaic show?',
      corrections: [{ from: 'mosiac', to: 'mosaic' }],
      band: 'answer',
      doubts: [],
    });
    expect(answer.quotes[0]?.highlight.text).toContain('dolphins');
  });

  it('is one of several', async () => {
    expect(await correctionsIn('who leads the excavaton at the roman vila?')).toEqual([
      'excavaton > excavation',
      'vila > villa',
    ]);
  });

  it('keeps its capital', async () => {
    expect(await correctionsIn('Who paid for the lock at Brenhaven?')).toEqual([
      'Brenhaven > Brennhaven',
    ]);
  });

  it('stands corrected in the conversation', async () => {
    const { topic } = await engine.ask('what does the mosiac show?');
    expect(topic?.question).toBe('what does the mosaic show?');
    const next = await engine.ask('and how large is it?', { topic });
    expect(next).toMatchObject({
      understoodAs: 'what does the mosaic show? and how large is it?',
      corrections: [],
    });
  });

  it('is told for each question of a message', async () => {
    expect(
      await correctionsIn('what does the mosiac show? when did the fery go through the lock?'),
    ).toEqual(['mosiac > mosaic', 'fery > ferry']);
  });
});

describe('what is not corrected', () => {
  it.each([
    ['a word that the articles hold', 'what does the mosaic show?'],
    ['the beginning of one', 'who opened the lock at Brennhave?'],
    ['a word of ordinary news that they lack', 'what was the price of it?'],
    ['a word that the model knows', 'what is the noun of it?'],
    ['a word made of a known one', 'what was unmodified about it?'],
    ['a word as near to one that is never searched for', 'what was siad about it?'],
    ['an acronym', 'what did the MOSIC show?'],
    ['a number', 'where may a B737 land?'],
    ['a first name', 'what did Joaan Smithers draw?'],
    ['a known name', 'what did Johan say?'],
  ])('%s', async (_, question) => {
    expect(await correctionsIn(question)).toEqual([]);
  });
});

describe('a misspelt name', () => {
  it.each([
    'when does Iris Calaway date the villa to?',
    'when does calaway date the villa to?',
  ])('finds the right article, but is never called the answer: %s', async (question) => {
    const { band, corrections, doubts, quotes } = await engine.ask(question);
    expect(corrections[0]?.to.toLowerCase()).toBe('calloway');
    expect(doubts).toEqual([{ kind: 'missing', what: 'name', text: corrections[0]?.from }]);
    expect(band).toBe('closest');
    expect(quotes[0]?.highlight.text).toContain('second century');
  });

  it('is the same name if only a letter is doubled', async () => {
    const { corrections, doubts } = await engine.ask('what did Marek Zelensky pay for?');
    expect(corrections).toEqual([{ from: 'Zelensky', to: 'Zelenskyy' }]);
    expect(doubts).toEqual([]);
  });

  it('stays a doubt if its correction is a word and no name', async () => {
    const { doubts } = await engine.ask('what did Anna Mosaik find under the car park?');
    expect(doubts).toContainEqual({ kind: 'missing', what: 'name', text: 'Mosaik' });
  });
});

describe('corrected', () => {
  it('replaces whole words only, each time they stand there', () => {
    const corrections = [{ from: 'vila', to: 'villa' }];
    expect(corrected('the vila, vilas and the vila', corrections)).toBe(
      'the villa, vilas and the villa',
    );
  });
});

describe('a question in the letters of a text', () => {
  const text =
    'Søren Kjær, of Łódź, met Erdoğan and the U.S. envoy about €1,250 on Émile\u2019s boat.';

  it.each([
    ['why did soren kjaer go to Lodz?', 'why did Søren Kjær go to Łódź?'],
    ["what did Erdogan want on Emile's boat?", "what did Erdoğan want on Émile's boat?"],
  ])('has its words as they are written there: %s', (asked, read) => {
    expect(inLettersOf(text, asked)).toBe(read);
  });

  it('is taken back to plain letters if the text has only these', () => {
    expect(inLettersOf('Soren Kjaer left.', 'why did Søren Kjær leave?')).toBe(
      'why did Soren Kjaer leave?',
    );
  });

  it('is left alone if the text also has it as typed', () => {
    const both = 'A résumé, as he calls his resume, is kept – and a résumé is read.';
    expect(inLettersOf(both, 'why is his Resume read?')).toBe('why is his Resume read?');
  });

  it('is left alone if more than letters differ', () => {
    const asked = 'what did Sorensen say of the US and 1250 euro?';
    expect(inLettersOf(text, asked)).toBe(asked);
  });
});
