import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Embedder, PassageText } from '../../src/embedding/embedder.js';
import { vectorBytes, vectorOf } from '../../src/library/vectors.js';
import { showProgress } from '../../src/terminal/progress.js';

/** Vectors made once are kept here, by model and text. */
const cacheFile = path.join('.cache', 'bench', 'vectors.db');

/** Texts embedded between two commits, so that an interruption loses seconds of work. */
const textsAtOnce = 64;

/** Vectors of passages, in order: those made before from the cache, the rest by the model. */
export async function embedOnce(
  texts: readonly PassageText[],
  embedder: Embedder,
): Promise<Float32Array[]> {
  mkdirSync(path.dirname(cacheFile), { recursive: true });
  const db = new Database(cacheFile);
  try {
    db.exec('CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID');
    const find = db.prepare('SELECT vector FROM vectors WHERE key = ?').pluck();
    const keep = db.prepare('INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)');
    const keys = texts.map((text) => keyOf(embedder, text));
    const missing = texts.flatMap((text, at) => (find.get(keys[at]) === undefined ? [text] : []));
    const progress = showProgress('embedding', 'passages');
    try {
      for (let start = 0; start < missing.length; start += textsAtOnce) {
        const batch = missing.slice(start, start + textsAtOnce);
        const made = await embedder.embedPassages(batch);
        db.transaction(() => {
          for (const [at, { passage }] of made.entries()) {
            keep.run(keyOf(embedder, batch[at]), vectorBytes(passage));
          }
        })();
        progress.at(Math.min(start + textsAtOnce, missing.length), missing.length);
      }
    } finally {
      progress.end();
    }
    return keys.map((key) => vectorOf(find.get(key) as Buffer));
  } finally {
    db.close();
  }
}

function keyOf({ model }: Embedder, of: PassageText | undefined): Buffer {
  return createHash('sha256').update(`${model.sha256}\n${of?.text}`).digest();
}

/** Length of the noise that is added to a unit vector: the copy's cosine to it is about .96. */
const noiseLength = 0.3;

/**
 * Copies of unit vectors, each moved by noise of its own: they lie as real ones do, in the same
 * regions and as dense, and no two are alike. Which vectors are copied and how is the same in every
 * run.
 *
 * @param count how many copies are wanted
 */
export function nearCopies(real: readonly Float32Array[], count: number): Float32Array[] {
  const random = randomFrom(1);
  return Array.from({ length: count }, (_, at) => {
    const vector = real[at % real.length] ?? new Float32Array();
    const noise = unit(vector.map(() => gaussian(random)));
    return unit(vector.map((value, axis) => value + noiseLength * (noise[axis] ?? 0)));
  });
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Box and Muller's way from even to normal chance. */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
