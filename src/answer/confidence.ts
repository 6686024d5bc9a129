import type { ModelIdentity } from '../embedding/embedder.js';
import type { Band, Evidence } from './answer.js';
import fits from './fits.json' with { type: 'json' };

/** A logistic model over the evidence. */
export interface Fit {
  readonly intercept: number;
  readonly cosine: number;
  readonly coverage: number;
  readonly margin: number;
  /** From this probability on it is an answer. */
  readonly answerFrom: number;
  /** From this probability on it is the closest that was found; below, a refusal. */
  readonly closestFrom: number;
}

const byModel: Readonly<Record<string, Fit | undefined>> = fits;

/**
 * For models that `eval/fit.ts` was not run for: by words alone, since cosines differ by model. Set by
 * hand, and cautious: "closest" from half of the question's words on, never more than fairly sure.
 */
const byWords = 'words';

/**
 * The fit for a model by `eval/fit.ts`, found by the sha-256 of its file: another file of the same name may spread
 * its cosines otherwise.
 */
export function fitFor(model: ModelIdentity): Fit {
  const fit = byModel[model.sha256] ?? byModel[byWords];
  if (fit === undefined) throw new Error('fits.json lacks the fit by words');
  return fit;
}

/** Probability, 0 to 1, that the first quote answers the question. */
export function confidence(evidence: Evidence, fit: Fit): number {
  const z =
    fit.intercept +
    fit.cosine * evidence.cosine +
    fit.coverage * evidence.coverage +
    fit.margin * evidence.margin;
  return 1 / (1 + Math.exp(-z));
}

/** From here on, in words, an answer is called sure, and fairly sure below. */
export const sureFrom = 0.85;

/** What a confidence allows to say. */
export function bandOf(probability: number, fit: Fit): Band {
  if (probability >= fit.answerFrom) return 'answer';
  return probability >= fit.closestFrom ? 'closest' : 'none';
}
