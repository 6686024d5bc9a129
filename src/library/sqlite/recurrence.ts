import { createHash } from 'node:crypto';
import { fewestArticles, type RecurringLines } from '../../article/clean/recurring.js';
import type { Db } from './schema.js';

/** How many articles hold a line (or, for the publisher's own key, how many there are), by key. */
export type LineCounts = Map<number, number>;

/** Adds one article's lines, as `linesToCount` gives them, to the counts of its file. */
export function countLines(
  counts: LineCounts,
  article: { readonly publisher: string | null; readonly lines: readonly string[] },
): void {
  const { publisher, lines } = article;
  if (publisher === null) {
    return;
  }
  for (const key of [keyOf(publisher, null), ...lines.map((line) => keyOf(publisher, line))]) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}

/** Adds counts to those of the same file. */
export function addCounts(counts: LineCounts, more: LineCounts): void {
  for (const [key, count] of more) counts.set(key, (counts.get(key) ?? 0) + count);
}

/** Keeps a file's counts in place of those of its last reading. */
export function keepLineCounts(db: Db, file: number, counts: LineCounts): void {
  db.prepare('DELETE FROM recurring WHERE file = ?').run(file);
  const insert = db.prepare('INSERT INTO recurring (key, file, count) VALUES (?, ?, ?)');
  for (const [key, count] of counts) {
    insert.run(key, file, count);
  }
}

/**
 * Of the lines that a file holds, as `keepLineCounts` stored them, those that recur: how many articles
 * hold them, over every file that the library has read or is about to read; of servers' files, over those of
 * the file's own server and the shared ones, so that no server's articles change how another's are cleaned.
 */
export function recurringOf(db: Db, file: number): LineCounts {
  const rows = db
    .prepare(
      `SELECT r.key, total(r.count) FROM recurring r JOIN files f ON f.number = r.file
       WHERE r.key IN (SELECT key FROM recurring WHERE file = ?)
         AND (f.server IS NULL OR f.server IS (SELECT server FROM files WHERE number = ?))
       GROUP BY r.key HAVING total(r.count) >= ?`,
    )
    .raw()
    .all(file, file, fewestArticles) as [number, number][];
  return new Map(rows);
}

/** The same for standard input, whose own counts are passed in and not stored. */
export function recurringWith(db: Db, counts: LineCounts): LineCounts {
  const kept = db
    .prepare(
      `SELECT total(r.count) FROM recurring r JOIN files f ON f.number = r.file
       WHERE r.key = ? AND f.server IS NULL`,
    )
    .pluck();
  const sums = [...counts].map(([key, count]) => [key, count + Number(kept.get(key))] as const);
  return new Map(sums.filter(([, count]) => count >= fewestArticles));
}

/** Looks lines up in the counts of those that recur. */
export function recurrence(recurring: LineCounts): RecurringLines {
  return {
    articlesWith: (publisher, line) => recurring.get(keyOf(publisher, line)) ?? 0,
    articlesOf: (publisher) => recurring.get(keyOf(publisher, null)) ?? 0,
  };
}

/** 48 bits of a hash: among a million lines two fall together once in 500 libraries. */
function keyOf(publisher: string, line: string | null): number {
  const text = line === null ? publisher : `${publisher}\n${line}`;
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
