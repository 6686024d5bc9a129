import type { Outcome, Told } from './measure.js';
import {
  areaUnderCurve,
  calibrationError,
  mean,
  quantile,
  riskAt,
  risks,
  share,
} from './measure.js';
import { reciprocalRank } from './ranking.js';
import type { SetKind } from './sets.js';

/** A figure, and how many questions it is a mean over; `null` if only the code changes it. */
export interface Figure {
  readonly value: number;
  readonly over: number | null;
}

/** Figures by name, in the order in which they are shown; undefined ones are left out. */
export type Figures = Readonly<Record<string, Figure>>;

/** Which way is better, by a figure's name; others are not judged. */
export const better: Readonly<Record<string, 'higher' | 'lower' | undefined>> = {
  'quote@1': 'higher',
  'quote@3': 'higher',
  'article@1': 'higher',
  'nDCG@10': 'higher',
  MRR: 'higher',
  'mark right': 'higher',
  answered: 'higher',
  refused: 'higher',
  'answers right': 'higher',
  'right as answer': 'higher',
  AUC: 'higher',
  ECE: 'lower',
  'ECE quotes': 'lower',
  AURC: 'lower',
  'text F1': 'higher',
  'html F1': 'higher',
  'title right': 'higher',
  'date right': 'higher',
};

/** Shares of the questions answered, at which the risk is given. */
const coverages = [0.2, 0.4, 0.6, 0.8, 1];

/** The figures of a set's outcomes. */
export function figuresOf(kind: SetKind, outcomes: readonly Outcome[]): Figures {
  const times = {
    'ms p50': [quantile(elapsed(outcomes), 0.5), null],
    'ms p95': [quantile(elapsed(outcomes), 0.95), null],
  } as const;
  if (kind === 'documents') {
    return figures({
      questions: [outcomes.length, null],
      ...ranked(outcomes, (one) => one.articleRank),
      ...times,
    });
  }
  const answerable = outcomes.filter((one) => one.answerable);
  const rest = outcomes.filter((one) => !one.answerable);
  const shown = answerable.filter((one) => one.markRight !== null);
  const given = outcomes.filter((one) => one.answer.band === 'answer');
  const sure = (one: Outcome): number => one.answer.confidence;
  const right = answerable.filter((one) => one.rank === 1);
  const told = outcomes.map(toldBy);
  const toldOfAll = outcomes.flatMap(toldByEach);
  const curve = risks(told);
  const risk = coverages.map(
    (coverage) => [`risk@${100 * coverage}`, [riskAt(curve, coverage), told.length]] as const,
  );
  return figures({
    questions: [outcomes.length, null],
    answerable: [answerable.length, null],
    'quote@1': [share(answerable, (one) => one.rank === 1), answerable.length],
    'quote@3': [share(answerable, (one) => (one.rank ?? 4) <= 3), answerable.length],
    ...ranked(answerable, (one) => one.rank),
    'mark right': [share(shown, (one) => one.markRight === true), shown.length],
    answered: [share(answerable, (one) => one.answer.answered), answerable.length],
    refused: [share(rest, (one) => !one.answer.answered), rest.length],
    'answers right': [share(given, (one) => one.rank === 1), given.length],
    'right as answer': [share(right, (one) => one.answer.band === 'answer'), right.length],
    AUC: [
      areaUnderCurve(answerable.map(sure), rest.map(sure)),
      Math.min(answerable.length, rest.length),
    ],
    ECE: [calibrationError(told), told.length],
    'ECE quotes': [calibrationError(toldOfAll), outcomes.length],
    AURC: [mean(curve), told.length],
    ...Object.fromEntries(risk),
    ...times,
  });
}

/** The mean over sets of each figure, over the sets that have it; counts and times are left out. */
export function meanOf(sets: readonly Figures[]): Figures {
  const names = [...new Set(sets.flatMap((set) => Object.keys(set)))];
  const means = names.flatMap((name): [string, Figure][] => {
    const has = sets.flatMap((set) => set[name] ?? []).filter((one) => one.over !== null);
    return has.length === 0
      ? []
      : [[name, { value: mean(has.map((one) => one.value)), over: has.length }]];
  });
  return Object.fromEntries(means);
}

/** What an outcome's confidence is compared with: whether the first quote holds the evidence. */
export function toldBy(one: Outcome): Told {
  return { confidence: one.answer.confidence, right: one.rank === 1 };
}

/**
 * The confidence of each quote that the answer shows, compared with whether that quote is right.
 */
function toldByEach({ answer, right }: Outcome): Told[] {
  return answer.quotes.flatMap(({ confidence }, at) => {
    const held = right[at];
    return held === undefined ? [] : [{ confidence, right: held }];
  });
}

/** Figures by name, without those that aren't numbers. */
export function figures(
  values: Readonly<Record<string, readonly [number, number | null]>>,
): Figures {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, [value]]) => !Number.isNaN(value))
      .map(([name, [value, over]]) => [name, { value, over }]),
  );
}

function ranked(
  answerable: readonly Outcome[],
  rankOf: (one: Outcome) => number | null,
): Record<string, readonly [number, number]> {
  const ndcgs = answerable.flatMap((one) => one.ndcg ?? []);
  return {
    'article@1': [share(answerable, (one) => one.articleRank === 1), answerable.length],
    'nDCG@10': [mean(ndcgs), ndcgs.length],
    MRR: [mean(answerable.map((one) => reciprocalRank(rankOf(one)))), answerable.length],
  };
}

function elapsed(outcomes: readonly Outcome[]): number[] {
  return outcomes.map((one) => one.answer.elapsedMs);
}
