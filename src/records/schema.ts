import path from 'node:path';
import Database from 'better-sqlite3';
import { Failure, type FailureKind } from '../failure.js';
import { createPrivateFile, prepareIndexFolder } from '../library/folder.js';
import { asFailure } from '../library/sqlite/failures.js';
import { migrate } from '../library/sqlite/migrate.js';
import type { Db } from '../library/sqlite/schema.js';

/**
 * Which answers left a question open: refusals, closest matches that nobody found helpful, and
 * whatever was voted down. The index for gaps serves only queries with exactly this condition.
 */
export const isGap = `(outcome <> 'small-talk' AND (outcome = 'refused' OR votes_down > 0
  OR (outcome = 'closest' AND votes_up = 0)))`;

/** The tables, one entry per format version, as in `schema.ts`. */
const migrations: readonly string[] = [
  `CREATE TABLE servers (id TEXT PRIMARY KEY, settings TEXT NOT NULL) WITHOUT ROWID;

  -- words: what the question has in common with others of the same gap. votes_up, votes_down: how
  -- many found it helpful, or not. The long state is last, so that reading the others touches no
  -- overflow page.
  CREATE TABLE answers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    asked_at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    guild_id TEXT,
    channel_id TEXT NOT NULL,
    message_id TEXT,
    private INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    votes_up INTEGER NOT NULL DEFAULT 0,
    votes_down INTEGER NOT NULL DEFAULT 0,
    question TEXT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL
  );
  CREATE INDEX answers_by_message ON answers (message_id);
  CREATE INDEX answers_by_channel ON answers (channel_id, asked_at);
  CREATE INDEX answers_by_user ON answers (user_id);
  -- Statistics and gaps are read from these alone, which are a hundredth of the table.
  CREATE INDEX answers_for_stats
    ON answers (asked_at, guild_id, outcome, user_id, votes_up, votes_down);
  CREATE INDEX answers_for_gaps ON answers (words, asked_at, guild_id, outcome, votes_down)
    WHERE ${isGap};

  -- Numbered in order of time: a vote that takes another's place has a new number.
  CREATE TABLE votes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    reason TEXT,
    UNIQUE (answer_id, user_id)
  );
  CREATE INDEX votes_by_user ON votes (user_id);
  CREATE TRIGGER votes_added AFTER INSERT ON votes BEGIN
    UPDATE answers SET
      votes_up = (SELECT count(*) FROM votes WHERE answer_id = id AND helpful),
      votes_down = (SELECT count(*) FROM votes WHERE answer_id = id AND NOT helpful)
    WHERE id = new.answer_id;
  END;
  CREATE TRIGGER votes_removed AFTER DELETE ON votes BEGIN
    UPDATE answers SET
      votes_up = (SELECT count(*) FROM votes WHERE answer_id = id AND helpful),
      votes_down = (SELECT count(*) FROM votes WHERE answer_id = id AND NOT helpful)
    WHERE id = old.answer_id;
  END;

  CREATE TABLE pending (
    id TEXT PRIMARY KEY,
    asked_at TEXT NOT NULL,
    user_id TEXT NOT NULL,
    state TEXT NOT NULL
  );
  CREATE INDEX pending_by_time ON pending (asked_at);
  CREATE INDEX pending_by_user ON pending (user_id);`,

  `CREATE TABLE feeds (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    title TEXT,
    added_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    refreshed_at TEXT,
    etag TEXT,
    last_modified TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT,
    problem TEXT,
    ended INTEGER NOT NULL DEFAULT 0
  );
  -- fingerprint: of the version that was dealt with; NULL if it is to be tried again.
  CREATE TABLE feed_entries (
    feed INTEGER NOT NULL REFERENCES feeds (number) ON DELETE CASCADE,
    key TEXT NOT NULL,
    fingerprint TEXT,
    kept INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (feed, key)
  ) WITHOUT ROWID;`,
  // done: whether moderators marked the gap that it belongs to as done. It is on the answers, so that it is
  // forgotten with them. The index has all that is counted: after the long state, it is slow to reach.
  `ALTER TABLE answers ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
  DROP INDEX answers_for_gaps;
  CREATE INDEX answers_for_gaps
    ON answers (words, asked_at, guild_id, outcome, votes_up, votes_down, done) WHERE ${isGap};`,
  // settled: NULL while it waits to be told, then 'told' or 'passed'. settings: as JSON.
  `CREATE TABLE follows (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    guild_id TEXT,
    channel_id TEXT,
    question TEXT NOT NULL,
    made_at TEXT NOT NULL,
    locale TEXT NOT NULL
  );
  CREATE INDEX follows_by_user ON follows (user_id);
  CREATE INDEX follows_by_channel ON follows (channel_id);
  CREATE TABLE followers (user_id TEXT PRIMARY KEY, settings TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE finds (
    follow_id TEXT NOT NULL REFERENCES follows (id) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    found_at TEXT NOT NULL,
    settled TEXT,
    settled_at TEXT,
    sentence TEXT,
    PRIMARY KEY (follow_id, article_id)
  );
  CREATE INDEX finds_waiting ON finds (found_at) WHERE settled IS NULL;
  CREATE TABLE follow_mark (only_one INTEGER PRIMARY KEY CHECK (only_one = 1), mark TEXT NOT NULL);`,
  // server: the one that has the feed for itself; NULL if all share its articles. refusal: the kind of the
  // problem. day: of an entry's publication, or else when it came; of older entries when they were last seen.
  // The tables are made again, as one address may be a feed of several servers.
  `CREATE TABLE followed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL,
    server TEXT,
    title TEXT,
    added_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    refreshed_at TEXT,
    etag TEXT,
    last_modified TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    failing_since TEXT,
    problem TEXT,
    refusal TEXT,
    ended INTEGER NOT NULL DEFAULT 0,
    keep_days INTEGER
  );
  INSERT INTO followed (number, address, title, added_at, due_at, refreshed_at, etag, last_modified,
      failures, failing_since, problem, ended)
    SELECT number, address, title, added_at, due_at, refreshed_at, etag, last_modified,
      failures, failing_since, problem, ended
    FROM feeds;
  CREATE TABLE followed_entries (
    feed INTEGER NOT NULL REFERENCES followed (number) ON DELETE CASCADE,
    key TEXT NOT NULL,
    fingerprint TEXT,
    kept INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (feed, key)
  ) WITHOUT ROWID;
  INSERT INTO followed_entries
    SELECT feed, key, fingerprint, kept, tries, seen_at, substr(seen_at, 1, 10) FROM feed_entries;
  DROP TABLE feed_entries;
  DROP TABLE feeds;
  ALTER TABLE followed RENAME TO feeds;
  ALTER TABLE followed_entries RENAME TO feed_entries;
  CREATE UNIQUE INDEX feeds_by_address ON feeds (address, ifnull(server, ''));
  CREATE INDEX feed_entries_by_day ON feed_entries (feed, day) WHERE kept;

  -- Which servers were told of a feed that fails, and of which failing.
  CREATE TABLE feed_reports (
    feed INTEGER NOT NULL REFERENCES feeds (number) ON DELETE CASCADE,
    guild_id TEXT NOT NULL,
    failing_since TEXT NOT NULL,
    PRIMARY KEY (feed, guild_id)
  ) WITHOUT ROWID;`,
  // Entries that fail already count from their next failure on.
  `ALTER TABLE feed_entries ADD COLUMN failing_since TEXT;`,
];

/**
 * Opens `records.db` in a folder. It doesn't wait for locks once it is open.
 *
 * @param how.create whether to create folder and file if they are missing
 * @param how.timeout how long opening waits for another process, in milliseconds, while this one stands
 *   still
 * @throws Failure `index-damaged`, `index-unwritable`, `disk-full`, `invalid-setting` if the folder
 * can't be one, or `index-mismatch` if a later version wrote it; SqliteError if another process has
 * locked it
 */
export function openRecordDatabase(
  folder: string,
  { create, timeout }: { readonly create: boolean; readonly timeout: number },
): Db {
  const file = recordFile(folder);
  let db: Db | undefined;
  try {
    if (create) {
      prepareIndexFolder(folder);
      createPrivateFile(file);
    }
    db = new Database(file, { timeout, fileMustExist: !create });
    db.pragma('journal_mode = WAL');
    // A power loss may cost the last answers' buttons; in return, answers don't wait for the disk.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // Data that a member asked to forget is overwritten, not only unlinked.
    db.pragma('secure_delete = ON');
    migrate(db, migrations, file);
    db.pragma('busy_timeout = 0');
    return db;
  } catch (cause) {
    db?.close();
    throw create ? asRecordFailure(cause, folder) : cause;
  }
}

/** The database file in a folder. */
export function recordFile(folder: string): string {
  return path.join(folder, 'records.db');
}

/** Codes of SQLite and the system for a disk that takes nothing more, or fails. */
const diskFailed = /^(?:SQLITE_(?:FULL|IOERR)|ENOSPC|EDQUOT|EIO)/;

/**
 * What SQLite or the system throws about the records, as a `Failure` of the layer `records`:
 * `index-busy`, `index-unwritable`, `index-damaged`, or as it was worded below. Unlike `asFailure`, it
 * has another remedy for damage: no ingestion restores records. Anything else is returned as it is.
 */
export function asRecordFailure(error: unknown, folder: string): unknown {
  const file = recordFile(folder);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const failure = (kind: FailureKind, message: string, remedy: string) =>
    new Failure('records', kind, message, { cause: error, remedy });
  if (code.startsWith('SQLITE_BUSY')) {
    const remedy = 'Look for an open `sqlite3`, or another bot that hangs, and end it.';
    return failure('index-busy', `Another process has locked ${file}.`, remedy);
  }
  if (diskFailed.test(code)) {
    const remedy = 'Make room on the disk. If there is room, check the disk.';
    return failure(
      'index-unwritable',
      `${file} can't be written: the disk is full or fails.`,
      remedy,
    );
  }
  const known = asFailure(error);
  if (!(known instanceof Failure)) return error;
  if (known.kind === 'index-damaged') {
    const remedy =
      'Restore a backup, or move it away: then server settings, answers and votes start from scratch.';
    return failure('index-damaged', `${file} can't be read.`, remedy);
  }
  const { kind, message, cause, remedy } = known;
  return new Failure('records', kind, message, { cause, ...(remedy !== null && { remedy }) });
}
