import { setTimeout as after } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { OpenFile } from '../library/embedded/open-file.js';
import type { Db } from '../library/sqlite/schema.js';
import { asRecordFailure, openRecordDatabase, recordFile } from './schema.js';

/** How long a call waits for a lock of another process, in milliseconds; a write takes a few. */
const longestWait = 5_000;
const retryEvery = 25;

/** How the records use their database, whatever happens to its file or is locked by another process. */
export interface Connection<Prepared> {
  /** Runs a query. */
  read<Result>(work: (prepared: Prepared) => Result): Promise<Result>;
  /** Runs a change after those before it. */
  write<Result>(work: (prepared: Prepared) => Result): Promise<Result>;
  /** Waits for the changes that were begun. */
  close(): Promise<void>;
}

/**
 * Opens `records.db` in a folder, created if missing. SQLite itself would wait for locks synchronously,
 * and so stop heartbeats, buttons and all servers: here a call is tried again on a timer.
 *
 * If the file is replaced, the next call uses the new one.
 *
 * @param prepare prepares statements on the database; `close` of what it returns is called before the
 *   database is closed
 * @throws Failure as `openRecordDatabase`, at once or from any method; from a method also `index-busy`
 *   and `index-missing`
 */
export function openConnection<Prepared extends { close(): void }>(
  folder: string,
  prepare: (db: Db) => Prepared,
): Connection<Prepared> {
  const open = (how: Parameters<typeof openRecordDatabase>[1]) => {
    const file = new OpenFile(recordFile(folder));
    const db = openRecordDatabase(folder, how);
    return { file, db, prepared: prepare(db) };
  };
  let current = open({ create: true, timeout: longestWait });
  let writes: Promise<unknown> = Promise.resolve();

  function shut(): void {
    current.prepared.close();
    current.db.close();
  }

  function usingFile<Result>(work: (prepared: Prepared) => Result): Result {
    if (current.file.isReplaced()) {
      const replaced = open({ create: false, timeout: 0 });
      shut();
      current = replaced;
    }
    return work(current.prepared);
  }

  async function patiently<Result>(
    work: (prepared: Prepared) => Result,
    until: number,
  ): Promise<Result> {
    for (;;) {
      try {
        return usingFile(work);
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until) throw asRecordFailure(error, folder);
      }
      await after(retryEvery);
    }
  }

  return {
    read: (work) => patiently(work, performance.now() + longestWait),
    write: (work) => {
      const until = performance.now() + longestWait;
      const mine = writes.then(() => patiently(work, until));
      writes = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      await writes;
      shut();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
