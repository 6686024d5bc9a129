import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { vectorBytes, vectorOf } from '../src/library/index/vectors.js';
import type { Embedder, PassageText } from '../src/models/embedding/embedder.js';
import { showProgress } from '../src/terminal/progress/progress.js';
import { cacheFolder } from './run.js';

/** Cosine of a copy to its original, nearly: as near as passages on one subject are. */
export const copyCosine = 0.9;

/** Length of a step that, at right angles to a unit vector, leads to that cosine. */
const noiseLength = Math.sqrt(1 / copyCosine ** 2 - 1);

/** Vectors made once are kept here, by model and text. */
const cacheFile = path.join(cacheFolder, 'vectors.db');

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
