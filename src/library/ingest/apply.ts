import type { Article } from '../../article/article.js';
import type { PassageVectors } from '../../models/embedding/embedder.js';
import { assertUnit } from '../index/vectors.js';
import { heldFrom } from '../sqlite/file-records.js';
import type { Db } from '../sqlite/schema.js';
import { statement } from '../sqlite/statements.js';
import {
  firstRowOf,
  insertArticle,
  type NewArticle,
  putCopy,
  relabelArticle,
  removeOrPromote,
} from '../sqlite/store.js';
import type { CutArticle } from './cut.js';
import type { Placement } from './decide.js';
import type { ArticleChange } from './events.js';

/** What this run has put into the library, so that nothing of it is taken for left behind. */
export interface Placed {
  /** Numbers in `articles`. */
  readonly articles: Set<number>;
  /** Numbers in `copies`. */
  readonly copies: Set<number>;
}

/** An article that is read and cleaned, with the file that it came from. */
export interface Incoming {
  readonly article: Article;
  readonly contentHash: string;
  /** Number of its file; `null` for standard input. */
  readonly file: number | null;
  /** The server that it belongs to; `null` if it is shared. */
  readonly server: string | null;
}

/** Carries out a placement that needs no vectors, in one transaction. */
export function applyPlacement(
  db: Db,
  incoming: Incoming,
  placement: Extract<Placement, { kind: 'unchanged' | 'relabel' | 'copy' }>,
  placed: Placed,
): ArticleChange {
  const { article, file } = incoming;
  if (placement.kind === 'unchanged') {
    placed.articles.add(placement.number);
    return 'unchanged';
  }
  return db.transaction((): ArticleChange => {
    for (const number of placement.replaces) {
      removeOrPromote(db, number);
    }
    if (placement.kind === 'copy') {
      placed.copies.add(putCopy(db, placement.of, article, file));
      return 'copy';
    }
    relabelArticle(db, placement.number, article, file);
    // It may have been a copy of the article it now replaces.
    db.prepare('DELETE FROM copies WHERE locator = ? AND id = ?').run(article.locator, article.id);
    placed.articles.add(placement.number);
    return 'relabelled';
  })();
}

/** Adds an article in place of those that it replaces, in one transaction. */
export function applyAddition(
  db: Db,
  incoming: Incoming,
  placement: Extract<Placement, { kind: 'add' }>,
  cut: CutArticle,
  vectors: readonly PassageVectors[],
  placed: Placed,
  dimension: number,
): void {
  for (const { passage } of vectors) {
    assertUnit(passage, dimension);
  }
  db.transaction(() => {
    // Copies refer to the removed article until the new one exists.
    db.pragma('defer_foreign_keys = ON');
    const before = [...placement.replaces, placement.succeeds];
    const first = firstVersion(db, before, incoming);
    for (const number of placement.replaces) {
      removeOrPromote(db, number);
    }
    if (placement.succeeds !== null) {
      db.prepare('DELETE FROM articles WHERE number = ?').run(placement.succeeds);
    }
    const number = insertArticle(db, {
      ...incoming,
      ...first,
      indexedTitle: cut.indexedTitle,
      passages: cut.passages,
      sentences: cut.sentences,
      vectors,
    });
    statement(db, 'UPDATE copies SET "of" = ? WHERE "of" = ?').run(number, placement.succeeds);
    placed.articles.add(number);
  })();
}

/** An article that is gone from its source. */
export interface Gone {
  readonly id: string;
  readonly locator: string;
  readonly title: string | null;
}

/**
 * Removes what came from a file and was not placed in this run; within the caller's transaction.
 * Copies from other sources take the places of their originals.
 *
 * @param spared Whether an article, by its locator, stays although it wasn't found.
 */
export function removeUnplaced(
  db: Db,
  file: number,
  placed: Placed,
  spared: (locator: string) => boolean,
): Gone[] {
  const held = heldFrom(db, file);
  for (const copy of held.copies) {
    if (!placed.copies.has(copy.number) && !spared(copy.locator)) {
      db.prepare('DELETE FROM copies WHERE number = ?').run(copy.number);
    }
  }
  const gone: Gone[] = [];
  const label = db.prepare('SELECT id, locator, title FROM articles WHERE number = ?');
  for (const { number, locator } of held.articles) {
    if (!placed.articles.has(number) && !spared(locator)) {
      gone.push(label.get(number) as Gone);
      removeOrPromote(db, number);
    }
  }
  return gone;
}

/** Articles of a file that are looked at for the one in the same place: a file may have 100,000. */
const mostLookedAt = 100;

/**
 * When and where the first version of an article was added: of those that it replaces, or that its file had in the same
 * place, with the same title; `null` if there is none. A newer version is no news by itself; with another title, it's
 * another article.
 */
function firstVersion(
  db: Db,
  replaced: readonly (number | null)[],
  { article, file }: Pick<Incoming, 'article' | 'file'>,
): Pick<NewArticle, 'addedAt' | 'firstRow'> | null {
  const numbers = JSON.stringify(replaced.filter((one) => one !== null));
  const first = statement(
    db,
    `SELECT min(added_at) AS addedAt, min(first_row) AS firstRow FROM (
       SELECT added_at, title, ${firstRowOf} AS first_row
       FROM articles a WHERE number IN (SELECT value FROM json_each(?))
       UNION ALL
       SELECT added_at, title, ${firstRowOf}
       FROM (SELECT * FROM articles WHERE file = ? LIMIT ${mostLookedAt}) a WHERE locator = ?)
     WHERE title IS ?
     HAVING count(*) > 0`,
  ).get(numbers, file, article.locator, article.title);
  return (first as { addedAt: string; firstRow: number } | undefined) ?? null;
}
