import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Embedder, PassageText } from '../src/embedding/embedder.js';
import { showProgress } from '../src/terminal/progress.js';
import { cacheFolder } from './run.js';

/** Cosine of a copy to its original, nearly: as near as passages on one subject are. */
export const copyCosine = 0.9;

/** Length of a step that, at right angles to a unit vector, leads to that cosine. */
const noiseLength = Math.sqrt(1 / copyCosine ** 2 - 1);

/** Texts handed to the workers at once, between two steps of the progress bar. */
const batch = 256;

/** Vectors of these texts by the model itself, made once and kept. */
export async function realVectors(
  texts: readonly PassageText[],
  embedder: Embedder,
): Promise<Float32Array[]> {
  const { sha256, dimension } = embedder.model;
  const key = createHash('sha256')
    .update(sha256)
    .update(texts.map(({ text }) => text).join('\0'))
    .digest('hex');
  const file = path.join(cacheFolder, `vectors-${key.slice(0, 12)}.f32`);
  if (existsSync(file)) {
    const numbers = new Float32Array(new Uint8Array(readFileSync(file)).buffer);
    return texts.map((_, i) => numbers.subarray(i * dimension, (i + 1) * dimension));
  }
  const vectors: Float32Array[] = [];
  const bar = showProgress('embedding', 'passages');
  for (let from = 0; from < texts.length; from += batch) {
    const some = await embedder.embedPassages(texts.slice(from, from + batch));
    vectors.push(...some.map(({ passage }) => passage));
    bar.at(vectors.length, texts.length);
  }
  bar.end();
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, Buffer.concat(vectors.map((vector) => new Uint8Array(vector.buffer))));
  return vectors;
}

/**
 * A unit vector at about {@link copyCosine} to a unit vector, moved along the difference of two
 * others: so that it differs in the directions in which real passages differ. Noise in all
 * directions alike would make a collection of hundreds of dimensions, which texts have not, and in
 * which a graph misses more.
 */
export function nearCopy(
  vector: Float32Array,
  one: Float32Array,
  other: Float32Array,
): Float32Array {
  const away = one.map((value, i) => value - (other[i] ?? 0));
  const apart = length(away);
  const scale = apart > 0 ? noiseLength / apart : 0;
  const copy = vector.map((value, i) => value + (away[i] ?? 0) * scale);
  const size = length(copy);
  return copy.map((value) => value / size);
}

/** So many directions of sentences, which mean nothing, one after the other. */
export function anyDirections(count: number, dimension: number, random: () => number): Int8Array {
  return Int8Array.from({ length: count * dimension }, () => Math.floor(random() * 255) - 127);
}

function length(vector: Float32Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Cosine of two vectors; of unit vectors too their lengths are counted, which are 1 but for rounding. */
export function cosine(a: Float32Array, b: Float32Array): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
