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
  ])('finds none in: %s', async (question) => {
    expect(await periodOf(question)).toBeUndefined();
  });
});
