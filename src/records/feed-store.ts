import type { Db } from '../library/sqlite/schema.js';
import { openConnection } from './connection.js';
import type {
  ExpiredEntry,
  FeedRecords,
  FeedState,
  KeptEntry,
  KeptFeed,
  NewFeed,
} from './feeds.js';

type FeedRow = Omit<KeptFeed, 'ended'> & { readonly ended: 0 | 1 };
type EntryRow = Omit<KeptEntry, 'kept'> & { readonly kept: 0 | 1 };

/**
 * Opens the feeds in `records.db` of the library's folder, created if missing.
 *
 * @throws Failure as `openRecords`
 */
export function openFeedRecords(folder: string): FeedRecords {
  const { read, write, close } = openConnection(folder, prepare);
  return {
    feeds: () => read(({ feeds }) => feeds()),
    addFeed: (feed, at) => write(({ add }) => add(feed, at)),
    removeFeed: (number) => write(({ remove }) => remove(number)),
    keepFor: (number, days) => write(({ keepFor }) => keepFor(number, days)),
    claim: ({ number, dueAt }, until) => write(({ claim }) => claim(number, dueAt, until)),
    release: ({ number }, dueAt) => write(({ release }) => release(number, dueAt)),
    entries: (number) => read(({ entries }) => entries(number)),
    note: (number, noted, at) => write(({ note }) => note(number, noted, at)),
    finish: (number, state, seen) => write(({ finish }) => finish(number, state, seen)),
    expired: (today) => read(({ expired }) => expired(today)),
    isKeptElsewhere: (entry, keys, today) =>
      read(({ isKeptElsewhere }) => isKeptElsewhere(entry, keys, today)),
    drop: (gone) => write(({ drop }) => drop(gone)),
    report: (number, guildId, since) => write(({ report }) => report(number, guildId, since)),
    close,
  };
}

function prepare(db: Db) {
  const feeds = db.prepare<[], FeedRow>(
    `SELECT number, address, server, title, added_at AS addedAt, due_at AS dueAt,
       refreshed_at AS refreshedAt, etag, last_modified AS lastModified, failures,
       failing_since AS failingSince, problem, refusal, ended, keep_days AS keepDays,
       (SELECT count(*) FROM feed_entries WHERE feed = number AND kept) AS articles
     FROM feeds ORDER BY address, server`,
  );
  const add = db.prepare<[NewFeed & { at: string }]>(
    `INSERT INTO feeds (address, server, title, keep_days, added_at, due_at)
     VALUES (:address, :server, :title, :keepDays, :at, :at)
     ON CONFLICT (address, ifnull(server, '')) DO NOTHING`,
  );
  const remove = db.prepare<[number]>('DELETE FROM feeds WHERE number = ?');
  const keepFor = db.prepare<[number | null, number]>(
    'UPDATE feeds SET keep_days = ? WHERE number = ?',
  );
  const claim = db.prepare<[string, number, string]>(
    'UPDATE feeds SET due_at = ? WHERE number = ? AND due_at = ?',
  );
  const release = db.prepare<[string, number]>('UPDATE feeds SET due_at = ? WHERE number = ?');
  const entries = db.prepare<[number], EntryRow>(
    `SELECT key, fingerprint, kept, tries, failing_since AS failingSince, day
     FROM feed_entries WHERE feed = ?`,
  );
  const update = db.prepare<[Omit<FeedState, 'ended'> & { number: number; ended: 0 | 1 }]>(
    `UPDATE feeds SET title = :title, due_at = :dueAt, refreshed_at = :refreshedAt, etag = :etag,
       last_modified = :lastModified, failures = :failures, failing_since = :failingSince,
       problem = :problem, refusal = :refusal, ended = :ended
     WHERE number = :number`,
  );
  const putEntry = db.prepare<[EntryRow & { feed: number; at: string }]>(
    `INSERT INTO feed_entries (feed, key, fingerprint, kept, tries, failing_since, seen_at, day)
     SELECT number, :key, :fingerprint, :kept, :tries, :failingSince, :at, :day
     FROM feeds WHERE number = :feed
     ON CONFLICT (feed, key) DO UPDATE SET fingerprint = :fingerprint, kept = :kept, tries = :tries,
       failing_since = :failingSince, seen_at = :at, day = :day`,
  );
  const forget = db.prepare<[number, string]>(
    'DELETE FROM feed_entries WHERE feed = ? AND seen_at < ? AND NOT kept',
  );
  /** The first day that a feed keeps. */
  const firstKept = (feed: string) => `date(:today, '-' || ${feed}.keep_days || ' days')`;
  const expired = db.prepare<[{ today: string }], ExpiredEntry>(
    `SELECT e.feed, e.key, f.server FROM feeds f JOIN feed_entries e ON e.feed = f.number
     WHERE f.keep_days IS NOT NULL AND e.kept AND e.day < ${firstKept('f')}
       AND NOT EXISTS (
         SELECT 1 FROM feeds g JOIN feed_entries o ON o.feed = g.number AND o.key = e.key
         WHERE g.number <> f.number AND g.server IS f.server AND o.kept
           AND (g.keep_days IS NULL OR o.day >= ${firstKept('g')}))`,
  );
  const keptElsewhere = db.prepare<[Omit<ExpiredEntry, 'key'> & { keys: string; today: string }]>(
    `SELECT 1 FROM feeds g JOIN feed_entries o ON o.feed = g.number
     WHERE g.number <> :feed AND g.server IS :server AND o.kept
       AND o.key IN (SELECT value FROM json_each(:keys))
       AND (g.keep_days IS NULL OR o.day >= ${firstKept('g')})`,
  );
  const drop = db.prepare<[number, string]>(
    'UPDATE feed_entries SET kept = 0 WHERE feed = ? AND key = ?',
  );
  const report = db.prepare<[{ number: number; guildId: string; since: string }]>(
    `INSERT INTO feed_reports (feed, guild_id, failing_since)
     SELECT number, :guildId, :since FROM feeds WHERE number = :number
     ON CONFLICT (feed, guild_id) DO UPDATE SET failing_since = :since
       WHERE failing_since <> :since`,
  );
  const bit = (is: boolean): 0 | 1 => (is ? 1 : 0);
  return {
    feeds: (): readonly KeptFeed[] =>
      feeds.all().map((row) => ({ ...row, ended: row.ended === 1 })),
    add: (feed: NewFeed, at: string): boolean => add.run({ ...feed, at }).changes === 1,
    remove: (number: number): boolean => remove.run(number).changes === 1,
    keepFor: (number: number, days: number | null): boolean =>
      keepFor.run(days, number).changes === 1,
    claim: (number: number, was: string, until: string): boolean =>
      claim.run(until, number, was).changes === 1,
    release: (number: number, dueAt: string): void => {
      release.run(dueAt, number);
    },
    entries: (number: number): ReadonlyMap<string, KeptEntry> =>
      new Map(entries.all(number).map((row) => [row.key, { ...row, kept: row.kept === 1 }])),
    note: db.transaction((number: number, noted: readonly KeptEntry[], at: string): void => {
      for (const entry of noted)
        putEntry.run({ ...entry, kept: bit(entry.kept), feed: number, at });
    }).immediate,
    finish: db.transaction(
      (number: number, state: FeedState, seen: Parameters<FeedRecords['finish']>[2]): void => {
        update.run({ ...state, number, ended: bit(state.ended) });
        for (const entry of seen.entries) {
          putEntry.run({ ...entry, kept: bit(entry.kept), feed: number, at: seen.at });
        }
        if (seen.entries.length > 0) forget.run(number, seen.forget);
      },
    ).immediate,
    expired: (today: string): readonly ExpiredEntry[] => expired.all({ today }),
    isKeptElsewhere: (
      { feed, server }: ExpiredEntry,
      keys: readonly string[],
      today: string,
    ): boolean =>
      keptElsewhere.get({ feed, server, keys: JSON.stringify(keys), today }) !== undefined,
    drop: db.transaction((gone: readonly ExpiredEntry[]): void => {
      for (const { feed, key } of gone) drop.run(feed, key);
    }).immediate,
    report: (number: number, guildId: string, since: string): boolean =>
      report.run({ number, guildId, since }).changes === 1,
    close: () => undefined,
  };
}
