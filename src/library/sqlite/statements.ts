import type { Statement } from 'better-sqlite3';
import type { Db } from './schema.js';

const prepared = new WeakMap<Db, Map<string, Statement<unknown[]>>>();

/**
 * A compiled statement, cached per connection: compiling takes longer than most lookups. Modes set
 * on it (`raw`, `pluck`) stay set, so each text must always be used the same way.
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
