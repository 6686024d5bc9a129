import { randomUUID } from 'node:crypto';
import type { Db } from './schema.js';

/**
 * What an index has yet to bring to a library in a cluster. Noted in the transaction of each change
 * (the "transactional outbox"), so that a crash between here and there loses nothing: what was not
 * brought is brought the next time, and what was brought twice is there once.
 */
export interface Outgoing {
  /** The notes that it was made of: those after the first number, up to the second. */
  readonly after: number;
  readonly upTo: number;
  /** Ids of articles that are new or changed, and of those beside them in their groups. */
  readonly changed: readonly string[];
  /** Ids that no article has any more. */
  readonly gone: readonly string[];
  /** Those of them that no copy has either. */
  readonly lost: readonly string[];
}

/** What tells this index from others that bring articles to the same cluster; made when first asked. */
export function originOf(db: Db): string {
  db.prepare("INSERT OR IGNORE INTO meta (key, value) VALUES ('origin', ?)").run(randomUUID());
  return String(db.prepare("SELECT value FROM meta WHERE key = 'origin'").pluck().get());
}

/**
 * From now on notes what changes, for this library. Where another was named before, or none, every
 * article is noted: who has it already says so when it comes.
 *
 * @param library its id, as its fingerprint has it
 */
export function bringTo(db: Db, library: string): void {
  const named = db.prepare("SELECT value FROM meta WHERE key = 'brought_to'").pluck().get();
  if (named === library) return;
  db.transaction(() => {
    db.prepare('DELETE FROM outbox').run();
    db.prepare('INSERT INTO outbox (id) SELECT id FROM articles ORDER BY number').run();
    db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('brought_to', ?)").run(library);
  })();
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

/** The oldest notes after a number; `null` where there are none. */
export function nextOut(db: Db, after: number, most: number): Outgoing | null {
  const notes = db
    .prepare('SELECT seq, id FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?')
    .all(after, most) as { seq: number; id: string }[];
  const last = notes.at(-1);
  if (last === undefined) return null;
  const ids = JSON.stringify(notes.map(({ id }) => id));
  // A group is called by its members, so that all of them change with one.
  const changed = db
    .prepare(
      `SELECT id FROM articles WHERE cluster IN
         (SELECT cluster FROM articles WHERE id IN (SELECT value FROM json_each(?)))
       ORDER BY number`,
    )
    .pluck()
    .all(ids) as string[];
  const gone = db
    .prepare('SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM articles)')
    .pluck()
    .all(ids) as string[];
  const lost = db
    .prepare('SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM copies)')
    .pluck()
    .all(JSON.stringify(gone)) as string[];
  return { after, upTo: last.seq, changed, gone, lost };
}

/**
 * Drops the notes of what was brought; those of changes made since then have higher numbers.
 *
 * @param refused ids that are to be tried again the next time
 */
export function broughtOut(db: Db, { after, upTo }: Outgoing, refused: Iterable<string>): void {
  db.prepare(
    `DELETE FROM outbox WHERE seq > ? AND seq <= ?
       AND id NOT IN (SELECT value FROM json_each(?))`,
  ).run(after, upTo, JSON.stringify([...refused]));
}
