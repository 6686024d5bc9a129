import type { Library } from '../library/library.js';
import type { NearArticle } from './answer.js';
import { type Asked, knownOf, markSentence } from './mark.js';
import { asQuoted } from './quotes.js';
import { bySearch, type Ranked } from './rank.js';

/** How many articles a refusal names at most. */
const most = 5;
/**
 * An article is near if its best passage reaches this score by search. Set by hand: off-topic
 * questions over news mostly stay below it, and questions on the subject mostly reach it.
 */
const nearFrom = 0.7;

/**
 * The articles near a question that none of them answers, each with the sentence of its best passage
 * that comes closest. Empty if none is near.
 */
export async function nearestArticles(
  ranked: readonly Ranked[],
  library: Pick<Library, 'article' | 'sentences'>,
  asked: Asked,
): Promise<NearArticle[]> {
  const best = new Map<string, Ranked>();
  for (const one of ranked) {
    const { articleId } = one.candidate.passage;
    if (!best.has(articleId) && bySearch(one.parts) >= nearFrom) best.set(articleId, one);
  }
  const found = await Promise.all(
    [...best.values()].slice(0, most).map((one) => nearArticle(one, library, asked)),
  );
  return found.flat();
}

async function nearArticle(
  one: Ranked,
  library: Pick<Library, 'article' | 'sentences'>,
  asked: Asked,
): Promise<NearArticle[]> {
  const { passage } = one.candidate;
  const article = await library.article(passage.articleId);
  if (article === null) return [];
  const text = article.body.slice(passage.start, passage.end);
  const known = await knownOf(one, passage.start, library);
  const marked = markSentence(text, article.title, asked, known);
  const span = { start: passage.start + marked.start, end: passage.start + marked.end };
  const sentence = { ...span, text: article.body.slice(span.start, span.end) };
  return [{ ...asQuoted(article), sentence }];
}
