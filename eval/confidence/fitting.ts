/** What the confidence is fitted on, and how: everything that a trial of another fit would change. */
import type { Evidence } from '../../src/answer/answer.js';
import type { Fit } from '../../src/answer/confidence/confidence.js';
import { fitLogistic, probability, type Row } from '../logistic.js';
import type { Sample } from './samples.js';

/** Parts of the evidence that the confidence uses, without a reader and with one. */
export const features: Readonly<Record<'search' | 'reader', readonly (keyof Evidence)[]>> = {
  search: ['cosine', 'coverage', 'margin', 'missing'],
  reader: ['relevance', 'lead', 'margin', 'missing'],
};

/**
 * Questions asked without their articles count an eighth: members ask mostly about what was reported. A
 * quarter refuses one or two more of a hundred, of right answers as well.
 */
const leftOutWeight = 0.12;

/** A second or third quote counts less than a first, by which the answer stands or falls. */
const laterWeight = 0.3;

/**
 * What a wrong quote costs, a refusal being 1: given as the answer, two; given as "the closest that
 * I found", a quarter of the loss of a right one, since it says itself that it may be wrong.
 */
export const answerFrom = 1 / 2;
export const closestFrom = 0.25 / (1 + 0.25);

/** Whether a sample has all that a model looks at: a passage that the reader didn't read has not. */
export function hasFeatures({ evidence }: Sample, names: readonly string[]): boolean {
  return names.every((name) => name in evidence);
}

/** Fits "this quote holds the evidence"; every set in every size counts the same. */
export function fitTo(samples: readonly Sample[], names: readonly string[]): Fit {
  const [intercept = 0, ...beta] = fitLogistic(rowsOf(samples, names)).map(rounded);
  const weights = Object.fromEntries(names.map((name, at) => [name, beta[at] ?? 0]));
  return { intercept, weights, answerFrom, closestFrom };
}

/** The probability that a quote is right, by a fit. */
export function probabilityBy({ intercept, weights }: Fit, { evidence }: Sample): number {
  const parts = Object.entries(weights);
  const x = [1, ...parts.map(([name]) => evidence[name] ?? 0)];
  return probability(x, [intercept, ...parts.map(([, weight]) => weight)]);
}

/**
 * Each sample with its probability by a fit to the samples of all the other sets; those of a set
 * without any other to fit to are left out.
 */
export function withoutItsSet(
  samples: readonly Sample[],
  fitted: ReadonlySet<string>,
  names: readonly string[],
): { readonly sample: Sample; readonly p: number }[] {
  return [...new Set(samples.map((one) => one.set))].flatMap((set) => {
    const others = samples.filter((one) => one.set !== set && fitted.has(one.set));
    if (others.length === 0) return [];
    const fit = fitTo(others, names);
    return samples
      .filter((one) => one.set === set)
      .map((sample) => ({ sample, p: probabilityBy(fit, sample) }));
  });
}

function rowsOf(samples: readonly Sample[], names: readonly string[]): Row[] {
  const totals = new Map<string, number>();
  for (const one of samples) {
    totals.set(cellOf(one), (totals.get(cellOf(one)) ?? 0) + weightOf(one));
  }
  return samples.map((one) => ({
    x: [1, ...names.map((name) => one.evidence[name] ?? 0)],
    y: one.right,
    weight: weightOf(one) / (totals.get(cellOf(one)) ?? 1),
  }));
}

function cellOf({ set, size }: Sample): string {
  return `${set} ${size}`;
}

function weightOf({ leftOut, rank }: Sample): number {
  return (leftOut ? leftOutWeight : 1) * (rank === 1 ? 1 : laterWeight);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
