import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../src/models/embedding/embedder.js';

const source = (module: string): string =>
  fileURLToPath(new URL(`../src/${module}.ts`, import.meta.url));

/** These import everything that decides what the database holds. */
const storing = ['library/ingest/plan', 'library/ingest/pipeline', 'library/ingest/writer'].map(
  source,
);

/** And these, what is derived from the database: rebuilt in seconds, without the model. */
const deriving = ['library/index/derived', 'library/index/publish'].map(source);

/** And these, what makes vectors. */
const embedding = ['models/embedding/model'].map(source);

/** Imported by all but doesn't affect an index: only the texts of errors. */
const shapesNothing = 'failure.ts';

/** Any sentence will do: its vector changes with anything that changes vectors. */
const probe = 'The harbour lock opened on Tuesday after four years of work.';

/** Value imports of our own modules; types leave nothing behind at run time. */
const imports = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)\.js'/gm;

/**
 * Identifies the database that these articles give: their bytes, the model's file and a vector made
 * by it (pooling, precision and runtime show in it), and the sources that clean, cut and store.
 *
 * @returns 12 hex digits
 */
export async function storedKey(
  articles: string,
  embedder: Pick<Embedder, 'model' | 'maxPieces' | 'embedQuery'>,
): Promise<string> {
  const hash = createHash('sha256').update(articles);
  return withSources(await withModel(hash, embedder), storing);
}

/**
 * Identifies the vectors that a model gives for texts: its file, a vector made by it, and the sources
 * that make vectors.
 *
 * @returns 12 hex digits
 */
export async function vectorsKey(
  embedder: Pick<Embedder, 'model' | 'maxPieces' | 'embedQuery'>,
): Promise<string> {
  return withSources(await withModel(createHash('sha256'), embedder), embedding);
}

/** Identifies the sources that derive words and graph from the database. */
export function derivedKey(): string {
  return withSources(createHash('sha256'), deriving);
}

async function withModel(
  hash: Hash,
  embedder: Pick<Embedder, 'model' | 'maxPieces' | 'embedQuery'>,
): Promise<Hash> {
  const { passage: vector, sentence } = await embedder.embedQuery(probe);
  return hash
    .update(`${embedder.model.sha256} ${embedder.maxPieces}`)
    .update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength))
    .update(new Uint8Array(sentence.buffer, sentence.byteOffset, sentence.byteLength));
}

function withSources(hash: Hash, entries: readonly string[]): string {
  for (const file of sourcesFrom(entries)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** Modules and every module of ours that they need, sorted by path. */
function sourcesFrom(entries: readonly string[]): string[] {
  const found = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file) || path.basename(file) === shapesNothing) continue;
    found.add(file);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
      queue.push(`${path.resolve(path.dirname(file), target)}.ts`);
    }
  }
  return [...found].sort();
}
