import type { SourceFilter } from '../../library/library.js';
import { tokens } from '../../text/words.js';
import { type Answer, type AppliedFilter, type Quote, withoutQuotes } from '../answer.js';
import type { NewsQuestion } from './news-of.js';
import { answerOnRecord, byDate, lastDay } from './on-record.js';
import { type Asking, filtersOf } from './sought.js';

/**
 * Answers a question for the news as such with the beginnings of the newest articles, of its time if it
 * names one. What a text tells of that time goes first if the question may mean it. Articles without a date
 * are never taken for new.
 *
 * @returns `null` if it names no time and no article has a date
 */
export async function askForNews(
  news: NewsQuestion,
  { question, ordinary, filter, limit, topic, library, find }: Asking,
): Promise<Answer | null> {
  const { time, certain } = news;
  const told = certain || time === null ? null : { answer: await find(ordinary), time };
  if (told !== null && isTold(told, ({ highlight }) => highlight.text)) return told.answer;
  const known = await byDate(within(news, filter), { offset: 0, limit }, library);
  if (known.length > 0) {
    const answer = await answerOnRecord(known, [], { question, ordinary, filter, library });
    return { ...answer, filters: [...answer.filters, ...periodOf(news)] };
  }
  if (time === null) return null;
  if (told !== null && isTold(told, ({ text }) => text)) return told.answer;
  const filters = [...filtersOf(filter), ...periodOf(news)];
  return withoutQuotes({ question, understoodAs: ordinary.asked, filters, topic });
}

/** Whether a text answers, and a part of its quote has the words of the time: "April 2023", "Tuesday". */
function isTold(
  { answer, time }: { readonly answer: Answer; readonly time: string },
  partOf: (quote: Quote) => string,
): boolean {
  const [first] = answer.quotes;
  if (!answer.answered || first === undefined) return false;
  // A report seldom says which year it is of.
  const held = new Set(tokens(partOf(first)).map(({ word }) => word));
  const year = first.article.date?.slice(0, 4);
  const words = tokens(time);
  return words.length > 0 && words.every(({ word }) => word === year || held.has(word));
}

/** A filter narrowed to a time, or to articles with a date. */
function within({ after, before }: NewsQuestion, filter: SourceFilter): SourceFilter {
  const from = [after, filter.after]
    .filter((day) => typeof day === 'string')
    .sort()
    .at(-1);
  const [until = lastDay] = [before, filter.before].filter((day) => typeof day === 'string').sort();
  return { ...filter, ...(from !== undefined && { after: from }), before: until };
}

function periodOf({ time, after, before }: NewsQuestion): AppliedFilter[] {
  if (time === null) return [];
  const value = `${after ?? ''}..${before ?? ''}`;
  return [{ kind: 'period', value, from: 'question', effect: 'filter' }];
}
