import type { ModelIdentity } from '../../models/embedding/embedder.js';
import type { ReaderIdentity } from '../../models/reader/reader.js';
import type { Band, Doubt, Evidence } from '../answer.js';
import fits from './fits.json' with { type: 'json' };

/** A logistic model over the evidence. */
export interface Fit {
  readonly intercept: number;
  /** Weight of each part of the evidence; a part without one has no say. */
  readonly weights: Readonly<Partial<Record<keyof Evidence, number>>>;
  /** From this probability on it is an answer. */
  readonly answerFrom: number;
  /** From this probability on it is the closest that was found; below, a refusal. */
  readonly closestFrom: number;
}

const byModel: Readonly<Record<string, Fit | undefined>> = fits;

/**
 * For models that `eval/fit.ts` was not run for: by words alone, since cosines differ by model. Set by
 * hand, and cautious: "closest" from half of the question's words on.
 */
const byWords = 'words';

/**
 * The fit by `eval/fit.ts` for a model, or for a model and a reader, found by the sha-256 of their
 * files: another file of the same name may spread its scores otherwise. Where a reader was not fitted,
 * the fit of the search alone holds: the reader then orders and marks, and has no say in the confidence.
 */
export function fitFor(model: ModelIdentity, reader: ReaderIdentity | null): Fit {
  const fit = byModel[fitKey(model, reader)] ?? byModel[fitKey(model, null)] ?? byModel[byWords];
  if (fit === undefined) throw new Error('fits.json lacks the fit by words');
  return fit;
}

/** What a fit for a model, or for a model and a reader, is kept under. */
export function fitKey(model: ModelIdentity, reader: ReaderIdentity | null): string {
  return reader === null ? model.sha256 : `${model.sha256}+${reader.sha256}`;
}

/** Probability, 0 to 1, that a quote answers the question. */
export function confidence(evidence: Evidence, { intercept, weights }: Fit): number {
  const z = Object.entries(weights).reduce(
    (sum, [part, weight]) => sum + weight * (evidence[part as keyof Evidence] ?? 0),
    intercept,
  );
  return 1 / (1 + Math.exp(-z));
}

/** What a confidence allows to say. With a doubt, a quote is the closest match at most. */
export function bandOf(probability: number, fit: Fit, doubts: readonly Doubt[]): Band {
  if (probability >= fit.answerFrom && doubts.length === 0) return 'answer';
  return probability >= fit.closestFrom ? 'closest' : 'none';
}
