import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Embedder } from '../src/embedding/embedder.js';
import { ingest } from '../src/library/ingest.js';
import { drawIngestion } from '../src/terminal/ingestion.js';
import { articleLines, type SetName } from './sets.js';

/**
 * Ingests a set as a user would, once: the index is kept under `.cache/eval`, by the set's digest
 * and the model's. After a change to cleaning or to passages, delete that folder.
 *
 * @returns the folder of the index
 */
export async function indexSet(name: SetName, embedder: Embedder): Promise<string> {
  const lines = articleLines(name);
  const digest = createHash('sha256').update(lines).update(embedder.model.sha256).digest('hex');
  const folder = path.join('.cache', 'eval', `${name}-${digest.slice(0, 12)}`);
  const done = path.join(folder, 'done');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'articles.jsonl');
  writeFileSync(file, lines);
  const drawn = drawIngestion();
  process.stderr.write(`indexing ${name}\n`);
  const report = await ingest([file], { folder, embedder, onEvent: drawn.on });
  drawn.end();
  writeFileSync(done, JSON.stringify(report, null, 2));
  return folder;
}
