import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IngestEvent } from '../src/library/ingest/events.js';
import { ingest } from '../src/library/ingest/ingest.js';
import type { Embedder } from '../src/models/embedding/embedder.js';
import { drawIngestion } from '../src/terminal/progress/ingestion.js';
import { derivedKey, storedKey } from './fingerprint.js';
import { articleLines, type EvalSet, findSet, type SetName } from './sets.js';

/** Where indexes and runs are kept. */
export const cacheFolder = path.join('.cache', 'eval');

/**
 * Ingests a set as a user would, once: the index is cached under a fingerprint of the set, the
 * model and the code that makes it, so that no stale one is ever measured. If only the code that
 * indexes words and vectors has changed, they are indexed again and nothing is embedded again.
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
  const drawn = drawIngestion();
  let isNew = false;
  const onEvent = (event: IngestEvent): void => {
    if (!isNew) process.stderr.write(`indexing ${set.name}\n`);
    isNew = true;
    drawn.on(event);
  };
  try {
    return await indexArticles(set.name, articleLines(set), embedder, cache, onEvent);
  } finally {
    drawn.end();
  }
}

/**
 * Ingests articles into a separate index, once, as `indexSet` does.
 *
 * @param name prefix of the folder's name
 * @param lines the articles, as JSON lines
 * @returns the folder of the index
 */
export async function indexArticles(
  name: string,
  lines: string,
  embedder: Embedder,
  cache: string,
  onEvent: (event: IngestEvent) => void = () => undefined,
): Promise<string> {
  const folder = path.join(cache, `${name}-${await storedKey(lines, embedder)}`);
  const stamp = path.join(folder, 'derived-by');
  const derived = derivedKey();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === derived) return folder;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'articles.jsonl');
  if (!existsSync(file)) writeFileSync(file, lines);
  rmSync(path.join(folder, 'manifest.json'), { force: true });
  await ingest([file], { folder, embedder, onEvent });
  writeFileSync(stamp, derived);
  return folder;
}
