import { authorMark, authorWords } from '../../../text/names.js';
import { fold } from '../../../text/words.js';
import type { Allowed } from '../../index/bm25/part.js';
import type { SourceFilter } from '../../library.js';
import type { Scope } from '../../scope.js';
import type { Db } from '../schema.js';
import { among, type Condition, seenIn, visible } from './visible.js';

/** The articles that a scope shows and that pass a filter. */
export function conditionOf(filter: SourceFilter | undefined, scope: Scope): Condition {
  const { sql, values: ofScope } = visible(scope);
  const parts = [sql];
  const values = [...ofScope];
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
  return { sql: parts.join(' AND '), values };
}

/** Tells by number which articles a scope shows and a filter lets through; `undefined` if all do. */
export function allowedArticles(
  db: Db,
  filter: SourceFilter | undefined,
  scope: Scope,
): Allowed | undefined {
  const { source, author, after, before } = filter ?? {};
  if ([source, author, after, before].every((part) => part === undefined)) return seenIn(db, scope);
  const condition = conditionOf(filter, scope);
  const numbers = db
    .prepare(`SELECT number FROM articles a WHERE ${condition.sql}`)
    .pluck()
    .all(...condition.values) as number[];
  return among(numbers);
}
