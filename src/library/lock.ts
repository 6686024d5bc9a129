import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../failure.js';
import { createPrivateFile, fileMode, prepareIndexFolder } from './folder.js';

/** The right to write to a library, until it is released or the process ends in any way. */
export interface WriterLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly work: string;
  readonly since: string;
}

/**
 * Makes this process the only writer of a library, by an exclusive lock on an SQLite file of its own:
 * the system releases it even on `kill -9`, unlike a file with a process id in it. Readers aren't
 * blocked.
 *
 * @param work what this process does, for the message to the next one, e.g. `pullquote ingest`
 * @throws Failure `index-busy` with the name of the writer, if there is one
 */
export function lockWriter(folder: string, work: string): WriterLock {
  prepareIndexFolder(folder);
  const note = path.join(folder, 'writer.json');
  const file = path.join(folder, 'writer.lock');
  createPrivateFile(file);
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    db.close();
    if (!(cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))) {
      throw cause;
    }
    throw new Failure('library', 'index-busy', `${describe(note)} is changing this index.`, {
      cause,
      remedy: 'Wait until it has finished, or stop it, then try again.',
    });
  }
  const holder: Holder = { pid: process.pid, work, since: new Date().toISOString() };
  try {
    writeFileSync(note, JSON.stringify(holder), { mode: fileMode });
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    release: () => {
      db.close();
    },
  };
}

function describe(note: string): string {
  try {
    const holder = JSON.parse(readFileSync(note, 'utf8')) as Partial<Holder>;
    return `\`${holder.work}\` (process ${holder.pid}, since ${holder.since})`;
  } catch {
    // The other process has the lock and has not written its note yet.
    return 'Another process';
  }
}
