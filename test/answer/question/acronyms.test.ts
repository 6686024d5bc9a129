import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  inOtherNames,
  otherNamesIn,
  withOtherNames,
} from '../../../src/answer/question/words/acronyms.js';
import { engineOver } from '../engine.js';

let engine: Awaited<ReturnType<typeof engineOver>>;

const articles = [
  {
    id: 'founded',
    title: 'Ferries get a new regulator',
    text: 'The Northern Ferry Authority (NFA) was founded on Monday to oversee the boats of Maravia. Its head office is in Kalvik, and forty people will work there.\n\nThe minister called it a long overdue step for the coast.',
  },
  {
    id: 'fares',
    title: 'Fares go up in June',
    text: 'The NFA has raised fares by 12 per cent. Children travel free as before.\n\nCommuters protested at the quay on Tuesday.',
  },
  {
    id: 'line',
    title: 'Storms close the coastal line',
    text: 'The Coastal Rail Board has closed the line to Dunholm for nine weeks. Storms had washed away the embankment.\n\nBuses run instead, but take twice as long.',
  },
  {
    id: 'trains',
    title: 'Who runs the trains',
    text: 'Trains along the coast are run by the CRB, the Coastal Rail Board, which was set up in 1971. It owns forty engines.\n\nThe Agency of Inland Dams (AID) leads the works beside the line.',
  },
  {
    id: 'tides',
    title: 'Warning of heat in the old town',
    text: 'The World Health Organisation advised the people of Kalvik on Thursday to drink three litres of water a day during the heat.\n\nThe town opens its pools at six in the morning.',
  },
];

beforeAll(async () => {
  engine = await engineOver(articles);
});

afterAll(async () => {
  await engine.close();
});

const searchedFor = async (question: string) =>
  withOtherNames(question, await otherNamesIn(question, engine.library));

describe('a question with a name whose acronym an article explains', () => {
  it.each([
    'By how much did the Northern Ferry Authority raise fares?',
    'by how much did the northern ferry authority raise fares',
  ])('is answered by another article that has the acronym alone: %s', async (question) => {
    const { quotes, band, evidence, understoodAs } = await engine.ask(question);
    expect(quotes[0]?.highlight.text).toContain('12 per cent');
    expect(band).toBe('answer');
    // All of its words count as held.
    expect(evidence?.coverage).toBeCloseTo(1);
    expect(understoodAs).toBe(question);
  });
});

describe('a question with an acronym that no article holds', () => {
  it('is answered by an article that has its name, if it is one of world news', async () => {
    const { quotes, band } = await engine.ask('What did the WHO advise the people of Kalvik?');
    expect(quotes[0]?.highlight.text).toContain('three litres');
    expect(band).toBe('answer');
  });

  it('is not taken for a misspelt word', async () => {
    const { corrections, quotes } = await engine.ask('what does unesco advise about the heat');
    expect(corrections).toEqual([]);
    expect(quotes[0]?.article.id).not.toBe('trains');
  });

  it('means what the articles explain by the same letters, and nothing else', async () => {
    const known = [
      { letters: 'crb', words: ['coastal', 'road', 'bureau'] },
      { letters: 'who', words: ['world', 'health', 'organization'] },
    ];
    const names = await otherNamesIn('Who runs the Coastal Road Bureau?', engine.library, known);
    expect(names).toEqual([]);
    const other = await otherNamesIn('What does the WHO say?', engine.library, known);
    expect(other.map((one) => one.other.text)).toEqual(['world health organization']);
  });
});

describe('a question with an acronym that an article explains', () => {
  it.each([
    'For how long has the CRB closed the line?',
    'how long has the crb closed the line for',
  ])('is answered by another article that has the name alone: %s', async (question) => {
    const { quotes, band, evidence } = await engine.ask(question);
    expect(quotes[0]?.highlight.text).toContain('nine weeks');
    expect(band).toBe('answer');
    expect(evidence?.coverage).toBeCloseTo(1);
  });
});

describe('what is searched for', () => {
  it('has the other name behind each', async () => {
    expect(await searchedFor('Do the NFA and the Coastal Rail Board agree?')).toBe(
      'Do the NFA (northern ferry authority) and the Coastal Rail Board (CRB) agree?',
    );
  });

  it('has it once', async () => {
    expect(await searchedFor('Did the NFA say what the NFA costs?')).toBe(
      'Did the NFA (northern ferry authority) say what the NFA costs?',
    );
  });

  it('is searched for a second time with each in its other form', async () => {
    const question = 'Did the NFA and the Coastal Rail Board say what the NFA costs?';
    expect(inOtherNames(question, await otherNamesIn(question, engine.library))).toBe(
      'Did the northern ferry authority and the CRB say what the northern ferry authority costs?',
    );
  });

  it('has small words of the name', async () => {
    expect(await searchedFor('Who leads the Agency of Inland Dams?')).toBe(
      'Who leads the Agency of Inland Dams (AID)?',
    );
    expect(await searchedFor('Who leads AID?')).toBe('Who leads AID (agency inland dams)?');
  });

  it.each([
    ['both are there already', 'Does the Coastal Rail Board (CRB) own engines?'],
    ['no article explains it', 'What did the HFA say?'],
    ['it is only part of the name', 'Who runs the Coastal Rail?'],
    ['its words stand apart', 'Is the coastal line, or rail, on board?'],
    ['its letters are a common word', 'how much aid was sent?'],
  ])('is the question alone if %s', async (_, question) => {
    expect(await searchedFor(question)).toBe(question);
  });
});
