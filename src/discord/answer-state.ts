import * as z from 'zod';
import type { Answer, Topic } from '../answer/answer.js';
import type { KeptAnswer } from '../library/records.js';
import { type Way, way } from './way.js';

const article = z.object({
  id: z.string(),
  file: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  date: z.string().nullable(),
  url: z.string().nullable(),
});

const span = { start: z.number(), end: z.number() };

const quote = z.object({
  ...span,
  text: z.string(),
  highlight: z.object({ ...span, text: z.string() }),
  article,
  alsoIn: z.array(article),
});

const answerState = z.object({
  way,
  understoodAs: z.string(),
  notAQuestion: z.enum(['empty', 'greeting', 'thanks', 'noise', 'chatter']).nullable(),
  band: z.enum(['answer', 'closest', 'none']),
  confidence: z.number(),
  quotes: z.array(quote),
  nearest: z.array(article),
  filters: z.array(
    z.object({
      kind: z.enum(['source', 'after', 'before', 'publisher', 'period']),
      value: z.string(),
      from: z.enum(['option', 'question']),
      effect: z.enum(['filter', 'boost', 'dropped']),
    }),
  ),
  /** Whether a search was made that found nothing at all, for want of articles that pass. */
  nothingFound: z.boolean(),
  /** What the conversation is about after this answer. */
  topic: z.object({ question: z.string(), articleIds: z.array(z.string()) }).nullable(),
});

/** An answer as its message is laid out from, now or after a restart. */
export type AnswerState = z.infer<typeof answerState>;

export type ShownQuote = AnswerState['quotes'][number];
export type ShownArticle = AnswerState['nearest'][number];

/** What is kept of an answer, scores left out. */
export function stateOf(answer: Answer, way: Way, topic: Topic | null): AnswerState {
  return answerState.parse({ ...answer, way, nothingFound: answer.evidence === null, topic });
}

/**
 * Reads a kept answer's state back.
 *
 * @throws ZodError where another version kept it in a form that this one can't read
 */
export function readState(kept: KeptAnswer): AnswerState {
  return answerState.parse(JSON.parse(kept.state));
}
