import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/answer.js';
import type { AskOptions } from '../../../src/answer/ask.js';
import type { Questions } from '../../../src/discord/context.js';
import { gapsAnsweredBy, mostNowAnswered } from '../../../src/discord/gaps/now-answered.js';
import type { Gap } from '../../../src/records/records.js';
import { gapOf } from '../kept.js';
import { answered } from '../view/views.js';

const file = '/index/added/1234-ferry.jsonl';

/** An answer whose quotes are from these places, each with a band of its own. */
function answerFrom(
  quotes: readonly (readonly [file: string, band: Answer['band']])[],
  more: Partial<Answer> = {},
): Answer {
  return {
    ...answered,
    band: quotes[0]?.[1] ?? 'none',
    quotes: quotes.map(([place, band]) => ({ band, article: { file: place } })),
    ...more,
  } as unknown as Answer;
}

/** Asks gaps again, with an engine that answers as told; returns what was asked, too. */
async function tried(
  gaps: readonly Gap[],
  answerTo: (question: string) => Answer = () => answerFrom([[file, 'answer']]),
) {
  const asked: [string, AskOptions | undefined][] = [];
  let turns = 0;
  const questions = {
    inTurn: async (work: () => Promise<unknown>) => {
      turns += 1;
      return work();
    },
  } as Questions;
  const engine = {
    ask: async (question: string, options?: AskOptions) => {
      asked.push([question, options]);
      return answerTo(question);
    },
  };
  const context = { records: {} as never, questions, log: pino({ enabled: false }) };
  const found = await gapsAnsweredBy(file, gaps, engine, context);
  expect(turns).toBe(asked.length);
  return { found, asked };
}

/** The state of an answer, as it is kept. */
function stateWith(more: object): string {
  return JSON.stringify({ ...answered, ...more });
}

describe('the gaps that new articles answer', () => {
  it.each<[string, boolean, Answer]>([
    ['the text of the file', true, answerFrom([[file, 'answer']])],
    ['one text of several in it', true, answerFrom([[`${file}#12`, 'answer']])],
    ['another article', false, answerFrom([['/index/added/9-other.txt', 'answer']])],
    ['one whose name begins the same', false, answerFrom([[`${file}.gz`, 'answer']])],
    ['only nearly', false, answerFrom([[file, 'closest']])],
    [
      'another article, beside which it says little',
      false,
      answerFrom([
        ['/elsewhere.txt', 'answer'],
        [file, 'none'],
      ]),
    ],
    [
      'in one of two parts',
      false,
      answerFrom([[file, 'answer']], { unanswered: ['And who built it?'] }),
    ],
  ])('are those that are answered by %s: %s', async (_, found, answer) => {
    const gap = gapOf();
    expect((await tried([gap], () => answer)).found).toEqual(found ? [gap] : []);
  });

  it('are asked with their options, as they were understood', async () => {
    const option = { kind: 'source', value: 'The Bell', from: 'option', effect: 'filter' };
    const found = { kind: 'publisher', value: 'Post', from: 'question', effect: 'boost' };
    const understoodAs = 'What does the ferry cost? And for children?';
    const state = stateWith({ understoodAs, filters: [option, found] });
    const { asked } = await tried([gapOf({ question: 'And for children?', state })]);
    expect(asked).toEqual([[understoodAs, { source: 'The Bell' }]]);
  });

  it('are asked as they were written if a word was corrected, or nothing else is known', async () => {
    const corrections = [{ from: 'Kalvik', to: 'Kalmar' }];
    const state = stateWith({ understoodAs: 'When does Kalmar open?', corrections });
    const question = 'When does Kalvik open?';
    const { asked } = await tried([gapOf({ question, state }), gapOf({ question: 'Who?' })]);
    expect(asked).toEqual([
      [question, {}],
      ['Who?', {}],
    ]);
  });

  it('are not looked for once as many are found as are shown', async () => {
    const gaps = Array.from({ length: 9 }, () => gapOf());
    const { found, asked } = await tried(gaps);
    expect(found).toEqual(gaps.slice(0, mostNowAnswered));
    expect(asked).toHaveLength(mostNowAnswered);
  });

  it('are those found until asking fails', async () => {
    const [one, other] = [gapOf({ question: 'Who?' }), gapOf({ question: 'When?' })];
    const { found } = await tried([one, other], (question) => {
      if (question === 'When?') throw new Error('the bot is leaving');
      return answerFrom([[file, 'answer']]);
    });
    expect(found).toEqual([one]);
  });
});
