import { randomUUID } from 'node:crypto';
import { sharedOnly } from '../scope.js';
import { visible } from '../sqlite/conditions/visible.js';
import type { Db } from '../sqlite/schema.js';

/**
 * What an index has yet to publish to a library in a cluster. Recorded in the transaction of each
 * change (the "transactional outbox"), so that a crash in between loses nothing: what wasn't
 * published is published the next time, and publishing twice does no harm.
 */
export interface Outgoing {
  /** The notes that it was made of: those after the first number, up to the second. */
  readonly after: number;
  readonly upTo: number;
  /** Ids of articles that are new or changed. */
  readonly changed: readonly string[];
  /** Ids that no article has any more. */
  readonly gone: readonly string[];
}

/** Identifies this index among those that publish to the same cluster; created on first use. */
export function originOf(db: Db): string {
  db.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('origin', ?)").run(randomUUID());
  return String(db.prepare("SELECT value FROM meta WHERE key = 'origin'").pluck().get());
}

/**
 * From now on records changes, for this library, and records every article.
 *
 * @param library its id, as its fingerprint has it
 */
export function bringTo(db: Db, library: string): void {
  db.transaction(() => {
    db.prepare('DELETE FROM outbox').run();
    db.prepare('INSERT INTO outbox (id) SELECT id FROM articles ORDER BY number').run();
    db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('brought_to', ?)").run(library);
  })();
}

/** The library that changes are recorded for; `null` if none. */
export function broughtTo(db: Db): string | null {
  const named = db.prepare("SELECT value FROM meta WHERE key = 'brought_to'").pluck().get();
  return typeof named === 'string' ? named : null;
}

/** Drops the notes of articles that the library has as they are. */
export function published(db: Db, ids: readonly string[]): void {
  db.prepare('DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(ids),
  );
}

/** How many passages the noted articles have. */
export function passagesOut(db: Db): number {
  return Number(
    db
      .prepare(
        `SELECT count(*) FROM passages WHERE article IN
           (SELECT number FROM articles WHERE id IN (SELECT id FROM outbox))`,
      )
      .pluck()
      .get(),
  );
}

interface Note {
  readonly seq: number;
  readonly id: string;
  /** How many its article has; `null` if there is no article. */
  readonly passages: number | null;
}

/**
 * The oldest notes after a number; `null` if there are none.
 *
 * @param most how many notes
 * @param passages after which no further articles are taken
 */
export function nextOut(db: Db, after: number, most: number, passages: number): Outgoing | null {
  const notes = db
    .prepare(
      `SELECT o.seq, o.id, (SELECT count(*) FROM passages p WHERE p.article = a.number) AS passages
       FROM outbox o LEFT JOIN articles a ON a.id = o.id
       WHERE o.seq > ? ORDER BY o.seq LIMIT ?`,
    )
    .all(after, most) as Note[];
  const taken: Note[] = [];
  for (let sum = 0; sum < passages && taken.length < notes.length; ) {
    const note = notes[taken.length];
    if (note === undefined) break;
    taken.push(note);
    sum += note.passages ?? 0;
  }
  const last = taken.at(-1);
  if (last === undefined) return null;
  const ids = taken.map(({ id }) => id);
  const { sql, values } = visible(sharedOnly);
  const kept = db
    .prepare(
      `SELECT id, ${sql} AS shared FROM articles a WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(...values, JSON.stringify(ids)) as { id: string; shared: 0 | 1 }[];
  const known = new Set(kept.map(({ id }) => id));
  // A cluster doesn't keep servers apart: their own articles stay here.
  const changed = new Set(kept.flatMap(({ id, shared }) => (shared === 1 ? [id] : [])));
  return {
    after,
    upTo: last.seq,
    changed: ids.filter((id) => changed.has(id)),
    gone: ids.filter((id) => !known.has(id)),
  };
}

/**
 * Drops the notes of what was published; later changes have higher numbers.
 *
 * @param refused ids to retry the next time
 */
export function broughtOut(db: Db, { after, upTo }: Outgoing, refused: Iterable<string>): void {
  db.prepare(
    `DELETE FROM outbox WHERE seq > ? AND seq <= ?
       AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(after, upTo, JSON.stringify([...refused]));
}
