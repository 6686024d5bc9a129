import type {
  Copy,
  Headline,
  LibraryStatus,
  OnFault,
  Page,
  PageRequest,
  SourceFilter,
  StoredArticle,
  StoredPassage,
} from '../library.js';
import type { Scope } from '../scope.js';
import { hasSums, isWhole, isWholeCopy } from './checksums/checksums.js';
import { articleFault, copyFault } from './checksums/damage.js';
import { conditionOf } from './conditions/filters.js';
import { visible } from './conditions/visible.js';
import type { Db } from './schema.js';
import { statement } from './statements.js';

const articleColumns = `a.id, a.locator, a.title, a.publisher, a.date, a.author, a.url, a.body,
  (SELECT count(*) FROM passages p WHERE p.article = a.number) AS passageCount,
  a.added_at AS addedAt`;

const copyColumns = `c.id, c.locator, a.id AS "of", c.title, c.publisher, c.date, c.author, c.url`;

/** A row with 1 if it has its checksums. */
type Checked<Row> = Row & { readonly whole: 0 | 1 };

/** An article with whether it is what was stored; `null` if the scope shows none with this id and version. */
export function readArticle(
  db: Db,
  id: string,
  scope: Scope,
  version: string | null = null,
): { readonly article: StoredArticle; readonly whole: boolean } | null {
  const { sql, values } = visible(scope);
  const found = statement(
    db,
    `SELECT ${articleColumns}, ${isWhole} AS whole FROM articles a
     WHERE a.id = ? AND a.content_hash = coalesce(?, a.content_hash) AND ${sql}`,
  ).get(id, version, ...values) as Checked<StoredArticle> | undefined;
  if (found === undefined) return null;
  const { whole, ...article } = found;
  return { article, whole: whole === 1 };
}

/** `null` if the scope shows no article with this id and version, or if it is damaged. */
export function findArticle(
  db: Db,
  id: string,
  scope: Scope,
  onFault: OnFault,
  version?: string,
): StoredArticle | null {
  const found = readArticle(db, id, scope, version);
  if (found === null || found.whole) return found?.article ?? null;
  onFault(articleFault(db, id));
  return null;
}

/** Ids that begin with a text, in order: at most `most`. */
export function listIdsBeginning(db: Db, prefix: string, most: number, scope: Scope): string[] {
  const { sql, values } = visible(scope);
  // Unlike LIKE and GLOB it has no wildcards, and it walks only this part of the index of the ids.
  const last = String.fromCodePoint(0x10ffff);
  return statement(
    db,
    `SELECT id FROM articles a WHERE id >= ? AND id < ? AND ${sql} ORDER BY id LIMIT ?`,
  )
    .pluck()
    .all(prefix, prefix + last, ...values, most) as string[];
}

/** The rows that are what was stored; the others are reported. */
function wholeOnes<Row extends { readonly id: string }>(
  rows: readonly Checked<Row>[],
  report: (row: Row) => void,
): Row[] {
  return rows.flatMap(({ whole, ...row }) => {
    // What is left of a checked row is the row.
    const own = row as unknown as Row;
    if (whole === 1) return [own];
    report(own);
    return [];
  });
}

/** By publication date, newest first, undated last, then title. Damaged ones are left out. */
export function listArticles(
  db: Db,
  filter: SourceFilter | undefined,
  scope: Scope,
  onFault: OnFault,
): StoredArticle[] {
  const { sql, values } = conditionOf(filter, scope);
  const rows = db
    .prepare(
      `SELECT ${articleColumns}, ${isWhole} AS whole FROM articles a WHERE ${sql}
       ORDER BY date IS NULL, date DESC, title, number`,
    )
    .all(...values) as Checked<StoredArticle>[];
  return wholeOnes(rows, ({ id }) => onFault(articleFault(db, id)));
}

/**
 * A part of the list of articles, in the order of `listArticles`, without reading a body. Those whose
 * labels are damaged are left out of it, but not out of the total.
 *
 * `date DESC` alone puts undated articles last and is the order of the index for filters, so that a
 * page needs one walk through that index and looks up only its own articles.
 */
export function listHeadlines(
  db: Db,
  filter: SourceFilter,
  page: PageRequest,
  scope: Scope,
  onFault: OnFault,
): Page<Headline> {
  const { sql, values } = conditionOf(filter, scope);
  return db.transaction(() => {
    const rows = db
      .prepare(
        `SELECT a.id, a.locator, a.title, a.publisher, a.date, a.author, a.url,
           (SELECT count(*) FROM passages p WHERE p.article = a.number) AS passageCount,
           a.added_at AS addedAt, ${hasSums('label')} AS whole
         FROM articles a WHERE a.number IN
           (SELECT number FROM articles a INDEXED BY articles_for_filters WHERE ${sql}
            ORDER BY date DESC, title, number LIMIT ? OFFSET ?)
         ORDER BY a.date DESC, a.title, a.number`,
      )
      .all(...values, page.limit, page.offset) as Checked<Headline>[];
    const items = wholeOnes(rows, ({ id }) => onFault(articleFault(db, id)));
    const total = db
      .prepare(`SELECT count(*) FROM articles a WHERE ${sql}`)
      .pluck()
      .get(...values);
    return { items, total: Number(total) };
  })();
}

/** The article's passages in order; empty if the scope shows no such article. */
export function listPassages(db: Db, articleId: string, scope: Scope): StoredPassage[] {
  const { sql, values } = visible(scope);
  return statement(
    db,
    `SELECT p.row, a.id AS articleId, a.content_hash AS version, p.ordinal, p."start", p."end"
       FROM passages p JOIN articles a ON a.number = p.article WHERE a.id = ? AND ${sql}
       ORDER BY p.ordinal`,
  ).all(articleId, ...values) as StoredPassage[];
}

/** The other articles of an article's group, and the copies of all of them. Damaged ones are left out. */
export function listKin(
  db: Db,
  articleId: string,
  scope: Scope,
  onFault: OnFault,
): (StoredArticle | Copy)[] {
  const { sql, values } = visible(scope);
  const group = `a.cluster = (SELECT a.cluster FROM articles a WHERE a.id = ? AND ${sql}) AND ${sql}`;
  const others = statement(
    db,
    `SELECT ${articleColumns}, ${isWhole} AS whole FROM articles a
       WHERE ${group} AND a.id <> ? ORDER BY a.number`,
  ).all(articleId, ...values, ...values, articleId) as Checked<StoredArticle>[];
  const copies = statement(
    db,
    `SELECT ${copyColumns}, ${isWholeCopy} AS whole FROM copies c JOIN articles a ON a.number = c."of"
       WHERE ${group} ORDER BY c.number`,
  ).all(articleId, ...values, ...values) as Checked<Copy>[];
  return [
    ...wholeOnes(others, ({ id }) => onFault(articleFault(db, id))),
    ...wholeOnes(copies, (copy) => onFault(copyFault(copy))),
  ];
}

/** The copies of an article's own text that aren't damaged. */
export function listCopies(db: Db, articleId: string): Copy[] {
  return statement(
    db,
    `SELECT ${copyColumns} FROM copies c JOIN articles a ON a.number = c."of"
       WHERE a.id = ? AND ${isWholeCopy} ORDER BY c.number`,
  ).all(articleId) as Copy[];
}

/**
 * Distinct publishers, in alphabetical order. Each is found in the index from the one before, so
 * the cost grows with the publishers, not the articles.
 */
export function listPublishers(db: Db, scope: Scope): string[] {
  const { sql, values } = visible(scope);
  return db
    .prepare(
      `WITH RECURSIVE publishers (name) AS (
         SELECT min(a.publisher) FROM articles a WHERE ${sql}
         UNION ALL
         SELECT (SELECT min(a.publisher) FROM articles a WHERE a.publisher > name AND ${sql})
         FROM publishers WHERE name IS NOT NULL
       )
       SELECT name FROM publishers WHERE name IS NOT NULL`,
    )
    .pluck()
    .all(...values, ...values) as string[];
}

/** How much a scope shows. */
type Held = Pick<LibraryStatus, 'articles' | 'copies' | 'passages'>;

/** How many articles, copies and passages a scope shows. */
export function countHeld(db: Db, scope: Scope): Held {
  const { sql, values } = visible(scope);
  // Indexes have all that it takes, and are much smaller than the tables.
  return db
    .prepare(
      `SELECT count(*) AS articles,
         coalesce(sum((SELECT count(*) FROM copies c WHERE c."of" = a.number)), 0) AS copies,
         coalesce(sum((SELECT count(*) FROM passages p WHERE p.article = a.number)), 0) AS passages
       FROM articles a WHERE ${sql}`,
    )
    .get(...values) as Held;
}
