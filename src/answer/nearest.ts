import type { Library, StoredArticle } from '../library/library.js';
import type { Embedder } from '../models/embedding/embedder.js';
import { stemsWithTitle } from './analysis.js';
import type { NearArticle } from './answer.js';
import { coverage } from './confidence/coverage.js';
import { highlightIn } from './highlight/highlight.js';
import type { Query } from './query.js';
import { asQuoted } from './quotes/quotes.js';
import { bestOfEach, type Ranked, rank } from './rank.js';

/** The most articles that a refusal names. */
export const mostNearest = 5;
/**
 * An article is near if its headline and best passage hold this share of the question's words, by
 * rarity. Words decide, not meaning: how close meanings are differs from model to model. Set by hand.
 */
const nearFrom = 0.4;

/**
 * The articles near a question that none of them answers, each with the sentence of its best passage
 * that comes closest. Empty if none is near.
 */
export async function nearestArticles(
  query: Query,
  ranked: readonly Ranked[],
  library: Pick<Library, 'sentences'>,
): Promise<NearArticle[]> {
  const best = bestOfEach(ranked).slice(0, mostNearest);
  const near = best.filter(
    ({ article, text }) => coverage(query.terms, stemsWithTitle(article.title, text)) >= nearFrom,
  );
  return Promise.all(
    near.map(async (one) => {
      const { article } = one;
      const span = await highlightIn(query, one, one.candidate.passage, library);
      const text = article.body.slice(span.start, span.end);
      return { ...asQuoted(article), sentence: { ...span, text } };
    }),
  );
}

/** Passages that are searched for articles near a text. */
const passagesSearched = 50;

/** The articles whose texts come closest in meaning to a text, closest first: at most `most`. */
export async function articlesNear(
  text: string,
  most: number,
  {
    library,
    embedder,
  }: {
    readonly library: Pick<Library, 'search' | 'article'>;
    readonly embedder: Pick<Embedder, 'embedQuery'>;
  },
): Promise<StoredArticle[]> {
  const { passage: vector } = await embedder.embedQuery(text);
  const { candidates } = await library.search({ text, vector, limit: passagesSearched });
  const ranked = rank(candidates, [], () => undefined, new Set());
  const ids = [...new Set(ranked.map(({ candidate }) => candidate.passage.articleId))];
  const articles = await Promise.all(ids.slice(0, most).map((id) => library.article(id)));
  return articles.filter((one) => one !== null);
}
