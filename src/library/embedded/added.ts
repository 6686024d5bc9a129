import { vectorOf } from '../index/vectors.js';
import type { Added, AddedPassage, OnFault, StoredArticle } from '../library.js';
import type { Scope } from '../scope.js';
import { findArticle } from '../sqlite/articles.js';
import { visible } from '../sqlite/conditions/visible.js';
import { type Db, readFingerprint } from '../sqlite/schema.js';
import { statement } from '../sqlite/statements.js';
import { firstRowOf } from '../sqlite/store.js';

interface Row {
  readonly row: number;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly vector: Buffer;
  readonly firstRow: number;
}

/**
 * What was added since a mark, see `Library.added`. A mark is the library's id and a row: rows ascend, and start
 * over only with another id. A newer version has rows of its own, so `isNew` goes by those of the first. An empty mark is before the first row of any library.
 */
export function listAdded(
  db: Db,
  { since, known }: { readonly since: string | null; readonly known: string | null },
  most: number,
  scope: Scope,
  onFault: OnFault,
): Added {
  const library = readFingerprint(db)?.library ?? '';
  const markOf = (row: number): string => (library === '' ? '' : `${library}:${row}`);
  const [last = 0] = statement(db, 'SELECT max(row) FROM passages').pluck().all() as number[];
  const after = rowOf(since, library);
  if (after === null) return { passages: [], mark: markOf(last ?? 0) };
  const knownUpTo = rowOf(known, library) ?? after;
  const { sql, values } = visible(scope);
  const rows = statement(
    db,
    `SELECT p.row, a.id, p."start", p."end", p.vector, ${firstRowOf} AS firstRow
     FROM passages p JOIN articles a ON a.number = p.article
     WHERE p.row > ? AND ${sql} ORDER BY p.row LIMIT ?`,
  ).all(after, ...values, most) as Row[];
  const articles = new Map<string, StoredArticle | null>();
  const passages = rows.flatMap(({ id, start, end, vector, firstRow }): AddedPassage[] => {
    const known = articles.get(id);
    const article = known === undefined ? findArticle(db, id, scope, onFault) : known;
    articles.set(id, article);
    if (article === null) return [];
    const { addedAt, title, body } = article;
    const text = body.slice(start, end);
    const isNew = firstRow > knownUpTo;
    return [{ articleId: id, addedAt, isNew, title, text, vector: vectorOf(vector) }];
  });
  return { passages, mark: markOf(rows.at(-1)?.row ?? Math.max(after, last ?? 0)) };
}

/** The row of a mark; `null` if there is none, or if it is another library's. */
function rowOf(mark: string | null, library: string): number | null {
  if (mark === '') return 0;
  const [of, row] = mark?.split(':') ?? [];
  return of === library && row !== undefined ? Number(row) : null;
}
