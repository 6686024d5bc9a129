import type { Answer, Quote } from '../src/answer/answer.js';
import { gains, ndcg, rankedDepth } from './ranking.js';
import type { SetQuestion } from './sets.js';

/** The result for one question, compared with what is known to be right. */
export interface Outcome {
  readonly set: string;
  readonly id: string;
  /** What was judged: quotes, or only the order of their articles. */
  readonly judged: 'quotes' | 'articles';
  readonly question: string;
  readonly answerable: boolean;
  /** Position of the first quote that holds evidence, from 1; `null` if none does. */
  readonly rank: number | null;
  /** Position of the first quote from an article that answers. */
  readonly articleRank: number | null;
  /** Whether the first right quote's mark overlaps the evidence or holds an answer; of those shown. */
  readonly markRight: boolean | null;
  /** For each quote of the answer, whether it holds evidence; empty if no quote is judged. */
  readonly right: readonly boolean[];
  /** nDCG of the first ten; `null` if there is nothing to find. */
  readonly ndcg: number | null;
  readonly answer: Answer;
}

/** The ranking below what an answer shows. */
export interface Deeper {
  /** The first ten quotes; they begin with the answer's. */
  readonly quotes: readonly Quote[];
  /** Gains of the best possible order. */
  readonly ideal: readonly number[];
}

/**
 * Compares an answer (requested with `always`) with a question's evidence.
 *
 * @param deeper further quotes to rank; by default only the answer's
 */
export function judge(
  set: string,
  question: SetQuestion,
  answer: Answer,
  deeper: Deeper = { quotes: answer.quotes, ideal: [] },
): Outcome {
  const ranked = deeper.quotes.slice(0, rankedDepth);
  const holds = (quote: Quote): boolean =>
    question.evidence.some((evidence) => quote.text.includes(evidence.trim()));
  const first = ranked.findIndex(holds);
  const articleFirst = ranked.findIndex((one) => question.article_ids.includes(one.article.id));
  const found = gains(
    ranked.map((quote) => quote.text),
    question.evidence,
  );
  const shown = first < 0 ? undefined : answer.quotes[first];
  return {
    set,
    id: question.id,
    judged: 'quotes',
    question: question.question,
    answerable: question.answerable,
    rank: first < 0 ? null : first + 1,
    articleRank: articleFirst < 0 ? null : articleFirst + 1,
    markRight: shown === undefined ? null : marksRight(shown, question),
    right: answer.quotes.map(holds),
    ndcg: deeper.ideal.length === 0 ? null : ndcg(found, deeper.ideal),
    answer,
  };
}

function marksRight({ text, highlight: mark }: Quote, question: SetQuestion): boolean {
  const overlaps = question.evidence.some((evidence) => {
    const at = text.indexOf(evidence.trim());
    return at >= 0 && at < mark.end && at + evidence.trim().length > mark.start;
  });
  return (
    overlaps || question.answers.some((answer) => answer.length > 3 && mark.text.includes(answer))
  );
}

/** Share of the rows for which something holds; `NaN` if there are none. */
export function share<T>(rows: readonly T[], holds: (row: T) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

/** Arithmetic mean; `NaN` if empty. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that a share of the values does not exceed; `NaN` if empty. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counting half
 * (Mann-Whitney). `NaN` if either is missing.
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

/** The confidence given for a quote, and whether that quote was right. */
export interface Told {
  readonly confidence: number;
  readonly right: boolean;
}

/** One bin of a reliability diagram. */
export interface Bin {
  readonly count: number;
  /** Mean stated confidence. */
  readonly told: number;
  /** Share that was right. */
  readonly right: number;
}

/** Ten bins by confidence, equally filled (the last may hold fewer), lowest first. */
export function reliability(rows: readonly Told[]): Bin[] {
  const sorted = [...rows].sort((a, b) => a.confidence - b.confidence);
  const size = Math.ceil(sorted.length / 10);
  const bins: Bin[] = [];
  for (let start = 0; start < sorted.length; start += size) {
    const bin = sorted.slice(start, start + size);
    bins.push({
      count: bin.length,
      told: mean(bin.map((row) => row.confidence)),
      right: share(bin, (row) => row.right),
    });
  }
  return bins;
}

/**
 * Expected calibration error: mean distance, over ten equally filled bins, between the stated
 * confidence and the share that was right. `NaN` if empty.
 */
export function calibrationError(rows: readonly Told[]): number {
  return reliability(rows).reduce(
    (sum, bin) => sum + (Math.abs(bin.told - bin.right) * bin.count) / rows.length,
    rows.length === 0 ? Number.NaN : 0,
  );
}

/**
 * The calibration error to expect of a confidence without fault, from chance alone: a bin of few
 * questions is rarely right exactly as often as was told (the mean deviation of a normal distribution).
 * `NaN` if empty.
 */
export function chanceError(rows: readonly Told[]): number {
  return reliability(rows).reduce(
    (sum, { count, told }) => {
      const deviation = Math.sqrt(((2 / Math.PI) * told * (1 - told)) / count);
      return sum + (deviation * count) / rows.length;
    },
    rows.length === 0 ? Number.NaN : 0,
  );
}

/**
 * Risk against coverage: element k is the share of wrong quotes among the k + 1 questions of the
 * highest confidence (El-Yaniv and Wiener, JMLR 2010). Questions of equal confidence count with
 * their mean, whatever their order.
 */
export function risks(rows: readonly Told[]): number[] {
  const sorted = [...rows].sort((a, b) => b.confidence - a.confidence);
  const curve: number[] = [];
  let wrong = 0;
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j < sorted.length && sorted[j]?.confidence === sorted[i]?.confidence) j += 1;
    const each = share(sorted.slice(i, j), (row) => !row.right);
    for (; i < j; i += 1) {
      wrong += each;
      curve.push(wrong / (i + 1));
    }
  }
  return curve;
}

/** Risk where the given share of the questions, 0 to 1, is answered; `NaN` if empty. */
export function riskAt(curve: readonly number[], coverage: number): number {
  return curve[Math.max(0, Math.ceil(coverage * curve.length - 1e-9) - 1)] ?? Number.NaN;
}
