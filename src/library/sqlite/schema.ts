import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../../failure.js';
import type { ModelIdentity } from '../../models/embedding/embedder.js';
import {
  checkIndexFolder,
  createPrivateFile,
  holdsRemains,
  prepareIndexFolder,
} from '../folder.js';
import { articleSums, defineChecksum, labelSum } from './checksums/checksums.js';
import { asFailure, damagedIndex, isDiskFull } from './failures.js';
import { migrate } from './migrate.js';

export type Db = Database.Database;

/**
 * The tables, one entry per format version; `PRAGMA user_version` counts those applied. Columns
 * read by listings and filters come before the long ones, so that reading them touches no overflow
 * page.
 */
const migrations: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  -- sha256 is NULL until everything in the file is in; faults are told again when it is skipped.
  CREATE TABLE files (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT,
    size INTEGER NOT NULL DEFAULT 0,
    modified REAL NOT NULL DEFAULT 0,
    faults TEXT NOT NULL DEFAULT '[]'
  );

  -- cluster: the number of the article that the group of near duplicates began with.
  -- names: title and publisher, folded, for filters. indexed_title: as embedded and indexed.
  CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    file INTEGER REFERENCES files (number),
    locator TEXT NOT NULL,
    title TEXT, publisher TEXT, date TEXT, author TEXT, url TEXT,
    content_hash TEXT NOT NULL UNIQUE,
    cluster INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    names TEXT NOT NULL,
    indexed_title TEXT NOT NULL,
    signature BLOB NOT NULL,
    body TEXT NOT NULL
  );
  CREATE INDEX articles_by_file ON articles (file);
  CREATE INDEX articles_by_cluster ON articles (cluster);
  -- Filters and lists of publishers read these alone, which are a hundredth of the table.
  CREATE INDEX articles_for_filters ON articles (date, id, names);
  CREATE INDEX articles_by_publisher ON articles (publisher);

  CREATE TABLE bands (
    band TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (band, article)
  ) WITHOUT ROWID;
  CREATE INDEX bands_by_article ON bands (article);

  -- "end" is a keyword of SQL. vector: dimension little-endian 32-bit floats.
  CREATE TABLE passages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    vector BLOB NOT NULL
  );
  CREATE UNIQUE INDEX passages_by_article ON passages (article, ordinal);

  -- Rows of passages that are gone, so that other processes and snapshots can follow.
  CREATE TABLE removals (seq INTEGER PRIMARY KEY AUTOINCREMENT, row INTEGER NOT NULL);
  CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    INSERT INTO removals (row) VALUES (old.row);
  END;

  CREATE TABLE copies (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    "of" INTEGER NOT NULL REFERENCES articles (number),
    file INTEGER REFERENCES files (number),
    locator TEXT NOT NULL,
    title TEXT, publisher TEXT, date TEXT, author TEXT, url TEXT,
    UNIQUE (locator, id)
  );
  CREATE INDEX copies_by_original ON copies ("of");
  CREATE INDEX copies_by_file ON copies (file);

  -- How many articles of a file hold a line; key: hash of publisher and line.
  CREATE TABLE recurring (
    key INTEGER NOT NULL,
    file INTEGER NOT NULL REFERENCES files (number) ON DELETE CASCADE,
    count INTEGER NOT NULL,
    PRIMARY KEY (key, file)
  ) WITHOUT ROWID;
  CREATE INDEX recurring_by_file ON recurring (file);

  -- What a reindex has made so far; it takes the place of passages in one transaction at its end.
  CREATE TABLE staged_articles (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    indexed_title TEXT NOT NULL
  );
  CREATE TABLE staged_passages (
    article INTEGER NOT NULL REFERENCES staged_articles (article) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (article, ordinal)
  ) WITHOUT ROWID;`,

  // Not in the passages table, so that a scan of all vectors doesn't read it.
  `-- spans: pairs of 32-bit offsets into the passage, ascending. directions: dimension 8-bit whole
  -- numbers a sentence, of no common scale. A passage of before has none until a reindex.
  CREATE TABLE sentences (
    row INTEGER PRIMARY KEY REFERENCES passages (row) ON DELETE CASCADE,
    spans BLOB NOT NULL,
    directions BLOB NOT NULL
  );
  ALTER TABLE staged_passages ADD COLUMN spans BLOB;
  ALTER TABLE staged_passages ADD COLUMN directions BLOB;
  -- A reindex that was begun without them begins again.
  DELETE FROM staged_articles;`,

  // Stays empty if articles aren't sent anywhere else.
  `-- Ids of articles that changed since they were last brought to the library in a cluster that
  -- 'brought_to' in meta names.
  CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE);
  ${notedFor('article_added', 'INSERT ON articles', 'SELECT new.id')}
  ${notedFor('article_removed', 'DELETE ON articles', 'SELECT old.id')}
  ${notedFor('article_relabelled', 'UPDATE OF id, locator, title, publisher, date, author, url ON articles', 'SELECT old.id UNION SELECT new.id')}
  ${notedFor('copy_added', 'INSERT ON copies', 'SELECT new.id UNION SELECT id FROM articles WHERE number = new."of"')}
  ${notedFor('copy_removed', 'DELETE ON copies', 'SELECT old.id UNION SELECT id FROM articles WHERE number = old."of"')}
  ${notedFor('copy_changed', 'UPDATE ON copies', 'SELECT new.id UNION SELECT id FROM articles WHERE number IN (old."of", new."of")')}`,

  `-- Of HTML, the lines of its markup were counted. Files that may hold it are read again when they are
  -- next ingested.
  UPDATE files SET sha256 = NULL WHERE lower(path) NOT GLOB '*.txt' AND lower(path) NOT GLOB '*.md';
  DELETE FROM recurring WHERE file IN (SELECT number FROM files WHERE sha256 IS NULL);`,

  // A table of its own, since a column behind the bodies would make lists read all of their pages.
  `-- What is shown of each article, as it was stored. Sums of articles from before can't tell what was
  -- damaged before.
  CREATE TABLE checksums (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    label BLOB NOT NULL,
    text BLOB NOT NULL,
    cut BLOB NOT NULL
  );
  INSERT INTO checksums SELECT ${articleSums} FROM articles a;
  ALTER TABLE copies ADD COLUMN checksum BLOB;
  DROP TRIGGER copy_changed_out;
  UPDATE copies AS c SET checksum = ${labelSum('c')};
  ${notedFor('copy_changed', 'UPDATE OF id, "of", locator, title, publisher, date, author, url ON copies', 'SELECT new.id UNION SELECT id FROM articles WHERE number IN (old."of", new."of")')}
  ALTER TABLE staged_articles ADD COLUMN cut BLOB;
  -- A reindex that was begun without sums begins again.
  DELETE FROM staged_articles;`,
];

/** A trigger that notes in the outbox the ids that a query gives; `file` and `cluster` are our own. */
function notedFor(name: string, event: string, ids: string): string {
  return `CREATE TRIGGER ${name}_out AFTER ${event}
  WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'brought_to') BEGIN
    DELETE FROM outbox WHERE id IN (${ids});
    INSERT INTO outbox (id) ${ids};
  END;`;
}

/** The database file of a library's folder. */
export function databaseFile(folder: string): string {
  return path.join(folder, 'pullquote.db');
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
