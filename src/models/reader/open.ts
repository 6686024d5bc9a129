import { availableParallelism } from 'node:os';
import { Failure } from '../../failure.js';
import { type RunningProcess, startProcess } from '../../process/start.js';
import { findModel, fingerprint, type ModelPlaces } from '../files.js';
import type { Reader } from './reader.js';
import type { ReaderWorker } from './worker.js';

/**
 * Opens a reader: finds its files or downloads them, checks them, and loads it in a process of its
 * own, since nothing else would be answered during the tenths of a second that reading takes.
 *
 * @param id a cross-encoder with one score (`Xenova/ms-marco-MiniLM-L-6-v2`), or the bundled one
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
  let running = startReader(start);
  const stop = (): void => {
    void running.close();
  };
  signal?.addEventListener('abort', stop);
  try {
    // The model loads meanwhile; a file with the wrong checksum is still refused here.
    const [sha256] = await Promise.all([fingerprint(id, found), running.ready]);
    let isClosed = false;
    return {
      model: { id, sha256 },
      async read(question, passages) {
        if (isClosed) throw closed();
        if (passages.length === 0) return [];
        if (running.ended) running = startReader(start);
        await running.ready;
        return running.run({ question, passages });
      },
      async close() {
        isClosed = true;
        await running.close();
      },
    };
  } catch (error) {
    await running.close();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function startReader(start: ReaderWorker['start']): RunningProcess<ReaderWorker> {
  return startProcess<ReaderWorker>({
    module: './worker',
    importer: import.meta.url,
    start,
    lost,
    closed,
  });
}

function lost(why: string): Failure {
  return new Failure('reader', 'process-lost', `The reader's process ended early: ${why}`, {
    remedy: 'Try again; if memory is short, set PULLQUOTE_READER=off.',
  });
}

function closed(): Failure {
  return new Failure('reader', 'interrupted', 'The reader was closed.');
}
