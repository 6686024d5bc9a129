import type { Stretch } from '../embedding/embedder.js';
import type { AnswerPlace } from './reader.js';

/** Most word pieces in an answer; SQuAD's own baseline takes 30 as well. */
const longestAnswer = 30;

/**
 * Finds the answer by the model's scores of each position as the answer's first and as its last.
 * Position 0 stands for "not here" (Devlin et al. 2019, section 4.3).
 *
 * @param segments a passage's segments as positions, in order
 */
export function placeOf(
  starts: Float32Array,
  ends: Float32Array,
  segments: readonly Stretch[],
): AnswerPlace {
  const nowhere = at(starts, 0) + at(ends, 0);
  const first = segments[0]?.start ?? 0;
  const last = segments.at(-1)?.end ?? 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let start = first; start < last; start += 1) {
    for (let end = start; end < Math.min(last, start + longestAnswer); end += 1) {
      best = Math.max(best, at(starts, start) + at(ends, end));
    }
  }
  const whole = { start: first, end: last };
  const all = logSum(starts, whole) + logSum(ends, whole);
  return {
    lead: best - nowhere,
    segments: segments.map((segment) => logSum(starts, segment) + logSum(ends, segment) - all),
  };
}

function at(scores: Float32Array, position: number): number {
  return scores[position] ?? Number.NEGATIVE_INFINITY;
}

/** Logarithm of the sum of exponentials; minus infinity for an empty stretch. */
function logSum(scores: Float32Array, { start, end }: Stretch): number {
  const some = scores.subarray(start, end);
  const top = some.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (top === Number.NEGATIVE_INFINITY) return top;
  return top + Math.log(some.reduce((sum, score) => sum + Math.exp(score - top), 0));
}
