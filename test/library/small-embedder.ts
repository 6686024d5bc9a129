import { createHash } from 'node:crypto';
import type { Embedder, ModelIdentity } from '../../src/models/embedding/embedder.js';
import { tokens } from '../../src/text/words.js';

/**
 * An embedder without a model, for tests in which meaning does not matter: a text's vector is the
 * sum of pseudo-random directions of its words, so that texts that share words are near each other.
 */
export function smallEmbedder(
  options: { id?: string; dimension?: number; maxPieces?: number; delay?: number } = {},
): Embedder & { embedded: string[] } {
  const { id = 'test/words', dimension = 32, maxPieces = 256, delay = 0 } = options;
  const model: ModelIdentity = { id, sha256: sha256(id), dimension };
  const embedded: string[] = [];
  const embed = (text: string) => vectorOf(`${id} `, text, dimension);
  const countPieces = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
  return {
    model,
    maxPieces,
    embedded,
    countPieces,
    embedQuery: async (text) => ({ passage: embed(text), sentence: embed(text) }),
    embedPassages: async (texts) => {
      if (delay > 0) {
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
      for (const { text } of texts) {
        if (countPieces(text) + 2 > maxPieces) {
          throw new RangeError(`${countPieces(text)} pieces are too many`);
        }
      }
      embedded.push(...texts.map(({ text }) => text));
      return texts.map(({ text, sentences }) => ({
        passage: embed(text),
        sentences: Int8Array.from(
          sentences.flatMap(({ start, end }) => [...embed(text.slice(start, end))]),
          (value) => Math.round(value * 127),
        ),
      }));
    },
    close: async () => undefined,
  };
}

function vectorOf(salt: string, text: string, dimension: number): Float32Array {
  const sum = new Float64Array(dimension);
  for (const { stem } of [...tokens(text), { stem: '' }]) {
    const random = seeded(
      createHash('sha256')
        .update(salt + stem)
        .digest()
        .readUInt32LE(0),
    );
    for (let i = 0; i < dimension; i += 1) {
      sum[i] = (sum[i] ?? 0) + random() - 0.5;
    }
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return Float32Array.from(sum, (value) => value / length);
}

/** A unit vector for a seed. */
export function unitVector(seed: number, dimension: number): Float32Array {
  return vectorOf('unit ', `x${seed}`, dimension);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
