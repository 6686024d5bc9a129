/** What the confidence is fitted on, and how: everything that a trial of another fit would change. */
import type { Evidence } from '../../src/answer/answer.js';
import { confidence, counted, type Fit } from '../../src/answer/confidence/confidence.js';
import { fitLogistic, type Row } from '../logistic.js';
import type { Sample } from './samples.js';

/** Parts of the evidence that a confidence can be fitted on. */
export const evidenceParts = [
  'cosine',
  'coverage',
  'margin',
  'missing',
  'relevance',
  'lead',
] as const satisfies readonly (keyof Evidence)[];

/** Those that it uses, without a reader and with one. */
export const features: Readonly<Record<'search' | 'reader', readonly (keyof Evidence)[]>> = {
  search: ['cosine', 'coverage', 'margin', 'missing'],
  reader: ['relevance', 'margin', 'missing'],
};

/**
 * With a reader, a quote is ahead of the library's other passages or it isn't. How far depends on how much
 * else there is on its subject, and several articles on one event are no reason to doubt.
 */
const enoughWithReader: NonNullable<Fit['enough']> = { margin: 0.12 };

/**
 * Questions asked without their articles count an eighth: members ask mostly about what was reported. A
 * quarter refuses one or two more of a hundred, of right answers as well.
 */
const leftOutWeight = 0.12;

/**
 * Questions that were written so as not to be answered count half: half of three sets are such near misses,
 * and of what members ask far fewer are.
 */
const unanswerableWeight = 0.5;

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
export function fitTo(samples: readonly Sample[], names: readonly (keyof Evidence)[]): Fit {
  const enough = names.includes('relevance') ? enoughWithReader : undefined;
  const [intercept = 0, ...beta] = fitLogistic(rowsOf(samples, names, enough)).map(rounded);
  const weights: Fit['weights'] = Object.fromEntries(
    names.map((name, at) => [name, beta[at] ?? 0]),
  );
  return { intercept, weights, ...(enough && { enough }), answerFrom, closestFrom };
}

/**
 * Each sample with its probability by a fit to the samples of all the other sets; those of a set
 * without any other to fit to are left out.
 */
export function withoutItsSet(
  samples: readonly Sample[],
  fitted: ReadonlySet<string>,
  names: readonly (keyof Evidence)[],
): { readonly sample: Sample; readonly p: number }[] {
  return [...new Set(samples.map((one) => one.set))].flatMap((set) => {
    const others = samples.filter((one) => one.set !== set && fitted.has(one.set));
    if (others.length === 0) return [];
    const fit = fitTo(others, names);
    return samples
      .filter((one) => one.set === set)
      .map((sample) => ({ sample, p: confidence(sample.evidence, fit) }));
  });
}

function rowsOf(
  samples: readonly Sample[],
  names: readonly (keyof Evidence)[],
  enough: Fit['enough'],
): Row[] {
  const totals = new Map<string, number>();
  for (const one of samples) {
    totals.set(cellOf(one), (totals.get(cellOf(one)) ?? 0) + weightOf(one));
  }
  return samples.map((one) => ({
    x: [1, ...names.map((name) => counted(one.evidence, name, enough))],
    y: one.right,
    weight: weightOf(one) / (totals.get(cellOf(one)) ?? 1),
  }));
}

function cellOf({ set, size }: Sample): string {
  return `${set} ${size}`;
}

function weightOf({ answerable, leftOut, rank }: Sample): number {
  const asked = leftOut ? leftOutWeight : answerable ? 1 : unanswerableWeight;
  return asked * (rank === 1 ? 1 : laterWeight);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
