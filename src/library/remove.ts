import { Failure } from '../failure.js';
import { publishSnapshot } from './index/publish.js';
import { lockWriter } from './lock.js';
import { type Scope, sharedOnly } from './scope.js';
import { visible } from './sqlite/conditions/visible.js';
import { type Db, openDatabase } from './sqlite/schema.js';
import { removeWithCopies } from './sqlite/store.js';
import type { Removed } from './storage.js';

/**
 * Removes an article and the copies of its text. Its file is still on record, so that the next
 * ingestion doesn't add it again while the file is unchanged.
 *
 * @param scope which articles may be removed: any other isn't found
 * @param publish makes the change seen: by default, in the folder's own snapshots
 * @throws Failure `not-found`, `index-missing` or `index-busy`
 */
export async function removeArticle(
  folder: string,
  id: string,
  scope: Scope = sharedOnly,
  publish: (db: Db) => Promise<void> = (db) => publishSnapshot(db, folder),
): Promise<Removed> {
  const db = openDatabase(folder);
  try {
    const lock = lockWriter(folder, 'pullquote remove');
    try {
      const removed = db.transaction(() => {
        const { sql, values } = visible(scope);
        const article = db
          .prepare(`SELECT number, title, locator FROM articles a WHERE id = ? AND ${sql}`)
          .get(id, ...values) as
          | { number: number; title: string | null; locator: string }
          | undefined;
        if (article === undefined) {
          throw noSuchArticle(id);
        }
        const { number, title, locator } = article;
        const passages = Number(
          db.prepare('SELECT count(*) FROM passages WHERE article = ?').pluck().get(number),
        );
        const copies = db
          .prepare('SELECT locator FROM copies WHERE "of" = ? ORDER BY number')
          .pluck()
          .all(number) as string[];
        removeWithCopies(db, number);
        return { title, locator, passages, copies };
      })();
      await publish(db);
      return removed;
    } finally {
      lock.release();
    }
  } finally {
    db.close();
  }
}

export function noSuchArticle(id: string): Failure {
  return new Failure('library', 'not-found', `There is no article ${id} in the index.`, {
    remedy: 'List the articles with `pullquote sources`.',
  });
}
