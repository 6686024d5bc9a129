import { calendarNames, shiftedDay } from '../text/day.js';
import { analysed, stemsWithTitle } from './analysis.js';
import { coverage } from './confidence/coverage.js';
import type { Query } from './query.js';
import { kindHeld } from './question/kinds.js';
import { inOrder } from './question/order.js';
import { isCorrection } from './quotes/corrections.js';
import { bestOfEach, lookedInto, meets, type Ranked } from './rank.js';

/**
 * A report that answers as well as the first scores at most so much less, holds nearly as much of the
 * question's words, and is nearly as relevant to the reader (in log-odds). Set by hand: reports of one thing
 * at different times differ by less.
 */
const closeScore = 0.1;
const closeCoverage = 0.15;
const closeRelevance = 2;
/** Within so many days, reports on one event bring each other's numbers up to date. */
const daysOfEvent = 14;
/** From these log-odds a report answers, according to the reader. */
const answering = 1;
/** A correction is short: it holds at least this share of what the report that it corrects holds of them. */
const correctionShare = 0.5;

/**
 * Puts the report that a question asks for by its time first, among those that answer as well as the best:
 * the newest after "latest" or "now", the oldest after "the first report". Undated ones are never taken
 * for new. Without such words, a correction comes before the report that it corrects, and the newest number of an
 * event before an older one: a death toll rises.
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
    if (correction !== undefined) return moved([correction], ranked);
  }
  const rivals = others.filter(
    (one) =>
      one.parts.total >= first.parts.total - closeScore &&
      coverageOf(one, terms) >= held - closeCoverage &&
      isAsRelevant(one, first),
  );
  if (order === null) {
    const updates =
      query.expected === 'number' ? rivals.filter((one) => bringsUpToDate(one, first, query)) : [];
    const [newest] = updates.toSorted((a, b) => inOrder(a.article, b.article, 'newest'));
    return newest === undefined ? ranked : moved([newest], ranked);
  }
  const sorted = [first, ...rivals].toSorted((a, b) => inOrder(a.article, b.article, order));
  return moved(sorted, ranked);
}

/**
 * Whether a report was published some days later on the same event, and also has a number that answers: both name
 * the same person or place, apart from what the question names, and meet the same of its hints.
 */
function bringsUpToDate(later: Ranked, first: Ranked, { hints, terms }: Query): boolean {
  const [from, to] = [first.article.date, later.article.date];
  if (from === null || to === null || to <= from || to > shiftedDay(from, daysOfEvent))
    return false;
  if ([first, later].some(({ reading }) => (reading?.relevance ?? 0) < answering)) return false;
  if (hints.some((hint) => meets(first.article, hint) && !meets(later.article, hint))) return false;
  const asked = new Set(terms.map(({ stem }) => stem));
  if (kindHeld(later.text, analysed(later.text).words, 'number', asked) === 0) return false;
  const [names, others] = [first, later].map((one) => namesIn(one, asked));
  return [...(names ?? [])].some((name) => others?.has(name));
}

const calendar = new RegExp(`^(?:${calendarNames})$`);

/** Stems that a report writes with a capital within a sentence; not days, its publisher or the question's words. */
function namesIn({ article, text }: Ranked, asked: ReadonlySet<string>): ReadonlySet<string> {
  const { words, sentences } = analysed(text);
  const starts = new Set(
    sentences.map(({ start, end }) => start + text.slice(start, end).search(/[\p{L}\p{N}]/u)),
  );
  const own = analysed(article.publisher ?? '').stems;
  return new Set(
    words
      .filter(({ start, word }) => /\p{Lu}/u.test(text.charAt(start)) && !calendar.test(word))
      .filter(({ start, stem }) => !starts.has(start) && !asked.has(stem) && !own.has(stem))
      .map(({ stem }) => stem),
  );
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
