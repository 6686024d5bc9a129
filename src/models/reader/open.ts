import { availableParallelism } from 'node:os';
import { findModel, fingerprint, type ModelPlaces } from '../files.js';
import { closed, startReaderProcess } from './process.js';
import type { Reader } from './reader.js';

/**
 * Opens a reader: finds its files or downloads them, checks them, and loads it in a process of its own,
 * since reading takes tenths of a second in which nothing else would be answered.
 *
 * @param id a cross-encoder of one score (`Xenova/ms-marco-MiniLM-L-6-v2`), or the bundled one
 * @param signal stops the loading
 * @throws Failure `unknown-model`, `model-missing`, `model-damaged`, or `interrupted` by the signal
 */
export async function openReader(
  id: string,
  places: ModelPlaces,
  signal?: AbortSignal,
): Promise<Reader> {
  const found = await findModel(id, places);
  if (signal?.aborted === true) throw closed();
  const start = { found, threads: availableParallelism() };
  let running = startReaderProcess(start);
  const stop = (): void => {
    void running.end();
  };
  signal?.addEventListener('abort', stop);
  try {
    // Loading goes on meanwhile; a file that isn't what it should be is refused here all the same.
    const [sha256] = await Promise.all([fingerprint(id, found), running.ready]);
    let isClosed = false;
    return {
      model: { id, sha256 },
      async read(question, passages) {
        if (isClosed) throw closed();
        if (passages.length === 0) return [];
        if (running.ended) running = startReaderProcess(start);
        await running.ready;
        return running.read(question, passages);
      },
      async close() {
        isClosed = true;
        await running.end();
      },
    };
  } catch (error) {
    await running.end();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
