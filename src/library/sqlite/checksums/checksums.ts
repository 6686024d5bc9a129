import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/**
 * Defines `checksum(…)` for a connection: SHA-256 of its values in order, whatever their types. Sums are
 * made by SQL from what SQLite gives back: text with half a surrogate pair isn't read as it was written.
 */
export function defineChecksum(db: Database.Database): void {
  const options = { varargs: true, deterministic: true };
  db.function('checksum', options, (...values: unknown[]) =>
    createHash('sha256').update(JSON.stringify(values)).digest(),
  );
}

/** SQL for the sum of what an article or copy is called and where it comes from. */
export function labelSum(alias: 'a' | 'c'): string {
  const columns = ['id', 'locator', 'title', 'publisher', 'date', 'author', 'url'];
  return `checksum(${columns.map((column) => `${alias}.${column}`).join(', ')})`;
}

/** SQL for the sum of an article's text, of `articles a`. */
const textSum = 'checksum(a.body, a.content_hash, a.added_at)';

/** SQL for the sum of how a text is cut into passages: a quote is a passage, so it counts like the text. */
export function cutSum(indexedTitle: string, passages: string, article: string): string {
  return `checksum(${indexedTitle}, (SELECT
    group_concat(quote(p.ordinal) || ' ' || quote(p."start") || ' ' || quote(p."end"), ',' ORDER BY p.ordinal)
    FROM ${passages} p WHERE p.article = ${article}))`;
}

const storedCutSum = cutSum('a.indexed_title', 'passages', 'a.number');

/** SQL for all sums of `articles a`, in the order of the columns of `checksums`. */
export const articleSums = `a.number, ${labelSum('a')}, ${textSum}, ${storedCutSum}`;

/** The parts of an article that have a sum each: relabelling and reindexing renew only their own. */
export type SummedPart = 'label' | 'text' | 'cut';

/** What was damaged before it had a sum may not even be text. */
const conditions: Readonly<Record<SummedPart, string>> = {
  label: `k.label = ${labelSum('a')} AND typeof(a.id) = 'text'`,
  text: `k.text = ${textSum} AND typeof(a.body) = 'text'`,
  cut: `k.cut = ${storedCutSum}`,
};

/** SQL that is 1 if these parts of `articles a` have their sums, otherwise 0. */
export function hasSums(...parts: readonly SummedPart[]): string {
  const all = parts.map((part) => conditions[part]).join(' AND ');
  return `EXISTS (SELECT 1 FROM checksums k WHERE k.article = a.number AND ${all})`;
}

/** SQL that is 1 if everything that is shown of `articles a` has its sum, otherwise 0. */
export const isWhole = hasSums('label', 'text', 'cut');

/** SQL that is 1 if `copies c` has its sum, otherwise 0. */
export const isWholeCopy = `coalesce(c.checksum = ${labelSum('c')}, 0)`;
