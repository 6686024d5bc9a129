/**
 * Child of the parts asking and weaviate: an engine that stays open, as in the bot, and answers
 * questions.
 */
import { performance } from 'node:perf_hooks';
import type { Answer } from '../../src/answer/answer.js';
import { type AskOptions, ask } from '../../src/answer/ask.js';
import { openModel, openReading } from '../../src/open-models.js';
import { readSettings } from '../../src/settings.js';
import { storageOf } from '../../src/storage.js';
import { serve } from '../serve.js';
import { Stopwatch, timed } from '../timed.js';

/**
 * Questions to answer, by this many askers at once, each waiting for an answer before asking again.
 */
export interface Request {
  readonly questions: readonly string[];
  readonly askers: number;
  /** Whether the reader reads. */
  readonly reading: boolean;
  /** How each is asked; by default as a user does. */
  readonly options?: AskOptions;
}

/** Milliseconds of one question, in all and of its parts. */
export interface Timing {
  readonly total: number;
  /** The question's vector. */
  readonly question: number;
  /** All of the library's search. */
  readonly search: number;
  readonly reader: number;
  /** How many passages it read. */
  readonly passagesRead: number;
}

/** A first quote: which place of which article, and its text. */
export interface FirstQuote {
  readonly articleId: string;
  /** Offset into the article's body, UTF-16 units. */
  readonly start: number;
  readonly text: string;
}

export interface Asked {
  readonly seconds: number;
  /** One for each question in order; none if several ask at once, since parts then overlap. */
  readonly timings: readonly Timing[];
  /** As many, in the same order; `null` if nothing was quoted. */
  readonly firstQuotes: readonly (FirstQuote | null)[];
}

const settings = readSettings(process.env);
const model = await openModel(settings);
const opened = await storageOf(settings).search(model.model);
// Pullquote's own remembers what it has read, and questions come again here.
const bare = await openReading(settings);
const watches = {
  question: new Stopwatch(),
  search: new Stopwatch(),
  reader: new Stopwatch(),
};
const library = timed(opened, { search: watches.search });
const embedder = timed(model, { embedQuery: watches.question });
const reader = bare === null ? null : timed(bare, { read: watches.reader });

serve(
  async ({ questions, askers, reading, options }: Request): Promise<Asked> => {
    const sources = { library, embedder, reader: reading ? reader : null };
    const started = performance.now();
    const timings: Timing[] = [];
    const firstQuotes: (FirstQuote | null)[] = [];
    let next = 0;
    const asker = async (): Promise<void> => {
      for (let text = questions[next]; text !== undefined; text = questions[next]) {
        next += 1;
        for (const watch of Object.values(watches)) watch.reset();
        const asked = performance.now();
        const answer = await ask(sources, text, options);
        const total = performance.now() - asked;
        if (askers > 1) continue;
        timings.push(timing(total, answer));
        firstQuotes.push(firstQuoteOf(answer));
      }
    };
    await Promise.all(Array.from({ length: askers }, asker));
    return { seconds: (performance.now() - started) / 1000, timings, firstQuotes };
  },
  async () => {
    await Promise.all([opened.close(), model.close(), bare?.close()]);
  },
);

function timing(total: number, { passagesRead }: Answer): Timing {
  const { question, search, reader } = watches;
  return {
    total,
    question: question.ms,
    search: search.ms,
    reader: reader.ms,
    passagesRead,
  };
}

function firstQuoteOf({ quotes: [first] }: Answer): FirstQuote | null {
  if (first === undefined) return null;
  const { article, start, text } = first;
  return { articleId: article.id, start, text };
}
