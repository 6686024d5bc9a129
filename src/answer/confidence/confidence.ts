import type { ModelIdentity } from '../../models/embedding/embedder.js';
import type { ReaderIdentity } from '../../models/reader/reader.js';
import type { Band, Doubt, Evidence } from '../answer.js';
import fits from './fits.json' with { type: 'json' };

/** A logistic model over the evidence. */
export interface Fit {
  readonly intercept: number;
  /** Weight of each part of the evidence; a part without one doesn't count. */
  readonly weights: Readonly<Partial<Record<keyof Evidence, number>>>;
  /** The value of a part of the evidence from which more of it says nothing more. */
  readonly enough?: Readonly<Partial<Record<keyof Evidence, number>>>;
  /** At this probability or more it is an answer. */
  readonly answerFrom: number;
  /** At this probability or more it is the closest match; below, a refusal. */
  readonly closestFrom: number;
}

const byModel: Readonly<Record<string, Fit | undefined>> = fits;

/**
 * For models without a fit by `eval/fit.ts`: by words alone, because cosines differ between models. Set by
 * hand, and cautious: "closest" needs half of the question's words.
 */
const byWords = 'words';

/**
 * The fit by `eval/fit.ts` for a model, or for a model and a reader, found by the sha-256 of their
 * files: another file of the same name may spread its scores differently. If a reader wasn't fitted, the
 * fit of the search alone is used: the reader then reranks and highlights, but doesn't affect the confidence.
 */
export function fitFor(model: ModelIdentity, reader: ReaderIdentity | null): Fit {
  const fit = byModel[fitKey(model, reader)] ?? byModel[fitKey(model, null)] ?? byModel[byWords];
  if (fit === undefined) throw new Error('fits.json lacks the fit by words');
  return fit;
}

/** The key of a fit for a model, or for a model and a reader. */
export function fitKey(model: ModelIdentity, reader: ReaderIdentity | null): string {
  return reader === null ? model.sha256 : `${model.sha256}+${reader.sha256}`;
}

/** Probability, 0 to 1, that a quote answers the question. */
export function confidence(
  evidence: Partial<Evidence>,
  { intercept, weights, enough }: Fit,
): number {
  const z = Object.entries(weights).reduce(
    (sum, [part, weight]) => sum + weight * counted(evidence, part as keyof Evidence, enough),
    intercept,
  );
  return 1 / (1 + Math.exp(-z));
}

/** What a part of the evidence counts with: 0 if it is missing, and no more than is enough of it. */
export function counted(
  evidence: Partial<Evidence>,
  part: keyof Evidence,
  enough: Fit['enough'],
): number {
  return Math.min(evidence[part] ?? 0, enough?.[part] ?? Number.POSITIVE_INFINITY);
}

/** A doubted quote's probability stays this far below that of an answer. */
const lessByDoubt = 0.01;

/** A probability after the hard checks. A doubted quote is a closest match at best. */
export function afterDoubts(probability: number, fit: Fit, doubts: readonly Doubt[]): number {
  return doubts.length === 0 ? probability : Math.min(probability, fit.answerFrom - lessByDoubt);
}

/** The band of a probability. */
export function bandOf(probability: number, fit: Fit): Band {
  if (probability >= fit.answerFrom) return 'answer';
  return probability >= fit.closestFrom ? 'closest' : 'none';
}
