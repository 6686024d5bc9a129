import { Failure } from '../failure.js';
import type { ReadableLibrary, SourceFilter } from '../library/library.js';
import type { Embedder } from '../models/embedding/embedder.js';
import type { Reader } from '../models/reader/reader.js';
import { isDay } from '../text/day.js';
import { byItsLead, certainty } from './about/articles.js';
import { askAbout } from './about/ask-about.js';
import { filtersOf, type Sought } from './about/sought.js';
import { type Answer, type AppliedFilter, type Topic, withoutQuotes } from './answer.js';
import { afterDoubts, bandOf, confidence, fitFor } from './confidence/confidence.js';
import { doubtsAbout } from './confidence/doubts.js';
import { evidenceFor } from './confidence/evidence.js';
import { nearestArticles } from './nearest.js';
import { preferFuller } from './overlap.js';
import { topicAfter, understand } from './question/followup.js';
import { orderingIn } from './question/order.js';
import { plainQuestion } from './question/plain-question.js';
import { questionsIn } from './question/several.js';
import { notAQuestion } from './question/small-talk.js';
import { joinAnswers } from './quotes/join-answers.js';
import { chooseQuotes } from './quotes/quotes.js';
import { bestOfEach, type Scored } from './rank.js';
import { isForReading, rerank } from './rerank.js';
import { retrieve } from './retrieve.js';
import { search } from './search.js';
import { byTime } from './time.js';

/** What answering works with. */
export interface Sources {
  readonly library: ReadableLibrary;
  readonly embedder: Pick<Embedder, 'embedQuery' | 'countPieces' | 'model'>;
  /** Reads the best candidates with the question; `null`: the order of the search stands. */
  readonly reader: Pick<Reader, 'model' | 'read'> | null;
}

export interface AskOptions extends SourceFilter {
  /** The most quotes to return; 3 by default. */
  readonly limit?: number;
  /** Return the best quotes whatever the confidence, for evaluation. */
  readonly always?: boolean;
  /** The `topic` of the previous answer, for follow-ups. */
  readonly topic?: Topic | null;
  /** What "last March" is counted from; now by default. */
  readonly today?: Date;
}

const quotesByDefault = 3;
/** A longer text isn't a question; the limit is twice Discord's for a message. */
const longestQuestion = 4000;

/**
 * Answers a question with quotes, or says that the articles don't say. Several questions in one message are
 * answered one by one: each may lean on the one before it.
 *
 * @throws Failure `invalid-question` if the text is too long or a date isn't valid
 */
export async function ask(
  sources: Sources,
  question: string,
  options: AskOptions = {},
): Promise<Answer> {
  checkQuestion(question, options);
  const parts = questionsIn(plainQuestion(question));
  if (parts.length < 2) return askOne(sources, question, options);
  const answers: Answer[] = [];
  let { topic = null } = options;
  for (const part of parts) {
    const answer = await askOne(sources, part, { ...options, topic });
    answers.push(answer);
    topic = answer.topic;
  }
  return joinAnswers(question, answers, options.limit ?? quotesByDefault);
}

async function askOne(sources: Sources, question: string, options: AskOptions): Promise<Answer> {
  const started = performance.now();
  const { always = false, limit = quotesByDefault, topic = null, today = new Date() } = options;
  const understood = understand(question, topic);
  const kind = notAQuestion(question);
  const reason = understood.text === '' ? 'empty' : kind;
  const timed = (answer: Answer): Answer => ({
    ...answer,
    elapsedMs: performance.now() - started,
  });
  if (reason !== null && (!always || understood.text === '')) {
    const asked = { question, understoodAs: understood.text, filters: filtersOf(options), topic };
    return timed({ ...withoutQuotes(asked), notAQuestion: reason });
  }
  const find = (sought: Sought): Promise<Answer> => findAnswer(sources, question, options, sought);
  const ordinary = {
    ...understood,
    about: null,
    author: null,
    ordering: orderingIn(understood.asked),
  };
  if (kind !== null) return timed(await find(ordinary));
  const { library } = sources;
  const asking = { question, ordinary, filter: options, limit, topic, today, library, find };
  const about = await askAbout(asking);
  return timed(about ?? (await find(ordinary)));
}

/** Searches for what is sought and judges what is found. */
async function findAnswer(
  sources: Sources,
  question: string,
  options: AskOptions,
  { author, ...sought }: Sought,
): Promise<Answer> {
  const { library, embedder } = sources;
  const { always = false, limit = quotesByDefault, topic = null, today = new Date() } = options;
  const kind = notAQuestion(question);
  const filter = author === null ? options : { ...options, author };
  const found = await search(sources, sought, filter, today);
  const { query } = found;
  const { about } = query;
  const retrieved = await retrieve(query, found.candidates, library, limit);
  const reader = isForReading(query) ? sources.reader : null;
  const ranked = reader === null ? retrieved.ranked : await rerank(query, retrieved.ranked, reader);
  const scored = [...ranked, ...retrieved.rest];
  const ordered = byTime(query, await preferFuller(query, ranked, library));
  const eligible = about === null ? ordered : bestOfEach(ordered);
  const chosen = await chooseQuotes(query, eligible, library, { limit, includeWeak: always });
  const judged = doubtsAbout(query, chosen, ranked).map(({ doubts, ...one }) => {
    const evidence = evidenceFor(query, one, scored, doubts);
    const readBy = one.reading === null ? null : (reader?.model ?? null);
    const fit = fitFor(embedder.model, readBy);
    const stated = kind === null ? certainty(query, one, confidence(evidence, fit)) : 0;
    const probability = afterDoubts(stated, fit, doubts);
    const band = bandOf(probability, fit);
    const asksFor = about?.asksFor ?? [];
    const own = { part: null, asksFor, confidence: probability, band, evidence };
    return { doubts, article: one.article, quote: { ...one.quote, ...own } };
  });
  const [best] = judged;
  const band = best?.quote.band ?? 'none';
  const answered = band !== 'none';
  const shown = answered || always ? judged : [];
  const quotes = await Promise.all(
    shown.map(({ quote, article }) =>
      about?.byLead === true ? byItsLead(quote, article, library) : quote,
    ),
  );
  const filters = [
    ...filtersOf(options),
    ...(author === null ? [] : filtersOf({ author }, 'question')),
  ];
  return {
    ...withoutQuotes({
      question,
      understoodAs: query.text,
      filters: [...filters, ...found.applied.filter((one) => tookEffect(one, scored))],
      topic: kind === null ? topicAfter(query, quotes[0]) : topic,
    }),
    corrections: query.corrections,
    notAQuestion: kind,
    answered,
    band,
    confidence: best?.quote.confidence ?? 0,
    evidence: best?.quote.evidence ?? null,
    doubts: best?.doubts ?? [],
    quotes,
    nearest: answered ? [] : await nearestArticles(query, ranked, library),
    passagesRead: ranked.filter((one) => one.reading !== null).length,
  };
}

/** Whether any candidate is what the question prefers: "in 1974" means nothing to newer articles. */
function tookEffect({ kind, effect }: AppliedFilter, scored: readonly Scored[]): boolean {
  if (effect !== 'boost') return true;
  return scored.some(({ parts }) => (kind === 'period' ? parts.period : parts.publisher) > 0);
}

/** @throws Failure `invalid-question` if the text is too long or a date isn't valid */
export function checkQuestion(question: string, options: SourceFilter): void {
  if (question.length > longestQuestion) {
    throw new Failure(
      'answer',
      'invalid-question',
      `the question has ${question.length} characters; ${longestQuestion} is the most that is read`,
      { remedy: 'Ask it in a few sentences.' },
    );
  }
  checkDays(options);
}

/** @throws Failure `invalid-question` if a date isn't valid */
export function checkDays({ after, before }: SourceFilter): void {
  for (const day of [after, before]) {
    if (day !== undefined && !isDay(day)) {
      throw new Failure('answer', 'invalid-question', `"${day}" is no date`, {
        remedy: 'Write dates as YYYY-MM-DD, e.g. 2023-04-01.',
      });
    }
  }
}
