import path from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../failure.js';
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
];

/** How long a write waits for that of another process, in which each takes a few milliseconds. */
export const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens `records.db` in a folder, creating both if missing.
 *
 * @throws Failure `index-damaged`, `index-unwritable`, or `index-mismatch` if a later version wrote
 * it
 */
export function openRecordDatabase(folder: string): Db {
  const file = recordFile(folder);
  let db: Db | undefined;
  try {
    prepareIndexFolder(folder);
    createPrivateFile(file);
    db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    db.pragma('journal_mode = WAL');
    // A power loss may cost the last answers' buttons; in return, answers don't wait for the disk.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // Data that a member asked to forget is overwritten, not only unlinked.
    db.pragma('secure_delete = ON');
    migrate(db, migrations, file);
    return db;
  } catch (cause) {
    db?.close();
    throw asRecordFailure(cause, folder);
  }
}

/** Like `asFailure`, with another remedy for damage: no ingestion restores records. */
export function asRecordFailure(error: unknown, folder: string): unknown {
  const failure = asFailure(error);
  return failure instanceof Failure && failure.kind === 'index-damaged'
    ? new Failure('library', 'index-damaged', `${recordFile(folder)} can't be read.`, {
        cause: error,
        remedy:
          'Restore a backup, or move it away: then server settings, answers and votes start from scratch.',
      })
    : failure;
}

function recordFile(folder: string): string {
  return path.join(folder, 'records.db');
}
