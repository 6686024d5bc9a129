import type Database from 'better-sqlite3';
import { foldedNames } from '../../text/names.js';
import { articleSums, labelSum } from './checksums/checksums.js';

/**
 * The tables, one entry per format version; `PRAGMA user_version` counts those applied. Columns
 * read by listings and filters come before the long ones, so that reading them touches no overflow
 * page.
 */
export const migrations: readonly string[] = [
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

  `-- Names had no author. What a cluster has of articles with one is renamed when they are next brought.
  UPDATE articles SET names = folded_names(title, publisher, author) WHERE author IS NOT NULL;
  INSERT OR IGNORE INTO outbox (id) SELECT id FROM articles
    WHERE author IS NOT NULL AND EXISTS (SELECT 1 FROM meta WHERE key = 'brought_to');`,

  // A table of its own, for the same reason as the checksums. What isn't in it is shared.
  `CREATE TABLE article_owners (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    server TEXT NOT NULL
  );
  CREATE INDEX article_owners_by_server ON article_owners (server);
  ALTER TABLE files ADD COLUMN server TEXT;`,

  // A table of its own, for the same reason. Of what was changed before, nothing is known.
  `-- Articles that took the place of an earlier version. first_row: where the passages of the first one began.
  CREATE TABLE later_versions (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    first_row INTEGER NOT NULL
  );`,
];

/** A trigger that notes in the outbox the ids that a query gives; `file` and `cluster` are our own. */
function notedFor(name: string, event: string, ids: string): string {
  return `CREATE TRIGGER ${name}_out AFTER ${event}
  WHEN EXISTS (SELECT 1 FROM meta WHERE key = 'brought_to') BEGIN
    DELETE FROM outbox WHERE id IN (${ids});
    INSERT INTO outbox (id) ${ids};
  END;`;
}

/** Defines `folded_names(title, publisher, author)` for a connection, which a migration works out with it. */
export function defineFoldedNames(db: Database.Database): void {
  const options = { varargs: true, deterministic: true };
  db.function('folded_names', options, (...names: (string | null)[]) => {
    const [title = null, publisher = null, author = null] = names;
    return foldedNames({ title, publisher, author });
  });
}
