import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countriesIn,
  isCountryIn,
  otherCountryNamesIn,
} from '../../../src/answer/question/words/countries.js';
import { engineOver } from '../engine.js';

const named = (question: string): string[] =>
  countriesIn(question).map(({ start, end, country }) =>
    [question.slice(start, end), country.names[0]].join(' is '),
  );

describe('a country in a question', () => {
  it.each([
    ["What did Beijing's envoy ask the Americans?", ['Beijing is China', 'Americans is US']],
    ['Did Washington renew its pledge to the French?', ['Washington is US', 'French is France']],
    ['does america trust north korea', ['america is US', 'north korea is North Korea']],
    ["What did the U.K.'s minister say?", ['U.K. is UK']],
    ['What did the US State Department say?', ['US is US']],
    ['What did the Dutch prime minister say?', ['Dutch is Netherlands']],
  ])('is known by its people, its capital and its letters: %s', (question, expected) => {
    expect(named(question)).toEqual(expected);
  });

  it.each([
    'How many people live in Seoul?',
    "What did London's mayor say?",
    'What is the population of Paris?',
    'What did Sofia Lund say?',
    'What did Michael Jordan say?',
    'What did the Washington Post report?',
    'can you polish it for us',
  ])('is none if a city, a person or another word is meant: %s', (question) => {
    expect(named(question)).toEqual([]);
  });

  it('is found in a text in any of its forms, and not in part of another word', () => {
    const [seoul] = countriesIn('Did Seoul agree?');
    const isThere = (text: string) => seoul !== undefined && isCountryIn(text, seoul);
    expect(isThere('South Koreans went to vote.')).toBe(true);
    expect(isThere('Envoys of the R.O.K. met.')).toBe(true);
    expect(isThere('North Korea refused.')).toBe(false);
    expect(isThere('The ROKER pump failed.')).toBe(false);
  });

  it('is looked for by another name if no article has its word', () => {
    const others = (question: string, ...unheld: string[]) =>
      otherCountryNamesIn(question, new Set(unheld)).map(({ other }) => other.text);
    expect(others('Did Beijing and Ukraine agree?', 'beijing', 'ukraine')).toEqual([
      'China',
      'Ukrainian',
    ]);
    expect(others('Did Beijing and Ukraine agree?', 'agree')).toEqual([]);
  });
});

describe('an answer about a country that the article calls otherwise', () => {
  let engine: Awaited<ReturnType<typeof engineOver>>;
  beforeAll(async () => {
    engine = await engineOver([
      {
        id: 'cod',
        title: 'Cod quota is cut',
        text: 'Norway will let its boats land a third less cod from June, the Norwegian fisheries minister said on Monday. Boats under eleven metres are exempt.',
      },
      {
        id: 'gas',
        title: 'A pipe is shut',
        text: 'A gas pipe to the Netherlands was shut for repairs on Friday. It carries a fifth of what the country burns, and will open again in nine days.',
      },
    ]);
  });
  afterAll(async () => {
    await engine.close();
  });

  it.each([
    ['By how much did Oslo cut the cod quota?', 'a third less cod'],
    ['When was the gas pipe of the Dutch shut?', 'on Friday'],
    ['Which boats of the Norwegians are exempt?', 'under eleven metres'],
  ])('is no doubted one: %s', async (question, words) => {
    const { quotes, doubts } = await engine.ask(question);
    expect(doubts).toEqual([]);
    expect(quotes[0]?.highlight.text).toContain(words);
  });

  it('is doubted if it is another country', async () => {
    const { doubts } = await engine.ask('By how much did Stockholm cut the cod quota?');
    expect(doubts).toEqual([{ kind: 'missing', what: 'name', text: 'Stockholm' }]);
  });
});
