import { fold } from '../../text/words.js';
import type { SourceFilter } from '../library.js';
import type { Db } from './schema.js';

/** A condition on `articles` in SQL, and what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly string[];
}

/** The content of an article's `names`, in which filters look for part of a publisher or title. */
export function foldedNames(article: {
  readonly title: string | null;
  readonly publisher: string | null;
}): string {
  return fold(`${article.title ?? ''}\n${article.publisher ?? ''}`);
}

/** `null` if the filter lets every article through. */
export function conditionOf(filter: SourceFilter | undefined): Condition | null {
  const parts: string[] = [];
  const values: string[] = [];
  if (filter?.source !== undefined) {
    parts.push('(id = ? OR instr(names, ?) > 0)');
    values.push(filter.source, fold(filter.source));
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
