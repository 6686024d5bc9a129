import type { Answer, Quote } from '../src/answer/answer.js';
import type { Outcome } from './measure.js';
import { ndcg, rankedDepth } from './ranking.js';
import type { Judgement, SetQuestion } from './sets.js';

/** Quotes requested to rank articles: enough for ten articles with several quotes each. */
export const documentQuotes = 50;

/**
 * Compares the order of the articles (by the first quote of each) with human relevance judgements.
 * No quote is right or wrong here: `rank` and `markRight` stay `null`.
 */
export function judgeDocuments(
  set: string,
  question: SetQuestion,
  answer: Answer,
  quotes: readonly Quote[],
  judgements: readonly Judgement[],
): Outcome {
  const relevance = new Map(
    judgements
      .filter((one) => one.qid === question.id)
      .map((one) => [one.article_id, one.relevance]),
  );
  const articles = [...new Set(quotes.map((quote) => quote.article.id))].slice(0, rankedDepth);
  const found = articles.map((id) => relevance.get(id) ?? 0);
  const first = found.findIndex((gain) => gain > 0);
  return {
    set,
    id: question.id,
    judged: 'articles',
    question: question.question,
    answerable: question.answerable,
    rank: null,
    articleRank: first < 0 ? null : first + 1,
    markRight: null,
    right: [],
    ndcg: relevance.size === 0 ? null : ndcg(found, [...relevance.values()]),
    answer,
  };
}
