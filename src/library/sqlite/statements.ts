import type { Statement } from 'better-sqlite3';
import type { Db } from './schema.js';

const prepared = new WeakMap<Db, Map<string, Statement<unknown[]>>>();

/**
 * The statement of a text, compiled once for each connection: compiling takes longer than most lookups.
 * What a caller sets on it (`raw`, `pluck`) stays set, so one text is always used one way.
 */
export function statement(db: Db, sql: string): Statement<unknown[]> {
  const own = prepared.get(db) ?? new Map<string, Statement<unknown[]>>();
  prepared.set(db, own);
  const known = own.get(sql);
  if (known !== undefined) return known;
  const made = db.prepare(sql);
  own.set(sql, made);
  return made;
}
