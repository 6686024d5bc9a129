import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingFrom } from '../../../src/answer/confidence/checks.js';
import { apart, type OtherName } from '../../../src/answer/question/words/acronyms.js';
import { countriesIn, otherCountryNamesIn } from '../../../src/answer/question/words/countries.js';
import { countries } from '../../../src/answer/question/words/country-forms.js';
import { engineOver } from '../engine.js';

const named = (question: string): string[] =>
  countriesIn(question).map(({ start, end, country }) =>
    [question.slice(start, end), country.names[0]].join(' is '),
  );
const missing = (question: string, text: string, title: string | null = null): string[] =>
  missingFrom(question, [{ title, publisher: null, date: null, text }]).flatMap((doubt) =>
    doubt.kind === 'missing' ? doubt.text : [],
  );

describe('the table of countries', () => {
  it('has no form under two countries, and no country without a name', () => {
    const forms = countries.flatMap(({ names, people, seats }) => [...names, ...people, ...seats]);
    expect(new Set(forms.map((form) => form.toLowerCase())).size).toBe(forms.length);
    expect(countries.every(({ names }) => names.length > 0)).toBe(true);
  });
});

describe('a country in a question', () => {
  it.each([
    ["What did Beijing's envoy ask the Americans?", ['Beijing is China', 'Americans is US']],
    ['Did Washington renew its pledge to the French?', ['Washington is US', 'French is France']],
    ['does america trust north korea', ['america is US', 'north korea is North Korea']],
    ["What did the U.K.'s minister say?", ['U.K. is UK']],
    ['What did the US State Department say?', ['US is US']],
    ['What do US-South Korean drills cost?', ['US is US', 'South Korean is South Korea']],
    ['Did Berlin and Paris agree?', ['Berlin is Germany', 'Paris is France']],
    ['What Did Beijing Say About Taiwan?', ['Beijing is China', 'Taiwan is Taiwan']],
    [
      'What did the Democratic People’s Republic of Korea say?',
      ['Democratic People’s Republic of Korea is North Korea'],
    ],
  ])('is found by its people, its capital and its letters: %s', (question, expected) => {
    expect(named(question)).toEqual(expected);
  });

  it.each([
    'How many people live in Seoul?',
    "What did London's mayor say?",
    'What is the population of Paris?',
    'When does the London marathon start?',
    'How strong was the Tokyo earthquake?',
    'When did the plane leave Tokyo?',
    'When is the next flight to Moscow?',
    'What did Sofia Lund say?',
    'What did Michael Jordan say?',
    'What did the Washington Post report?',
    'Who won the US Open?',
    'How much did Bank of America earn?',
    'Which South American bloc signed?',
    'can you polish it for us',
    'how do you cook a swede with lima beans and french fries',
  ])("isn't found if a city, a person or something else is meant: %s", (question) => {
    expect(named(question)).toEqual([]);
  });
});

describe('a country that an article calls otherwise', () => {
  it.each([
    ['What did Trump demand from Beijing?', 'Trump demanded that China buy soybeans.'],
    ['What aid did Congress send to Kyiv?', 'Congress sent Ukraine new rockets.'],
    ['How long did the US Iran talks last?', 'Tehran and the Americans spoke for nine hours.'],
    ['What did the Frenchmen win?', 'France won gold.'],
    ['What did the Embassy of Japan say?', 'The Japanese embassy said nothing.'],
    ['Did the Vatican agree?', 'The Holy See agreed.'],
    ['Did Seoul agree?', 'Envoys of the R.O.K. agreed.'],
    ['What did Beijing decide?', 'CHINESE OFFICIALS DECIDED NOTHING.'],
  ])("isn't missing: %s", (question, text) => {
    expect(missing(question, text)).toEqual([]);
  });

  it.each([
    ['Who won the US Open?', 'American Coco Gauff lost the French Open in Paris.', 'US'],
    [
      'Which flights did American Airlines drop?',
      'A US carrier dropped it, as other airlines did.',
      'American',
    ],
    ['What did the Paris fire destroy?', 'A fire in Lyon, France, destroyed it.', 'Paris'],
    ['What did Khartoum announce?', 'South Sudan announced it.', 'Khartoum'],
    ['What did Dublin announce?', 'Northern Ireland announced it.', 'Dublin'],
    ['What did Seoul say?', "The Democratic People's Republic of Korea said it.", 'Seoul'],
    ['What did the Bulgarians say?', 'Sofia Coppola said it.', 'Bulgarians'],
    ['What did the Dutch say?', 'Tom Holland said it.', 'Dutch'],
    ['What did the Kremlin say?', 'In Moscow, Idaho, they said it.', 'Kremlin'],
    ['What did Washington pay?', 'It paid US$3 billion.', 'Washington'],
    ['What did the French say?', 'Paris Hilton said it.', 'French'],
  ])('is missing if only another name holds its word: %s', (question, text, name) => {
    expect(missing(question, text)).toEqual([name]);
  });
});

describe('a search for a country', () => {
  const others = (question: string, ...unheld: string[]) =>
    otherCountryNamesIn(question, new Set(unheld)).map(({ other }) => other.text);

  it('takes another name if no article has its word', () => {
    expect(others('Did Beijing and Ukraine agree?', 'beijing', 'ukraine')).toEqual([
      'China',
      'Ukrainian',
    ]);
    expect(others('Did Beijing and Ukraine agree?', 'agree')).toEqual([]);
  });

  it('goes by the longer of two names, and by one of two that are alike', () => {
    const name = (start: number, end: number): OtherName => ({
      start,
      end,
      stems: [],
      other: { text: '', stems: [] },
    });
    const [outer, inner, same, next] = [name(0, 9), name(3, 9), name(0, 9), name(10, 12)];
    expect(apart([next, inner, outer, same])).toEqual([outer, next]);
  });
});

describe('an answer about a country that the article calls otherwise', () => {
  let engine: Awaited<ReturnType<typeof engineOver>>;
  beforeAll(async () => {
    engine = await engineOver([
      {
        id: 'cod',
        title: 'Cod quota is cut',
        text: 'Norway will let its boats land a third less cod from June, the fisheries minister said on Monday. Boats under eleven metres are exempt.',
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
    ['From when does Oslo cut the cod quota?', 'from June'],
    ['When was the gas pipe of the Dutch shut?', 'on Friday'],
  ])("isn't doubted: %s", async (question, words) => {
    const { quotes, doubts, evidence } = await engine.ask(question);
    expect(doubts).toEqual([]);
    expect(quotes[0]?.highlight.text).toContain(words);
    expect(evidence?.missing).toBe(0);
  });

  it('is doubted if it is another country', async () => {
    const { doubts } = await engine.ask('By how much did Stockholm cut the cod quota?');
    expect(doubts).toEqual([{ kind: 'missing', what: 'name', text: 'Stockholm' }]);
  });
});
