import type { Library } from '../library/library.js';
import { analysed } from './analysis.js';
import type { NearArticle } from './answer.js';
import { coverage } from './confidence/coverage.js';
import { type Asked, knownOf, markSentence } from './highlight/highlight.js';
import { asQuoted } from './quotes.js';
import type { Ranked } from './rank.js';

/** How many articles a refusal names at most. */
const most = 5;
/**
 * Share of the question's words, by rarity, that an article's headline and best passage hold if it is
 * near. Words and not meaning decide: what is a close meaning differs from model to model. Set by hand.
 */
const nearFrom = 0.4;

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
    if (best.size < most && !best.has(articleId)) best.set(articleId, one);
  }
  const found = await Promise.all([...best.values()].map((one) => near(one, library, asked)));
  return found.flat();
}

/** The article with the sentence that comes closest, if it is near. */
async function near(
  one: Ranked,
  library: Pick<Library, 'article' | 'sentences'>,
  asked: Asked,
): Promise<NearArticle[]> {
  const { passage } = one.candidate;
  const article = await library.article(passage.articleId);
  if (article === null) return [];
  const text = article.body.slice(passage.start, passage.end);
  const { stems } = analysed(`${article.title ?? ''}\n${text}`);
  if (coverage(asked.terms, stems) < nearFrom) return [];
  const known = await knownOf(one, passage.start, library);
  const marked = markSentence(text, article.title, asked, known);
  const span = { start: passage.start + marked.start, end: passage.start + marked.end };
  return [
    { ...asQuoted(article), sentence: { ...span, text: article.body.slice(span.start, span.end) } },
  ];
}
