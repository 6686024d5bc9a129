import { Failure } from '../../failure.js';
import { lockWriter } from '../../library/lock.js';
import { type Db, openDatabase } from '../../library/sqlite/schema.js';

/**
 * Works with this machine's index, locked for writing; with `null` if it never ingested.
 *
 * @param command the command that holds the lock, for messages to others
 * @throws Failure `index-busy` while this machine ingests
 */
export async function withOwnIndex<T>(
  folder: string,
  command: string,
  work: (db: Db | null) => Promise<T>,
): Promise<T> {
  const db = ownIndex(folder);
  if (db === null) return work(null);
  try {
    const lock = lockWriter(folder, command);
    try {
      return await work(db);
    } finally {
      lock.release();
    }
  } finally {
    db.close();
  }
}

function ownIndex(folder: string): Db | null {
  try {
    return openDatabase(folder);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'index-missing') return null;
    throw error;
  }
}
