import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../src/embedding/embedder.js';

/** Everything between a file of articles and the index on disk is imported from here on. */
const ingestion = fileURLToPath(new URL('../src/library/ingest.ts', import.meta.url));

/** Imported by all, and shapes no index: only the words of errors. */
const shapesNothing = 'failure.ts';

/** Any sentence does: its vector changes with whatever changes vectors. */
const probe = 'The harbour lock opened on Tuesday after four years of work.';

/** Value imports of our own modules; types leave nothing behind at run time. */
const imports = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)\.js'/gm;

/**
 * Identifies the index that these articles give: their bytes, the model's file and a vector made
 * by it (pooling, precision and runtime show in it), and the sources that clean, cut and index.
 *
 * @returns 12 hex digits
 */
export async function indexKey(
  articles: string,
  embedder: Pick<Embedder, 'model' | 'maxPieces' | 'embedHere'>,
): Promise<string> {
  const vector = await embedder.embedHere(probe);
  const hash = createHash('sha256')
    .update(articles)
    .update(`${embedder.model.sha256} ${embedder.maxPieces}`)
    .update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  for (const file of sourcesFrom(ingestion)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** A module and every module of ours that it needs, sorted by path. */
export function sourcesFrom(entry: string): string[] {
  const found = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file) || path.basename(file) === shapesNothing) continue;
    found.add(file);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
      queue.push(`${path.resolve(path.dirname(file), target)}.ts`);
    }
  }
  return [...found].sort();
}
