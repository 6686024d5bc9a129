import type { Db } from '../library/sqlite/schema.js';

/** Milliseconds after which what was deleted in passing leaves the journal, too. */
const soon = 60_000;

/** SQLite's journal (`records.db-wal`), which holds what was deleted until it is emptied. */
export interface Journal {
  /** At once: for what somebody wants gone. While another process reads, as soon as may be. */
  empty(): void;
  /** Within a minute: for what is deleted with every question. */
  emptySoon(): void;
  /** Ends the waiting. The last process to close the database removes the journal. */
  close(): void;
}

/** The journal of a database that doesn't wait for locks. */
export function openJournal(db: Db): Journal {
  let timer: NodeJS.Timeout | undefined;
  const empty = (): void => {
    if (!emptied(db)) emptySoon();
  };
  const emptySoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      try {
        empty();
      } catch {
        // Any problem with the file shows when it is next used.
      }
    }, soon).unref();
  };
  return { empty, emptySoon, close: () => clearTimeout(timer) };
}

/** Writes the journal into the database and empties it, unless another process reads. */
function emptied(db: Db): boolean {
  const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
  return state?.busy === 0;
}
