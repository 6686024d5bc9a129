import { createHash } from 'node:crypto';
import type { RecurringLines } from '../../article/clean/recurring.js';
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

/** Keeps a file's counts in place of those of its last reading. */
export function keepLineCounts(db: Db, file: number, counts: LineCounts): void {
  db.prepare('DELETE FROM recurring WHERE file = ?').run(file);
  const insert = db.prepare('INSERT INTO recurring (key, file, count) VALUES (?, ?, ?)');
  for (const [key, count] of counts) {
    insert.run(key, file, count);
  }
}

/**
 * Recurrence over every file that the library has read or is about to read, as stored by
 * `keepLineCounts`, and over standard input, whose counts are passed in.
 */
export function recurrence(db: Db, standardInput: LineCounts): RecurringLines {
  const kept = db.prepare('SELECT total(count) FROM recurring WHERE key = ?').pluck();
  const known: LineCounts = new Map();
  const countOf = (key: number): number => {
    const count = known.get(key) ?? Number(kept.get(key)) + (standardInput.get(key) ?? 0);
    known.set(key, count);
    return count;
  };
  return {
    articlesWith: (publisher, line) => countOf(keyOf(publisher, line)),
    articlesOf: (publisher) => countOf(keyOf(publisher, null)),
  };
}

/** 48 bits of a hash: among a million lines two fall together once in 500 libraries. */
function keyOf(publisher: string, line: string | null): number {
  const text = line === null ? publisher : `${publisher}\n${line}`;
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}
