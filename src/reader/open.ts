import { availableParallelism } from 'node:os';
import { findModel, fingerprint, type ModelPlaces } from '../embedding/model-files.js';
import { Failure } from '../failure.js';
import { type ReaderProcess, startReaderProcess } from './process.js';
import type { Reader } from './reader.js';

/**
 * Opens a reader: finds its files or downloads them, checks them, and loads it in a process of its own,
 * since reading takes tenths of a second in which nothing else would be answered.
 *
 * @param id a cross-encoder of one score (`Xenova/ms-marco-MiniLM-L-6-v2`), or the bundled one
 * @throws Failure `unknown-model`, `model-missing` or `model-damaged`
 */
export async function openReader(id: string, places: ModelPlaces): Promise<Reader> {
  const found = await findModel(id, places);
  const start = { found, threads: availableParallelism() };
  let running: ReaderProcess | null = startReaderProcess(start);
  try {
    // Loading goes on meanwhile; a file that isn't what it should be is refused here all the same.
    const [sha256] = await Promise.all([fingerprint(id, found), running.ready]);
    let closed = false;
    return {
      model: { id, sha256 },
      async read(question, passages) {
        if (closed) throw new Failure('embedding', 'interrupted', 'The reader was closed.');
        if (passages.length === 0) return [];
        if (running === null || running.ended) running = startReaderProcess(start);
        await running.ready;
        return running.read(question, passages);
      },
      async close() {
        closed = true;
        await running?.end();
      },
    };
  } catch (error) {
    await running.end();
    throw error;
  }
}
