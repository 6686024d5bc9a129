import type { Pooling } from './registry.js';

/**
 * One vector of length 1 for a text, from the vectors of its pieces.
 *
 * @param hidden `pieces × dimension` numbers, row by row: the model's last hidden state
 * @returns `dimension` numbers, or `null` if they have no length (all zero, or not numbers)
 */
export function pool(
  hidden: Float32Array,
  dimension: number,
  pooling: Pooling,
): Float32Array | null {
  const vector = new Float32Array(dimension);
  if (pooling === 'cls') {
    vector.set(hidden.subarray(0, dimension));
  } else {
    // The sum has the same direction as the mean; the length is set below.
    for (let row = 0; row < hidden.length; row += dimension) {
      for (let i = 0; i < dimension; i++) {
        vector[i] = (vector[i] ?? 0) + (hidden[row + i] ?? 0);
      }
    }
  }
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (!(length > 0)) return null;
  for (let i = 0; i < dimension; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}
