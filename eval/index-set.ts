import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Embedder } from '../src/embedding/embedder.js';
import { ingest } from '../src/library/ingest.js';
import { drawIngestion } from '../src/terminal/ingestion.js';
import { indexKey } from './fingerprint.js';
import { articleLines, type EvalSet, findSet, type SetName } from './sets.js';

/** Where indexes and runs are kept. */
export const cacheFolder = path.join('.cache', 'eval');

/**
 * Ingests a set as a user would, once: the index is kept by the fingerprint of the set, the model
 * and the code that makes it, so that no stale one is ever measured.
 *
 * @param cache folder that indexes are kept in
 * @returns the folder of the index
 */
export async function indexSet(
  given: EvalSet | SetName,
  embedder: Embedder,
  cache = cacheFolder,
): Promise<string> {
  const set = typeof given === 'string' ? findSet(given) : given;
  const lines = articleLines(set);
  const folder = path.join(cache, `${set.name}-${await indexKey(lines, embedder)}`);
  const done = path.join(folder, 'done');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'articles.jsonl');
  writeFileSync(file, lines);
  const drawn = drawIngestion();
  process.stderr.write(`indexing ${set.name}\n`);
  const report = await ingest([file], { folder, embedder, onEvent: drawn.on });
  drawn.end();
  writeFileSync(done, JSON.stringify(report, null, 2));
  return folder;
}
