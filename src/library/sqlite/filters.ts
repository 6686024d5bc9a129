import { authorMark, authorWords } from '../../text/names.js';
import { fold } from '../../text/words.js';
import type { SourceFilter } from '../library.js';
import type { Db } from './schema.js';

/** A condition on `articles` in SQL, and what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

/** `null` if the filter lets every article through. */
export function conditionOf(filter: SourceFilter | undefined): Condition | null {
  const parts: string[] = [];
  const values: string[] = [];
  if (filter?.source !== undefined) {
    parts.push('(id = ? OR instr(names, ?) > 0)');
    values.push(filter.source, fold(filter.source));
  }
  if (filter?.author !== undefined) {
    const mark = `instr(names, '${authorMark}')`;
    parts.push(`${mark} > 0 AND instr(substr(names, ${mark}), ?) > 0`);
    values.push(authorWords(filter.author));
  }
  if (filter?.after !== undefined) {
    parts.push('date >= ?');
    values.push(filter.after);
  }
  if (filter?.before !== undefined) {
    parts.push('date <= ?');
    values.push(filter.before);
  }
  return parts.length === 0 ? null : { sql: parts.join(' AND '), values };
}

/** Tells by number which articles pass; a bitmap, since every passage is asked about. */
export function allowedArticles(db: Db, condition: Condition): (article: number) => boolean {
  const numbers = db
    .prepare(`SELECT number FROM articles WHERE ${condition.sql}`)
    .pluck()
    .all(...condition.values) as number[];
  const last = numbers.reduce((most, number) => Math.max(most, number), 0);
  const passes = new Uint8Array(last + 1);
  for (const number of numbers) {
    passes[number] = 1;
  }
  return (article) => passes[article] === 1;
}
