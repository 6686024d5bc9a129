import type { Library, PageRequest, SourceFilter } from '../../library/library.js';
import { type Answer, type Quote, type SourceFact, type Topic, withoutQuotes } from '../answer.js';
import { topicAfter } from '../question/followup.js';
import { beginningOf, type Known, quoteOnRecord, shownOf, untold } from './articles.js';
import { type Asking, filtersOf } from './sought.js';

/** An answer by articles that nobody had to search for, in their order; a refusal without any. */
export async function answerOnRecord(
  known: readonly Known[],
  asksFor: readonly SourceFact[],
  {
    question,
    ordinary,
    filter,
    library,
  }: Pick<Asking, 'question' | 'ordinary' | 'filter' | 'library'>,
): Promise<Answer> {
  const quotes: Quote[] = await Promise.all(
    known.map(({ article, shown }) => quoteOnRecord(article, shown, asksFor, library)),
  );
  const [first] = known;
  const doubts = first === undefined ? [] : untold(asksFor, first.article);
  const { asked } = ordinary;
  const answer = withoutQuotes({
    question,
    understoodAs: asked,
    filters: filtersOf(filter),
    topic: topicAfter({ asked, continues: null }, quotes[0]),
  });
  const [best] = quotes;
  if (best === undefined) return answer;
  const { band, confidence } = best;
  return { ...answer, answered: true, band, confidence, doubts, quotes };
}

/** All articles with a date are from before. */
export const lastDay = '9999-12-31';

/** The beginnings of a part of the list of articles, which has the newest first and the undated last. */
export async function byDate(
  filter: SourceFilter,
  page: PageRequest,
  library: Pick<Library, 'headlines' | 'article' | 'passages'>,
): Promise<Known[]> {
  const { items } = await library.headlines(filter, page);
  const known = await Promise.all(items.map(({ id }) => beginningOf(id, library)));
  return known.filter((one) => one !== null);
}

/**
 * What the last answer of a conversation showed first, or the beginning of its article; `null` if there is
 * no such answer, or its article has been changed or removed.
 */
export async function lastShown(
  topic: Topic | null,
  byLead: boolean,
  library: Pick<Library, 'article' | 'passages'>,
): Promise<Known | null> {
  const part = topic?.marked?.at(-1);
  const id = part?.articleId ?? topic?.articleIds.at(-1);
  if (id === undefined) return null;
  const passages = await library.passages(id);
  const passage = passages.find(
    ({ start, end }) => part !== undefined && start <= part.start && part.end <= end,
  );
  if (byLead || part === undefined || passage === undefined) return beginningOf(id, library);
  const article = await library.article(id, passage.version);
  if (article === null) return null;
  const marked = { start: part.start - passage.start, end: part.end - passage.start };
  return { article, shown: shownOf(article, passage, marked) };
}
