import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hint, hintsIn } from '../../../src/answer/question/hints.js';

const publishers = ['DW', 'The Harbour Post', 'Time', 'BBC News', 'News'];
const today = new Date('2024-06-15T12:00:00Z');

async function publishersOf(question: string): Promise<string[]> {
  const hints = await hintsIn(question, publishers, today);
  return hints.flatMap((hint) => (hint.kind === 'publisher' ? [hint.publisher] : []));
}

async function periodOf(question: string): Promise<Extract<Hint, { kind: 'period' }> | undefined> {
  const hints = await hintsIn(question, publishers, today);
  return hints.find((hint) => hint.kind === 'period');
}

describe('publishers that a question names', () => {
  it.each([
    ['what happened in Kaesong according to DW?', ['DW']],
    ['what did the Harbour Post report about the ferry?', ['The Harbour Post']],
    ['What does the Time article say about inflation?', ['Time']],
    ['Do both DW and The Harbour Post reports mention the mayor?', ['DW', 'The Harbour Post']],
    ['was it reported by BBC News?', ['BBC News']],
  ])('%s', async (question, names) => {
    expect((await publishersOf(question)).sort()).toEqual([...names].sort());
  });

  it.each([
    'who owns the Harbour Post?',
    'how much time is left?',
    'is there news of the ferry?',
    'what does adwords cost?',
  ])('leaves questions about them alone: %s', async (question) => {
    expect(await publishersOf(question)).toEqual([]);
  });
});

describe('a publisher’s name', () => {
  it('is one of the library’s, whatever they are called and the question is', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('', 'The ', '\u202e', ' '),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(name, { maxLength: 4 }), fc.string(), async (names, words) => {
        const question = `${words} according to ${names.join(' and ')}`;
        for (const hint of await hintsIn(question, names, today)) {
          if (hint.kind === 'publisher') expect(names).toContain(hint.publisher);
        }
      }),
    );
  });
});

describe('times that a question names', () => {
  it.each([
    ['what happened in April 2023?', '2023-04-01', '2023-04-30'],
    ['what was said on 5 May 2023?', '2023-05-05', '2023-05-05'],
    ['what has changed since March 2024?', '2024-03-01', null],
    ['who led the party before 2 February 2022?', null, '2022-02-01'],
    ['who led the party before 2022?', null, '2021-12-31'],
    ['what was built after May 2023?', '2023-06-01', null],
    ['what was built until May 2023?', null, '2023-05-31'],
    ['how many tests were there in 2021?', '2021-01-01', '2021-12-31'],
    ['what happened in March?', '2024-03-01', '2024-03-31'],
  ])('%s', async (question, after, before) => {
    expect(await periodOf(question)).toMatchObject({ after, before });
  });

  // Today is Saturday, 15 June 2024.
  it.each([
    ['what did the mayor say today?', '2024-06-15', '2024-06-15'],
    ['who resigned yesterday?', '2024-06-14', '2024-06-14'],
    ['what was decided last night?', '2024-06-14', '2024-06-14'],
    ['what did the council decide this week?', '2024-06-10', '2024-06-16'],
    ['what did the council decide last week?', '2024-06-03', '2024-06-09'],
    ['how many left in the past week?', '2024-06-08', '2024-06-15'],
    ['how many left in the last week?', '2024-06-08', '2024-06-15'],
    ['how many left in the last three days?', '2024-06-12', '2024-06-15'],
    ['which shops closed this month?', '2024-06-01', '2024-06-30'],
    ['which shops closed last month?', '2024-05-01', '2024-05-31'],
    ['which shops closed last year?', '2023-01-01', '2023-12-31'],
    ['what has changed since last year?', '2023-01-01', null],
    ['what was found in September?', '2023-09-01', '2023-09-30'],
    ['what is planned for September 2024?', '2024-09-01', '2024-09-30'],
  ])('%s, counted from today', async (question, after, before) => {
    expect(await periodOf(question)).toMatchObject({ after, before });
  });

  it('tells the time of an article from the time that it tells of', async () => {
    const phraseOf = async (question: string) => (await periodOf(question))?.ofPublication;
    expect(await phraseOf('what happened in April 2023?')).toBeNull();
    expect(await phraseOf('what do articles from April 2023 say?')).toBe(
      'articles from April 2023',
    );
    expect(await phraseOf('what was published in 2021 about tests?')).toBe('published in 2021');
  });

  it.each([
    'what is 5 times 7?',
    'who won?',
    'may the mayor resign?',
    'what did 300 people march for?',
    'when was the last day of term?',
    'what was said in the last week of the trial?',
    'who has the last word?',
  ])('finds none in: %s', async (question) => {
    expect(await periodOf(question)).toBeUndefined();
  });
});
