import type { SourceFilter } from '../../library/library.js';
import { fold } from '../../text/words.js';
import { type Answer, type NearArticle, type Quote, withoutQuotes } from '../answer.js';
import type { Known } from './articles.js';
import type { AuthorQuestion } from './by-author.js';
import { answerOnRecord, byDate, lastDay } from './on-record.js';
import { type Asking, filtersOf } from './sought.js';

/**
 * Answers a question for what somebody has written: from that author's articles on a subject, or with the
 * beginnings of the newest. If nobody of this name has written any, the texts may speak of such a person;
 * otherwise the refusal says so.
 *
 * @returns `null` if the name is a publisher's
 */
export async function askForAuthor(
  question: AuthorQuestion,
  asking: Asking,
): Promise<Answer | null> {
  const { author, topic } = question;
  const { ordinary, filter, find } = asking;
  if (!(await hasArticles({ author }, asking))) {
    return (await isPublisher(author, asking)) ? null : askOfStranger(question, asking);
  }
  const filters = [...filtersOf(filter), ...filtersOf({ author }, 'question')];
  if (topic === null) {
    const known = await byOrder({ ...filter, author }, question.only, asking);
    const answer = await answerOnRecord(known, [], asking);
    return { ...answer, filters };
  }
  const about = { asksFor: [], byLead: false };
  const found = await find({
    ...ordinary,
    asked: topic,
    text: topic,
    continues: null,
    about,
    author,
  });
  if (found.answered) return found;
  // An author may also be somebody that others write about.
  const told = await find(ordinary);
  return told.band === 'answer' ? told : found;
}

async function hasArticles(filter: SourceFilter, { library }: Asking): Promise<boolean> {
  return (await library.headlines(filter, { offset: 0, limit: 1 })).total > 0;
}

/** The beginnings of an author's articles, the newest first; of one asked for by its date, only that. */
async function byOrder(
  filter: SourceFilter,
  only: AuthorQuestion['only'],
  { library, limit }: Asking,
): Promise<Known[]> {
  const wanted = only === null ? limit : 1;
  const page = only === 'oldest' ? await lastPage(filter, library) : { offset: 0, limit: wanted };
  return byDate(filter, page, library);
}

/** Where the oldest article stands in the list: the last but for those without a date. */
async function lastPage(
  filter: SourceFilter,
  library: Asking['library'],
): Promise<{ offset: number; limit: number }> {
  const dated = { ...filter, before: filter.before ?? lastDay };
  const { total } = await library.headlines(dated, { offset: 0, limit: 1 });
  return { offset: Math.max(0, total - 1), limit: 1 };
}

async function isPublisher(name: string, { library }: Asking): Promise<boolean> {
  const publishers = await library.publishers();
  return publishers.some((publisher) => fold(publisher).includes(fold(name)));
}

/** Answers for somebody who has written nothing in the library. */
async function askOfStranger(
  { author, certain, saysWritten }: AuthorQuestion,
  { question, ordinary, find }: Asking,
): Promise<Answer> {
  const told = await find(ordinary);
  const isRefused = certain ? told.band !== 'answer' : told.band === 'none' && saysWritten;
  if (!isRefused) return told;
  const { understoodAs, filters, topic, evidence, nearest } = told;
  return {
    ...withoutQuotes({ question, understoodAs, filters, topic }),
    evidence,
    unknownAuthor: author,
    nearest: nearest.length > 0 ? nearest : told.quotes.map(asNear),
  };
}

/** A quote's article as a refusal names it. */
function asNear({ article, start, highlight }: Quote): NearArticle {
  const sentence = {
    start: start + highlight.start,
    end: start + highlight.end,
    text: highlight.text,
  };
  return { ...article, sentence };
}
