import { ask, type Sources } from '../src/answer/ask.js';
import type { Embedder } from '../src/embedding/embedder.js';
import type { Library } from '../src/library/library.js';
import { openLibrary } from '../src/library/open.js';
import { indexSet } from './index-set.js';
import { judge, type Outcome } from './measure.js';
import { questionsOf, type SetName, type SetQuestion } from './sets.js';

/** How a set is asked. */
export interface RunOptions {
  /** At most so many questions, taken evenly from the set. */
  readonly most: number;
  /** Leave the answering articles out: then no question has an answer, but all have their topic. */
  readonly without: boolean;
}

/** Asks the questions of a set as `ask --always` does. */
export async function runSet(
  name: SetName,
  embedder: Embedder,
  { most, without }: RunOptions,
): Promise<Outcome[]> {
  const library = await openLibrary(await indexSet(name, embedder), embedder.model);
  const outcomes: Outcome[] = [];
  try {
    const all = questionsOf(name).filter((question) => question.answerable || !without);
    for (const question of evenly(all, most)) {
      const sources: Sources = {
        library: without ? withoutArticles(library, question.article_ids) : library,
        embedder,
      };
      const answer = await ask(sources, question.question, { always: true });
      outcomes.push(judge(name, without ? unanswerable(question) : question, answer));
    }
  } finally {
    await library.close();
  }
  return outcomes;
}

function evenly<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function unanswerable(question: SetQuestion): SetQuestion {
  return { ...question, answerable: false, evidence: [], answers: [], article_ids: [] };
}

/** The library as if some articles had never been added. */
function withoutArticles(library: Library, ids: readonly string[]): Library {
  const left = new Set(ids);
  return {
    search: async (request) => {
      const { candidates, terms } = await library.search(request);
      return { candidates: candidates.filter((one) => !left.has(one.passage.articleId)), terms };
    },
    article: (id) => library.article(id),
    articles: (filter) => library.articles(filter),
    headlines: (filter, page) => library.headlines(filter, page),
    passages: (id) => library.passages(id),
    alsoIn: (id) => library.alsoIn(id),
    publishers: () => library.publishers(),
    status: () => library.status(),
    close: () => library.close(),
  };
}
