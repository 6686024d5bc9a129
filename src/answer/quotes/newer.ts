import type { StoredArticle } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import { analysed } from '../analysis.js';
import { isHeld } from '../confidence/coverage.js';
import type { Query } from '../query.js';
import { inOrder } from '../question/order.js';
import type { Ranked } from '../rank.js';
import { contradict } from './contradict.js';
import { isCorrection } from './corrections.js';

/** A correction is short: it holds more than this share of the question's words that are highlighted. */
const correctionShare = 0.5;

/**
 * The newest report that says otherwise than what a quote highlights, or corrects its article; `null` if
 * none does. Another version of the sentence counts only if it holds the same words of the question: "The
 * Kalvik reservoir is full" says nothing about another reservoir.
 *
 * @param highlight offsets into the article's body
 */
export function newerThan(
  { terms }: Pick<Query, 'terms'>,
  { article }: Pick<Ranked, 'article'>,
  highlight: Span,
  looked: readonly Pick<Ranked, 'article' | 'text'>[],
): StoredArticle | null {
  const { date } = article;
  if (date === null) return null;
  const marked = article.body.slice(highlight.start, highlight.end);
  const held = terms.filter((term) => isHeld(term, analysed(marked).stems));
  const newer = looked.filter((other) => {
    if (other.article.date === null || other.article.date <= date) return false;
    const stems = analysed(other.text).stems;
    const shared = held.filter((term) => isHeld(term, stems)).length;
    if (isCorrection(other.article, article)) return shared > correctionShare * held.length;
    return shared === held.length && contradict(marked, other.text);
  });
  const [newest] = newer.toSorted((a, b) => inOrder(a.article, b.article, 'newest'));
  return newest?.article ?? null;
}
