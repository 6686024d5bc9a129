import { ask, type Sources } from '../src/answer/ask.js';
import type { Embedder } from '../src/embedding/embedder.js';
import type { Library } from '../src/library/library.js';
import { openLibrary } from '../src/library/open.js';
import type { Passage, Reader, Reading } from '../src/reader/reader.js';
import { documentQuotes, judgeDocuments } from './documents.js';
import { isHeldOut } from './held-out.js';
import { cacheFolder, indexSet } from './index-set.js';
import { type Deeper, judge, type Outcome } from './measure.js';
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
  /** At most so many questions, taken evenly from the set. */
  readonly most: number;
  /**
   * Leave the answering articles and their near-duplicates out: then no question has an answer, but
   * all have their topic.
   */
  readonly without: boolean;
  readonly reader: Reader | null;
  /** Only questions whose articles no training has seen. */
  readonly heldOut?: boolean;
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
  { most, without, reader, heldOut = false, cache = cacheFolder, onProgress }: RunOptions,
): Promise<Outcome[]> {
  const set = typeof given === 'string' ? findSet(given) : given;
  const asked = questionsOf(set)
    .filter((question) => question.answerable || !without)
    .filter((question) => !heldOut || isHeldOut(set, question));
  const sample = evenly(asked, most);
  const judgements = set.kind === 'documents' ? judgementsOf(set) : [];
  const library = await openLibrary(await indexSet(set, embedder, cache), embedder.model);
  const outcomes: Outcome[] = [];
  try {
    for (const [index, one] of sample.entries()) {
      const sources: Sources = {
        library: without ? await withoutArticles(library, one.article_ids) : library,
        embedder,
        reader: reader && readOnce(reader),
      };
      const question = without ? unanswerable(one) : one;
      const answer = await ask(sources, question.question, { always: true, today });
      if (set.kind === 'documents') {
        const ranked = await deepQuotes(sources, question, documentQuotes);
        outcomes.push(judgeDocuments(set.name, question, answer, ranked, judgements));
      } else {
        const quotes = await deepQuotes(sources, question, rankedDepth);
        const ideal = await idealOf(library, question);
        outcomes.push(judge(set.name, question, answer, { quotes, ideal }));
      }
      onProgress?.(index + 1, sample.length);
    }
  } finally {
    await library.close();
  }
  return outcomes;
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

/** A reader that remembers what it has read of a question's passages. */
function readOnce(reader: Pick<Reader, 'model' | 'read'>): Pick<Reader, 'model' | 'read'> {
  const known = new Map<string, Reading>();
  const keyOf = ({ heading, segments }: Passage): string => `${heading}\n${segments.join('')}`;
  return {
    model: reader.model,
    read: async (question, passages) => {
      const fresh = passages.filter((passage) => !known.has(keyOf(passage)));
      const readings = fresh.length === 0 ? [] : await reader.read(question, fresh);
      for (const [index, passage] of fresh.entries()) {
        const reading = readings[index];
        if (reading !== undefined) known.set(keyOf(passage), reading);
      }
      return passages.flatMap((passage) => known.get(keyOf(passage)) ?? []);
    },
  };
}

async function idealOf(library: Library, question: SetQuestion): Promise<number[]> {
  const passages: string[] = [];
  for (const id of question.answerable ? question.article_ids : []) {
    const body = (await library.article(id))?.body ?? '';
    const cut = await library.passages(id);
    passages.push(...cut.map(({ start, end }) => body.slice(start, end)));
  }
  return question.answerable ? idealGains(passages, question.evidence) : [];
}

/** At most so many of the rows, at even distances, the first among them. */
export function evenly<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function unanswerable(question: SetQuestion): SetQuestion {
  return { ...question, answerable: false, evidence: [], answers: [], article_ids: [] };
}

/** The library as if some articles, and those that say nearly the same, had never been added. */
async function withoutArticles(library: Library, ids: readonly string[]): Promise<Library> {
  const alike = await Promise.all(ids.map((id) => library.alsoIn(id)));
  const left = new Set([...ids, ...alike.flat().map((article) => article.id)]);
  return {
    search: async (request) => {
      const { candidates, terms } = await library.search(request);
      return { candidates: candidates.filter((one) => !left.has(one.passage.articleId)), terms };
    },
    article: (id) => library.article(id),
    articles: (filter) => library.articles(filter),
    headlines: (filter, page) => library.headlines(filter, page),
    passages: (id) => library.passages(id),
    sentences: (row) => library.sentences(row),
    alsoIn: (id) => library.alsoIn(id),
    publishers: () => library.publishers(),
    status: () => library.status(),
    close: () => library.close(),
  };
}
