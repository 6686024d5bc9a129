import type { Span } from '../../text/span.js';
import type { SentenceBytes, StoredSentence } from '../library.js';
import type { Scope } from '../scope.js';
import { visible } from './conditions/visible.js';
import type { Db } from './schema.js';
import { statement } from './statements.js';

/**
 * A passage's sentences as they are stored.
 *
 * @param spans offsets into the passage
 * @param directions one number per span and vector dimension; empty if there are none
 */
export function sentenceBytes(spans: readonly Span[], directions: Int8Array): SentenceBytes | null {
  if (directions.length === 0) return null;
  const offsets = Uint32Array.from(spans.flatMap(({ start, end }) => [start, end]));
  return {
    spans: Buffer.from(offsets.buffer),
    directions: Buffer.from(directions.buffer, directions.byteOffset, directions.byteLength),
  };
}

/** The sentences of a passage with their directions; empty if none were stored, or the scope doesn't show it. */
export function listSentences(db: Db, row: number, scope: Scope): StoredSentence[] {
  const { sql, values } = visible(scope);
  const found = statement(
    db,
    `SELECT s.spans, s.directions FROM sentences s JOIN passages p ON p.row = s.row
       JOIN articles a ON a.number = p.article WHERE s.row = ? AND ${sql}`,
  ).get(row, ...values) as SentenceBytes | undefined;
  return found === undefined ? [] : sentencesOf(found);
}

/** At least one in this many passages has a sentence whose meaning is stored. */
const passagesTried = 100;

/**
 * Whether the oldest passages have their sentences: they are the first to lack them if an older
 * version, which stored none, began the library. `true` for a library without passages.
 */
export function holdsSentences(db: Db): boolean {
  const { tried, held } = db
    .prepare(
      `SELECT count(*) AS tried, count(s.row) AS held
       FROM (SELECT row FROM passages ORDER BY row LIMIT ${passagesTried}) p
         LEFT JOIN sentences s ON s.row = p.row`,
    )
    .get() as { tried: number; held: number };
  return tried === 0 || held > 0;
}

/** The sentences that `sentenceBytes` made bytes of. */
export function sentencesOf({ spans, directions }: SentenceBytes): StoredSentence[] {
  const count = Math.floor(spans.length / 8);
  const dimension = Math.floor(directions.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => ({
    start: spans.readUInt32LE(8 * i),
    end: spans.readUInt32LE(8 * i + 4),
    direction: new Int8Array(directions.buffer, directions.byteOffset + i * dimension, dimension),
  }));
}

/** What is wrong with a passage's stored sentences; `null` if nothing is. */
export function sentencesFault(
  { spans, directions }: SentenceBytes,
  length: number,
  dimension: number,
): string | null {
  const count = spans.length / 8;
  if (!Number.isInteger(count) || directions.length !== count * dimension) {
    return `have ${spans.length} and ${directions.length} bytes`;
  }
  let last = 0;
  for (const { start, end } of sentencesOf({ spans, directions })) {
    if (start < last || end <= start || end > length) {
      return `are at ${start} to ${end} of ${length}`;
    }
    last = end;
  }
  return null;
}
