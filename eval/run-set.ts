import { ask, type Sources } from '../src/answer/ask.js';
import type { Embedder } from '../src/embedding/embedder.js';
import type { Library } from '../src/library/library.js';
import { openLibrary } from '../src/library/open.js';
import { indexSet } from './index-set.js';
import { judge, type Outcome } from './measure.js';
import { questionsOf, type SetName } from './sets.js';

/** Asks every question of a set as `ask --always` does. */
export async function runSet(
  name: SetName,
  embedder: Embedder,
  without: boolean,
): Promise<Outcome[]> {
  const folder = await indexSet(name, embedder);
  const library = await openLibrary(folder, embedder.model);
  const outcomes: Outcome[] = [];
  try {
    for (const question of questionsOf(name)) {
      const sources: Sources = {
        library: without ? withoutArticles(library, question.article_ids) : library,
        embedder,
      };
      const answer = await ask(sources, question.question, { always: true });
      const asked = without
        ? { ...question, answerable: false, evidence: [], article_ids: [] }
        : question;
      outcomes.push(judge(name, asked, answer));
    }
  } finally {
    await library.close();
  }
  return outcomes;
}

/** The library as if some articles had never been added: their question has no answer then. */
function withoutArticles(library: Library, ids: readonly string[]): Library {
  const left = new Set(ids);
  return {
    search: async (request) => {
      const { candidates, terms } = await library.search(request);
      return { candidates: candidates.filter((one) => !left.has(one.passage.articleId)), terms };
    },
    article: (id) => library.article(id),
    articles: (filter) => library.articles(filter),
    passages: (id) => library.passages(id),
    alsoIn: (id) => library.alsoIn(id),
    publishers: () => library.publishers(),
    status: () => library.status(),
    close: () => library.close(),
  };
}
