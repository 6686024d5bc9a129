import { readArticle } from '../../library/sqlite/articles.js';
import type { Db } from '../../library/sqlite/schema.js';
import { removeWithCopies } from '../../library/sqlite/store.js';
import { bringAgain, originOf } from '../../library/transfer/outbox.js';
import type { Cluster } from '../cluster.js';
import { markedObject, textOf } from '../objects/objects.js';
import { dropObjects, putObjects } from '../objects/sending.js';
import { type Label, markedLabels } from './labels.js';

/**
 * Asks the indexes that own these labels to publish their articles again the next time they
 * publish.
 */
export async function askAgain(cluster: Cluster, labels: readonly Label[]): Promise<void> {
  if (labels.length === 0) return;
  await cluster.write((to) =>
    putObjects(
      to.labels,
      labels.map((label) => markedObject(label, 'again')),
    ),
  );
}

/**
 * Applies other machines' marks to an index: drops what was removed (tombstones), unless it has
 * another text there by now, and records in the outbox what they ask for. Then deletes the marks.
 *
 * @returns the number of articles forgotten
 */
export async function heedMarks(db: Db, cluster: Cluster): Promise<number> {
  const marked = await markedLabels(cluster, originOf(db));
  if (marked.length === 0) return 0;
  const forgotten = db.transaction(() => marked.filter((label) => heed(db, label)).length)();
  const uuids = marked.map(({ uuid }) => uuid);
  await cluster.write(async ({ labels }) => {
    await dropObjects(labels, labels.filter.byId().containsAny(uuids));
  });
  return forgotten;
}

/** Whether the article was forgotten. */
function heed(db: Db, { articleId, locator, text, state }: Label): boolean {
  const place = db
    .prepare(
      `SELECT number, id FROM articles WHERE id = @articleId AND locator = @locator
       UNION SELECT a.number, a.id FROM copies c JOIN articles a ON a.number = c."of"
         WHERE c.id = @articleId AND c.locator = @locator`,
    )
    .get({ articleId, locator }) as { readonly number: number; readonly id: string } | undefined;
  const article =
    place === undefined ? null : (readArticle(db, place.id, 'everything')?.article ?? null);
  if (place === undefined || article === null) return false;
  const isGone = state === 'removed' && textOf(article) === text;
  if (isGone) removeWithCopies(db, place.number);
  else bringAgain(db, place.id);
  return isGone;
}
