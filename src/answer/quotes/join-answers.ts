import type { Answer, Quote } from '../answer.js';

/**
 * One answer for several questions of a message: each question's best quote, in the order of the questions,
 * then each one's second, and so on. A quote that answers two of them stands once, with what both ask for.
 *
 * @param answers one for each question, two at least
 * @param limit the most quotes; each question that is answered keeps its best one even so
 */
export function joinAnswers(question: string, answers: readonly Answer[], limit: number): Answer {
  const answered = answers.filter((one) => one.quotes.length > 0);
  const most = Math.max(limit, answered.length);
  const quotes = inTurns(
    answers.map((one) => one.quotes.map((quote) => ({ ...quote, part: one.question }))),
  ).slice(0, most);
  const leading = answered[0] ?? answers[0];
  if (leading === undefined) throw new RangeError('there is no answer to join');
  const nearest = answers.flatMap((one) => one.nearest);
  const filters = answers.flatMap((one) => one.filters);
  return {
    ...leading,
    question,
    understoodAs: answers.map((one) => one.understoodAs).join(' '),
    corrections: uniqueBy(
      answers.flatMap((one) => one.corrections),
      ({ from }) => from,
    ),
    quotes,
    unanswered:
      answered.length === 0
        ? []
        : answers.filter((one) => one.quotes.length === 0).map((one) => one.question),
    nearest: answered.length > 0 ? [] : uniqueBy(nearest, ({ id }) => id),
    filters: uniqueBy(filters, (filter) => JSON.stringify(filter)),
    topic: answers.at(-1)?.topic ?? null,
    passagesRead: answers.reduce((sum, one) => sum + one.passagesRead, 0),
    elapsedMs: answers.reduce((sum, one) => sum + one.elapsedMs, 0),
  };
}

/** The first of each list, then the second of each; what overlaps with an earlier one is left out. */
function inTurns(lists: readonly (readonly Quote[])[]): Quote[] {
  const longest = Math.max(...lists.map((list) => list.length));
  const all = Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? []));
  const kept: Quote[] = [];
  for (const quote of all.flat()) {
    const at = kept.findIndex((one) => isSame(one, quote));
    const same = kept[at];
    if (same === undefined) kept.push(quote);
    else kept[at] = { ...same, asksFor: [...new Set([...same.asksFor, ...quote.asksFor])] };
  }
  return kept;
}

function isSame(one: Quote, other: Quote): boolean {
  const overlap = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const isHighlight = one.start + one.highlight.start === other.start + other.highlight.start;
  return one.article.id === other.article.id && overlap > 0 && isHighlight;
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
