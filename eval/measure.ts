import type { Answer } from '../src/answer/answer.js';
import type { SetQuestion } from './sets.js';

/** What one question came back with, held against what was known to be right. */
export interface Outcome {
  readonly set: string;
  readonly id: string;
  readonly answerable: boolean;
  /** Position of the first quote that holds evidence, from 1; `null` where none does. */
  readonly rank: number | null;
  /** Position of the first quote from an article that answers. */
  readonly articleRank: number | null;
  /** Whether that first right quote's mark overlaps the evidence or holds an answer. */
  readonly markRight: boolean | null;
  readonly answer: Answer;
}

/** Holds an answer (asked for with `always`) against a question's evidence. */
export function judge(set: string, question: SetQuestion, answer: Answer): Outcome {
  const right = answer.quotes.map((quote) =>
    question.evidence.some((evidence) => quote.text.includes(evidence.trim())),
  );
  const first = right.indexOf(true);
  const quote = answer.quotes[first];
  const articleFirst = answer.quotes.findIndex((one) =>
    question.article_ids.includes(one.article.id),
  );
  return {
    set,
    id: question.id,
    answerable: question.answerable,
    rank: quote === undefined ? null : first + 1,
    articleRank: articleFirst < 0 ? null : articleFirst + 1,
    markRight: quote === undefined ? null : marksRight(quote.text, quote.highlight, question),
    answer,
  };
}

function marksRight(
  text: string,
  mark: { readonly start: number; readonly end: number; readonly text: string },
  question: SetQuestion,
): boolean {
  const overlaps = question.evidence.some((evidence) => {
    const at = text.indexOf(evidence.trim());
    return at >= 0 && at < mark.end && at + evidence.trim().length > mark.start;
  });
  return (
    overlaps || question.answers.some((answer) => answer.length > 3 && mark.text.includes(answer))
  );
}

/** Share of the rows for which something holds; `NaN` where there are none. */
export function share<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counting half
 * (Mann-Whitney). `NaN` where either is lacking.
 */
export function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number {
  const all = [
    ...positive.map((score) => ({ score, positive: true })),
    ...negative.map((score) => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]?.score === all[i]?.score) j += 1;
    const meanRank = (i + j + 1) / 2;
    rankSum += meanRank * all.slice(i, j).filter((one) => one.positive).length;
    i = j;
  }
  const wins = rankSum - (positive.length * (positive.length + 1)) / 2;
  return wins / (positive.length * negative.length);
}

/**
 * Expected calibration error: mean distance, over ten equally filled bins, between the confidence
 * told and the share that was right.
 */
export function calibrationError(rows: readonly { confidence: number; right: boolean }[]): number {
  const sorted = [...rows].sort((a, b) => a.confidence - b.confidence);
  const size = Math.ceil(sorted.length / 10);
  let error = 0;
  for (let start = 0; start < sorted.length; start += size) {
    const bin = sorted.slice(start, start + size);
    const told = bin.reduce((sum, row) => sum + row.confidence, 0) / bin.length;
    error += (Math.abs(told - share(bin, (row) => row.right)) * bin.length) / sorted.length;
  }
  return error;
}
