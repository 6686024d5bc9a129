import type {
  Copy,
  Headline,
  Page,
  PageRequest,
  SourceFilter,
  StoredArticle,
  StoredPassage,
} from '../library.js';
import { conditionOf } from './filters.js';
import type { Db } from './schema.js';
import { statement } from './statements.js';

const articleColumns = `a.id, a.locator, a.title, a.publisher, a.date, a.author, a.url, a.body,
  (SELECT count(*) FROM passages p WHERE p.article = a.number) AS passageCount,
  a.added_at AS addedAt`;

const copyColumns = `c.id, c.locator, o.id AS "of", c.title, c.publisher, c.date, c.author, c.url`;

/** `null` if no article has this id. */
export function findArticle(db: Db, id: string): StoredArticle | null {
  const found = statement(db, `SELECT ${articleColumns} FROM articles a WHERE a.id = ?`).get(id);
  return (found as StoredArticle | undefined) ?? null;
}

/** By publication date, newest first, undated last, then title. */
export function listArticles(db: Db, filter?: SourceFilter): StoredArticle[] {
  const condition = conditionOf(filter);
  const where = condition === null ? '' : `WHERE ${condition.sql}`;
  return db
    .prepare(
      `SELECT ${articleColumns} FROM articles a ${where}
       ORDER BY date IS NULL, date DESC, title, number`,
    )
    .all(...(condition?.values ?? [])) as StoredArticle[];
}

/**
 * A part of the list of articles, in the order of `listArticles`, without reading a body.
 *
 * `date DESC` alone puts undated articles last and is the order of the index for filters, so that a
 * page needs one walk through that index and looks up only its own articles.
 */
export function listHeadlines(db: Db, filter: SourceFilter, page: PageRequest): Page<Headline> {
  const condition = conditionOf(filter);
  const where = condition === null ? '' : `WHERE ${condition.sql}`;
  const values = condition?.values ?? [];
  return db.transaction(() => {
    const items = db
      .prepare(
        `SELECT a.id, a.locator, a.title, a.publisher, a.date, a.author, a.url,
           (SELECT count(*) FROM passages p WHERE p.article = a.number) AS passageCount,
           a.added_at AS addedAt
         FROM articles a WHERE a.number IN
           (SELECT number FROM articles INDEXED BY articles_for_filters ${where}
            ORDER BY date DESC, title, number LIMIT ? OFFSET ?)
         ORDER BY a.date DESC, a.title, a.number`,
      )
      .all(...values, page.limit, page.offset) as Headline[];
    const total = db
      .prepare(`SELECT count(*) FROM articles ${where}`)
      .pluck()
      .get(...values);
    return { items, total: Number(total) };
  })();
}

/** The article's passages in order; empty if there is no such article. */
export function listPassages(db: Db, articleId: string): StoredPassage[] {
  return statement(
    db,
    `SELECT p.row, a.id AS articleId, p.ordinal, p."start", p."end"
       FROM passages p JOIN articles a ON a.number = p.article WHERE a.id = ? ORDER BY p.ordinal`,
  ).all(articleId) as StoredPassage[];
}

/** The other articles of an article's group, and the copies of all of them. */
export function listKin(db: Db, articleId: string): (StoredArticle | Copy)[] {
  const others = statement(
    db,
    `SELECT ${articleColumns} FROM articles a
       WHERE a.cluster = (SELECT cluster FROM articles WHERE id = ?) AND a.id <> ?
       ORDER BY a.number`,
  ).all(articleId, articleId) as StoredArticle[];
  const copies = statement(
    db,
    `SELECT ${copyColumns} FROM copies c JOIN articles o ON o.number = c."of"
       WHERE o.cluster = (SELECT cluster FROM articles WHERE id = ?) ORDER BY c.number`,
  ).all(articleId) as Copy[];
  return [...others, ...copies];
}

/** The copies of an article's own text. */
export function listCopies(db: Db, articleId: string): Copy[] {
  return statement(
    db,
    `SELECT ${copyColumns} FROM copies c JOIN articles o ON o.number = c."of"
       WHERE o.id = ? ORDER BY c.number`,
  ).all(articleId) as Copy[];
}

/**
 * Distinct publishers, in alphabetical order. Each is found in the index from the one before, so
 * the cost grows with the publishers, not the articles.
 */
export function listPublishers(db: Db): string[] {
  return db
    .prepare(
      `WITH RECURSIVE publishers (name) AS (
         SELECT min(publisher) FROM articles
         UNION ALL
         SELECT (SELECT min(publisher) FROM articles WHERE publisher > name)
         FROM publishers WHERE name IS NOT NULL
       )
       SELECT name FROM publishers WHERE name IS NOT NULL`,
    )
    .pluck()
    .all() as string[];
}
