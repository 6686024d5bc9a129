import { serve } from '../../process/serve.js';
import type { Document, DownloadedDocument } from './document.js';
import { readDocument } from './read.js';

/** Reads documents in a process of its own, which may be ended by any of them. */
export interface DocumentWorker {
  readonly start: null;
  readonly job: { readonly document: DownloadedDocument; readonly today: string };
  readonly result: Document;
  readonly progress: never;
}

serve<DocumentWorker>(
  async () =>
    ({ document, today }) =>
      readDocument(document, today),
);
