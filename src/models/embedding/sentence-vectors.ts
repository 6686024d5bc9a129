import type { Stretch } from './embedder.js';
import { pool } from './pooling.js';

/**
 * How much of their mean is subtracted from the sentences of a passage: what they have in common is
 * its subject, which doesn't tell them apart. Of shares from 0 to .9, .8 highlighted the most answering
 * sentences of the development sets, .6 to .85 about as many (eval/trials).
 */
const commonShare = 0.8;
/** The largest number in a direction. */
const largest = 127;

/**
 * Directions of a passage's sentences, from the same run of the model as the passage's vector. Each is
 * the mean of its pieces, scaled to length 1, minus a share of the mean of all, as whole numbers.
 *
 * @param hidden the last hidden state, `pieces × dimension` numbers
 * @param rows for each sentence, its first piece and the one after its last
 * @returns `rows × dimension` numbers; zeros for a sentence without pieces
 */
export function sentenceVectors(
  hidden: Float32Array,
  dimension: number,
  rows: readonly Stretch[],
): Int8Array {
  const means = rows.map(
    ({ start, end }) =>
      pool(hidden.subarray(start * dimension, end * dimension), dimension, 'mean') ??
      new Float32Array(dimension),
  );
  const common = new Float32Array(dimension);
  for (const mean of means) {
    for (const [i, value] of mean.entries()) common[i] = (common[i] ?? 0) + value / means.length;
  }
  const directions = new Int8Array(rows.length * dimension);
  for (const [row, mean] of means.entries()) {
    const own = mean.map((value, i) => value - commonShare * (common[i] ?? 0));
    const most = own.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    if (most === 0) continue;
    directions.set(
      own.map((value) => Math.round((value / most) * largest)),
      row * dimension,
    );
  }
  return directions;
}

/**
 * The pieces of each sentence. A text cut at its sentences gives the same pieces as the whole if the
 * cuts are between words; `null` if they aren't.
 *
 * @param pieces of the whole text, with one special piece before them and one after
 * @param bare cuts a text into pieces without special ones
 */
export function rowsOf(
  text: string,
  sentences: readonly Stretch[],
  pieces: readonly number[],
  bare: (text: string) => readonly number[],
): Stretch[] | null {
  const rows: Stretch[] = [];
  let read = 0;
  let at = 1;
  const take = (end: number): boolean => {
    const some = bare(text.slice(read, end));
    const same = some.every((piece, i) => piece === pieces[at + i]);
    read = end;
    at += some.length;
    return same;
  };
  for (const { start, end } of sentences) {
    if (!take(start)) return null;
    const first = at;
    if (!take(end)) return null;
    rows.push({ start: first, end: at });
  }
  return take(text.length) && at === pieces.length - 1 ? rows : null;
}
