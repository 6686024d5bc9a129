import { stemsWithTitle } from './analysis.js';
import { coverage } from './confidence/coverage.js';
import type { Query } from './query.js';
import { inOrder } from './question/order.js';
import { isCorrection } from './quotes/corrections.js';
import { bestOfEach, lookedInto, type Ranked } from './rank.js';

/**
 * A report that answers as well as the first scores at most so much less, holds nearly as much of the
 * question's words, and is nearly as relevant to the reader (in log-odds). Set by hand: reports of one thing
 * at different times differ by less.
 */
const closeScore = 0.1;
const closeCoverage = 0.15;
const closeRelevance = 2;
/** A correction is short: it holds at least this share of what the report that it corrects holds of them. */
const correctionShare = 0.5;

/**
 * Puts the report that a question asks for by its time first, among those that answer as well as the best:
 * the newest after "latest" or "now", the oldest after "the first report". Undated ones are never taken
 * for new. Without such words, a correction comes before the report that it corrects.
 *
 * @param ranked best first
 */
export function byTime(query: Query, ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  if (first === undefined) return ranked;
  const others = bestOfEach(ranked.slice(0, lookedInto)).filter(
    ({ article }) => article.id !== first.article.id,
  );
  const { order, terms } = query;
  const held = coverageOf(first, terms);
  if (order === null) {
    const correction = others.find(
      (one) =>
        isCorrection(one.article, first.article) &&
        coverageOf(one, terms) >= correctionShare * held,
    );
    return correction === undefined ? ranked : moved([correction], ranked);
  }
  const rivals = others.filter(
    (one) =>
      one.parts.total >= first.parts.total - closeScore &&
      coverageOf(one, terms) >= held - closeCoverage &&
      isAsRelevant(one, first),
  );
  const sorted = [first, ...rivals].toSorted((a, b) => inOrder(a.article, b.article, order));
  return moved(sorted, ranked);
}

/** Share of the question's words that a passage or its headline holds. */
function coverageOf({ article, text }: Ranked, terms: Query['terms']): number {
  return coverage(terms, stemsWithTitle(article.title, text));
}

function isAsRelevant(one: Ranked, first: Ranked): boolean {
  if (first.reading === null) return true;
  return one.reading !== null && one.reading.relevance >= first.reading.relevance - closeRelevance;
}

function moved(front: readonly Ranked[], ranked: readonly Ranked[]): Ranked[] {
  return [...front, ...ranked.filter((one) => !front.includes(one))];
}
