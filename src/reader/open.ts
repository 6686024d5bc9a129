import { availableParallelism } from 'node:os';
import { findModel, fingerprint, type ModelPlaces } from '../embedding/model-files.js';
import type { Reader } from './reader.js';

/**
 * Opens a reader: finds its files or downloads them, checks them, and loads it for this process.
 *
 * @param id a cross-encoder of one score (`Xenova/ms-marco-MiniLM-L-6-v2`), or the bundled one
 * @throws Failure `unknown-model`, `model-missing` or `model-damaged`
 */
export async function openReader(id: string, places: ModelPlaces): Promise<Reader> {
  const found = await findModel(id, places);
  const sha256 = await fingerprint(id, found);
  const { loadReader } = await import('./model.js');
  return loadReader({ id, sha256 }, found, availableParallelism());
}
