import type { IngestEvent, IngestReport } from '../../library/ingest-events.js';

/** Adds articles to the library in a process of its own, at a low priority, one addition at a time. */
export interface Additions {
  /**
   * Ingests files. `onEvent` is told of each step; `waiting` when other additions come first.
   *
   * @throws Failure as `ingest` does, `index-busy` while the command line writes
   */
  add(
    files: readonly string[],
    on: { event(event: IngestEvent): void; waiting(before: number): void },
  ): Promise<IngestReport>;
  /** Ends a running addition; what it had added stays, and the same files go on next time. */
  close(): Promise<void>;
}
