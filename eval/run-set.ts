import { ask, type Sources } from '../src/answer/ask.js';
import type { ReadableLibrary } from '../src/library/library.js';
import { openLibrary } from '../src/library/open.js';
import type { Embedder } from '../src/models/embedding/embedder.js';
import type { Reader } from '../src/models/reader/reader.js';
import { remember } from '../src/models/reader/remember.js';
import { documentQuotes, judgeDocuments } from './documents.js';
import { isHeldOut } from './held-out.js';
import { cacheFolder, indexSet } from './index-set.js';
import type { LibrarySize } from './libraries/groups.js';
import { type Round, smallRounds } from './libraries/rounds.js';
import { type Deeper, judge, type Outcome } from './measure.js';
import { asTyped } from './members.js';
import { idealGains, rankedDepth } from './ranking.js';
import {
  type EvalSet,
  findSet,
  judgementsOf,
  questionsOf,
  type SetName,
  type SetQuestion,
} from './sets.js';

/** How a set is asked. */
export interface RunOptions {
  /** At most this many questions, taken evenly from the set. */
  readonly most: number;
  /**
   * Leave the answering articles and their near-duplicates out: then no question has an answer, but
   * all have their topic.
   */
  readonly without: boolean;
  readonly reader: Reader | null;
  /** Only questions whose articles no training has seen. */
  readonly heldOut?: boolean;
  /** How large the libraries are that the questions are asked of; the whole set by default. */
  readonly size?: LibrarySize;
  /** Ask as members type. */
  readonly members?: boolean;
  /** Rank no more quotes than an answer shows, in half the time: nDCG is `null` then. */
  readonly shallow?: boolean;
  /** Folder that indexes are kept in. */
  readonly cache?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What "last March" is counted from, so that no figure depends on the day it was measured on. */
export const today = new Date('2026-01-01T00:00:00Z');

/** Asks the questions of a set as `ask --always` does, and judges what comes back. */
export async function runSet(
  given: EvalSet | SetName,
  embedder: Embedder,
  options: RunOptions,
): Promise<Outcome[]> {
  const set = typeof given === 'string' ? findSet(given) : given;
  const { without, reader, members = false, shallow = false, onProgress } = options;
  // A small library is made without the answering articles; of a whole one they are left out.
  const leavesOut = without && (options.size ?? 'whole') === 'whole';
  const rounds = await roundsOf(set, embedder, options);
  const total = rounds.reduce((sum, { questions }) => sum + questions.length, 0);
  const judgements = set.kind === 'documents' ? judgementsOf(set) : [];
  const outcomes: Outcome[] = [];
  for (const { folder, questions } of rounds) {
    const library = await openLibrary(folder, embedder.model);
    try {
      for (const one of questions) {
        const sources: Sources = {
          library: leavesOut ? await withoutArticles(library, one.article_ids) : library,
          embedder,
          // Each question is read afresh, and once for both of its rankings.
          reader: reader && remember(reader),
        };
        const question = asAsked(one, without, members);
        const answer = await ask(sources, question.question, { always: true, today });
        if (set.kind === 'documents') {
          const ranked = await deepQuotes(sources, question, documentQuotes);
          outcomes.push(judgeDocuments(set.name, question, answer, ranked, judgements));
        } else if (shallow) {
          outcomes.push(judge(set.name, question, answer));
        } else {
          const quotes = await deepQuotes(sources, question, rankedDepth);
          const ideal = await idealOf(library, question);
          outcomes.push(judge(set.name, question, answer, { quotes, ideal }));
        }
        onProgress?.(outcomes.length, total);
      }
    } finally {
      await library.close();
    }
  }
  return outcomes;
}

/** Which questions are asked of which library. */
async function roundsOf(
  set: EvalSet,
  embedder: Embedder,
  { most, without, heldOut = false, size = 'whole', cache = cacheFolder }: RunOptions,
): Promise<Round[]> {
  const questions = questionsOf(set).filter((one) => !heldOut || isHeldOut(set, one));
  if (size !== 'whole') {
    return smallRounds(set, questions, embedder, { size, most, without, heldOut, cache });
  }
  const asked = questions.filter((one) => one.answerable || !without);
  return [{ folder: await indexSet(set, embedder, cache), questions: evenly(asked, most) }];
}

function asAsked(question: SetQuestion, without: boolean, members: boolean): SetQuestion {
  const typed = members ? asTyped(question.question, question.id) : question.question;
  return { ...(without ? unanswerable(question) : question), question: typed };
}

/** The quotes that the answer would go on with. Asked for apart from the answer, which is timed. */
async function deepQuotes(
  sources: Sources,
  { question }: SetQuestion,
  limit: number,
): Promise<Deeper['quotes']> {
  const { quotes } = await ask(sources, question, { always: true, today, limit });
  return quotes;
}

async function idealOf(library: ReadableLibrary, question: SetQuestion): Promise<number[]> {
  const passages: string[] = [];
  for (const id of question.answerable ? question.article_ids : []) {
    const body = (await library.article(id))?.body ?? '';
    const cut = await library.passages(id);
    passages.push(...cut.map(({ start, end }) => body.slice(start, end)));
  }
  return question.answerable ? idealGains(passages, question.evidence) : [];
}

/** At most this many of the rows, at even distances, the first among them. */
export function evenly<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function unanswerable(question: SetQuestion): SetQuestion {
  return { ...question, answerable: false, evidence: [], answers: [], article_ids: [] };
}

/** The library as if some articles, and those that say nearly the same, had never been added. */
async function withoutArticles(
  library: ReadableLibrary,
  ids: readonly string[],
): Promise<ReadableLibrary> {
  const alike = await Promise.all(ids.map((id) => library.alsoIn(id)));
  const left = new Set([...ids, ...alike.flat().map((article) => article.id)]);
  return {
    search: async (request) => {
      const { candidates, terms } = await library.search(request);
      return { candidates: candidates.filter((one) => !left.has(one.passage.articleId)), terms };
    },
    similarWords: (word) => library.similarWords(word),
    acronyms: (letters) => library.acronyms(letters),
    article: (id) => library.article(id),
    articles: (filter) => library.articles(filter),
    headlines: (filter, page) => library.headlines(filter, page),
    passages: (id) => library.passages(id),
    sentences: (row) => library.sentences(row),
    alsoIn: (id) => library.alsoIn(id),
    added: (since, most, known) => library.added(since, most, known),
    idsBeginning: (prefix, most) => library.idsBeginning(prefix, most),
    publishers: () => library.publishers(),
    status: () => library.status(),
  };
}
