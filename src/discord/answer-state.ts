import * as z from 'zod';
import type { Answer } from '../answer/answer.js';
import { quotePath } from '../answer/format/quote-path.js';
import type { KeptAnswer } from '../records/records.js';

/** How a question can be asked. */
export const askedVia = z.enum(['slash', 'menu', 'mention', 'direct', 'channel', 'follow-up']);

export type AskedVia = z.infer<typeof askedVia>;

const article = z.object({
  id: z.string(),
  file: z.string(),
  /** Older versions of the bot did not keep it. */
  opening: z.string().exactOptional(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  date: z.string().nullable(),
  /** Older versions of the bot did not keep it. */
  author: z.string().nullable().default(null),
  url: z.string().nullable(),
});

const span = { start: z.number(), end: z.number() };
const highlight = z.object({ ...span, text: z.string() });
const band = z.enum(['answer', 'closest', 'none']);

const quote = z.object({
  ...span,
  text: z.string(),
  highlight,
  article,
  alsoIn: z.array(article),
  /** Older versions of the bot did not look for one. */
  newer: article.nullable().default(null),
  /** Older versions of the bot took a message for one question. */
  part: z.string().nullable().default(null),
  /** Older versions of the bot looked for everything in the texts. */
  asksFor: z.array(z.enum(['title', 'publisher', 'date', 'author', 'url'])).default([]),
  /** Where it stands in its article's page; `null` if the operator serves no pages. */
  page: z.string().nullable().default(null),
  /** This quote's own; `null` for a further quote that an older version of the bot kept without it. */
  confidence: z.number().nullable().default(null),
  band: band.nullable().default(null),
});

const nearArticle = article.extend({
  /** The sentence that comes closest; `null` if an older version of the bot kept the article. */
  sentence: highlight.nullable().default(null),
});

/** What a conversation is about. Older versions of the bot did not keep `marked`. */
export const topicState = z.object({
  question: z.string(),
  articleIds: z.array(z.string()),
  marked: z.array(z.object({ articleId: z.string(), ...span })).exactOptional(),
});

const answerFields = z.object({
  way: askedVia,
  understoodAs: z.string(),
  /** Older versions of the bot corrected nothing. */
  corrections: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  notAQuestion: z.enum(['empty', 'greeting', 'thanks', 'noise', 'chatter']).nullable(),
  band,
  confidence: z.number(),
  quotes: z.array(quote),
  unanswered: z.array(z.string()).default([]),
  /** Older versions of the bot didn't look for authors. */
  unknownAuthor: z.string().nullable().default(null),
  nearest: z.array(nearArticle),
  filters: z.array(
    z.object({
      kind: z.enum(['source', 'author', 'after', 'before', 'publisher', 'period']),
      value: z.string(),
      from: z.enum(['option', 'question']),
      effect: z.enum(['filter', 'boost', 'dropped']),
    }),
  ),
  /** Whether a search found nothing at all, because no articles pass the filters. */
  nothingFound: z.boolean(),
  /** Whether there were no articles at all; older versions of the bot didn't keep it. */
  libraryEmpty: z.boolean().default(false),
  /** What the conversation is about after this answer. */
  topic: topicState.nullable(),
});

/** What an answer's message is laid out from, now or after a restart. */
export type AnswerState = z.infer<typeof answerFields>;

export type ShownQuote = z.infer<typeof quote>;
export type ShownArticle = z.infer<typeof article>;
export type ShownNearArticle = z.infer<typeof nearArticle>;

/** Gives the first quote the answer's confidence, which is all that older versions of the bot kept. */
function withFirstConfidence(state: AnswerState): AnswerState {
  const { band, confidence } = state;
  const quotes = state.quotes.map((one, index) =>
    index === 0 && one.confidence === null ? { ...one, band, confidence } : one,
  );
  return { ...state, quotes };
}

const answerState = answerFields.transform(withFirstConfidence);

/**
 * What is kept of an answer: everything but the scores.
 *
 * @param pagesUrl the address of `pullquote serve`, if members can reach it
 */
export function stateOf(
  answer: Answer,
  via: AskedVia,
  libraryEmpty = false,
  pagesUrl?: string,
): AnswerState {
  const nothingFound = answer.evidence === null;
  const quotes = answer.quotes.map((one) => ({
    ...one,
    page: pagesUrl === undefined ? null : `${pagesUrl}${quotePath(one)}`,
  }));
  return answerState.parse({ ...answer, quotes, way: via, nothingFound, libraryEmpty });
}

/** Whether an answer repeats the question, because no message of the asker shows it. */
export function repeatsQuestion(via: AskedVia): boolean {
  return via === 'slash' || via === 'menu' || via === 'follow-up';
}

/**
 * Parses a kept answer's state.
 *
 * @throws ZodError if an incompatible version stored it
 */
export function readState(kept: Pick<KeptAnswer, 'state'>): AnswerState {
  return answerState.parse(JSON.parse(kept.state));
}
