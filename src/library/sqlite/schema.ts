import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { libraryFile } from '../../article/read/files.js';
import { Failure } from '../../failure.js';
import type { ModelIdentity } from '../../models/embedding/embedder.js';
import {
  checkIndexFolder,
  createPrivateFile,
  holdsRemains,
  prepareIndexFolder,
} from '../folder.js';
import { defineChecksum } from './checksums/checksums.js';
import { asFailure, damagedIndex, isDiskFull } from './failures.js';
import { migrate } from './migrate.js';
import { defineFoldedNames, migrations } from './migrations.js';

export type Db = Database.Database;

/** The database file of a library's folder. */
export function databaseFile(folder: string): string {
  return path.join(folder, libraryFile);
}

/**
 * Opens a library's database and migrates it to the current format. On a full disk it can still be
 * read, but then by this process alone.
 *
 * With `create`, a missing folder or file is created.
 *
 * @throws Failure `index-missing` without `create`, `index-damaged` if SQLite can't read it or if it
 * is missing or empty beside the rest of an index, `index-mismatch` for a later format,
 * `invalid-setting` for a folder that can't be one, and `disk-full`, `index-busy` or `index-unwritable`
 */
export function openDatabase(folder: string, options: { create?: boolean } = {}): Db {
  const file = databaseFile(folder);
  try {
    if (options.create === true) {
      prepareIndexFolder(folder);
      createPrivateFile(file);
    } else if (!existsSync(file) || statSync(file).size === 0) {
      checkIndexFolder(folder);
      // SQLite would delete the write-ahead log of an empty database, which may be all that is left.
      throw holdsRemains(folder) ? emptied(file) : missing(folder);
    }
    return openFile(file, folder, options.create === true);
  } catch (cause) {
    const failure = asFailure(cause);
    // Such as a table that isn't there, in a database that is another program's.
    const foreign = cause instanceof Database.SqliteError && cause.code === 'SQLITE_ERROR';
    throw foreign ? damagedIndex(`The database ${file} can't be read.`, cause) : failure;
  }
}

function openFile(file: string, folder: string, create: boolean): Db {
  try {
    return connect(file, folder, { create, locking: 'NORMAL' });
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    // Without other processes, SQLite needs no file for shared memory, and so no room.
    return connect(file, folder, { create, locking: 'EXCLUSIVE' });
  }
}

function connect(
  file: string,
  folder: string,
  { create, locking }: { create: boolean; locking: 'NORMAL' | 'EXCLUSIVE' },
): Db {
  const db = new Database(file, { timeout: 10_000 });
  try {
    db.pragma(`locking_mode = ${locking}`);
    // 8 kB hold five vectors of 384 floats where 4 kB hold two; it must come before WAL.
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    // An article reported as added also survives a power loss, at one sync per article.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    defineChecksum(db);
    defineFoldedNames(db);
    migrate(db, migrations, `The index in ${folder}`);
    if (!create && readFingerprint(db) === null && holdsRemains(folder)) throw emptied(file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function missing(folder: string): Failure {
  return new Failure('library', 'index-missing', `There is no index in ${folder}.`, {
    remedy: 'Add articles with `pullquote ingest PATH`.',
  });
}

function emptied(file: string): Failure {
  return new Failure(
    'library',
    'index-damaged',
    `The database ${file} is missing or empty, although other parts of the index are there.`,
    {
      remedy:
        'Restore a backup of this file. Without one, run `pullquote ingest PATH` for your files and for added/ in the index folder, which holds those added from Discord. Removed articles come back then, and what came from standard input is lost.',
    },
  );
}

/** What the vectors in a library were made with, and which library its snapshots belong to. */
export interface Fingerprint {
  readonly model: ModelIdentity;
  /** New whenever rows start over, so that an old snapshot is never mistaken for a current one. */
  readonly library: string;
}

/** `null` for a library that nothing was ever added to. */
export function readFingerprint(db: Db): Fingerprint | null {
  const rows = db.prepare('SELECT key, value FROM meta').raw().all() as [string, string][];
  const meta = new Map(rows);
  const id = meta.get('model');
  const sha256 = meta.get('model_sha256');
  const library = meta.get('library');
  if (id === undefined || sha256 === undefined || library === undefined) {
    return null;
  }
  return { model: { id, sha256, dimension: Number(meta.get('dimension')) }, library };
}

/** Sets the model and a new library id, within the caller's transaction if there is one. */
export function writeFingerprint(db: Db, model: ModelIdentity): void {
  const put = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  put.run('model', model.id);
  put.run('model_sha256', model.sha256);
  put.run('dimension', String(model.dimension));
  put.run('library', randomUUID());
}

/** @throws Failure `index-mismatch` if the vectors were made with another model */
export function checkModel(stored: ModelIdentity, model: ModelIdentity): void {
  if (
    stored.id === model.id &&
    stored.sha256 === model.sha256 &&
    stored.dimension === model.dimension
  ) {
    return;
  }
  const what =
    stored.id === model.id
      ? `another file of the model ${model.id} (sha-256 ${stored.sha256.slice(0, 12)}…, now ${model.sha256.slice(0, 12)}…)`
      : `the model ${stored.id}, not ${model.id}`;
  throw new Failure('library', 'index-mismatch', `The index was made with ${what}.`, {
    remedy: `Run \`pullquote reindex\` to embed every article with ${model.id}, or set PULLQUOTE_MODEL=${stored.id}.`,
  });
}
