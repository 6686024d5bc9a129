import { Failure } from '../../failure.js';
import { type RunningProcess, startProcess } from '../../process/start.js';
import type { Document, DownloadedDocument } from './document.js';
import type { DocumentWorker } from './worker.js';

/** How long a document may take to read, in milliseconds: a hundred times as long as an ordinary one. */
const longestReading = 30_000;

/** The most memory for reading, in megabytes: a sitemap of 50 MB takes half of it. */
const memoryMb = 512;

/** Reads feeds and sitemaps, which may be made to cost whoever reads them too much. */
export interface DocumentReader {
  /**
   * @param today `YYYY-MM-DD`
   * @throws Failure `unreadable-file`
   */
  read(document: DownloadedDocument, today: string): Promise<Document>;
  close(): Promise<void>;
}

/**
 * Prepares to read documents in a process of its own. It is started for the first one, and again after one
 * that took too much of it.
 */
export function openDocumentReader(longest = longestReading): DocumentReader {
  let running: RunningProcess<DocumentWorker> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function readNow(document: DownloadedDocument, today: string): Promise<Document> {
    if (running === null || running.ended) running = start();
    const worker = running;
    await worker.ready;
    const timer = setTimeout(() => void worker.close(), longest);
    try {
      return await worker.run({ document, today });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    read(document, today) {
      // One after another, so that the time is each one's own.
      const mine = last.then(() => readNow(document, today));
      last = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await running?.close();
    },
  };
}

function start(): RunningProcess<DocumentWorker> {
  return startProcess<DocumentWorker>({
    module: './worker',
    importer: import.meta.url,
    start: null,
    memoryMb,
    lost: () => unreadable(`took more than ${memoryMb} MB of memory to read`),
    closed: () => unreadable('took too long to read'),
  });
}

function unreadable(message: string): Failure {
  return new Failure('article', 'unreadable-file', message);
}
