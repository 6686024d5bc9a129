import { Filters } from 'weaviate-client';
import { Failure } from '../../failure.js';
import { findArticle } from '../articles.js';
import { lockWriter } from '../lock.js';
import { originOf } from '../outbox.js';
import { noSuchArticle, type Removed } from '../remove.js';
import { type Db, openDatabase } from '../schema.js';
import { removeWithCopies } from '../store.js';
import type { Cluster } from './cluster.js';
import { most } from './collections.js';
import { requireLibrary } from './fingerprint.js';
import { articlesOf, type Label, labelsOf } from './labels.js';
import { textOf } from './objects.js';
import { otherNames } from './reading.js';
import { dropObjects, putObjects } from './sending.js';
import { settle } from './settling.js';

/**
 * Removes an article and the copies of its text, whichever machine brought them. This machine's index
 * forgets it at once; that of another finds its label marked, and forgets it before it next ingests. So
 * none brings it back while its file is unchanged, and all do where it is added again.
 *
 * @param folder of this machine's index, where it has one
 * @throws Failure `not-found`, `index-missing` where nothing was ever added, or `index-busy` while this
 * machine ingests
 */
export async function removeFromCluster(
  cluster: Cluster,
  folder: string,
  id: string,
): Promise<Removed> {
  await requireLibrary(cluster);
  const db = ownIndex(folder);
  try {
    const lock = db === null ? null : lockWriter(folder, 'pullquote remove');
    try {
      const removed = await removeEverywhere(cluster, id);
      if (db !== null) await forgetRemoved(db, cluster);
      return removed;
    } finally {
      lock?.release();
    }
  } finally {
    db?.close();
  }
}

async function removeEverywhere(cluster: Cluster, id: string): Promise<Removed> {
  const articles = await articlesOf(cluster, { ids: [id] });
  const [article] = articles;
  if (article === undefined) throw noSuchArticle(id);
  const texts = articles.map(({ text }) => text);
  const labels = await labelsOf(cluster, { texts });
  await cluster.write((to) =>
    putObjects(
      to.labels,
      labels.map(({ uuid, ...properties }) => ({
        id: uuid,
        properties: { ...properties, removed: true },
      })),
    ),
  );
  await settle(cluster, { texts, holdings: new Map(), anew: false });
  return {
    title: article.title ?? null,
    locator: article.locator,
    passages: article.passages,
    copies: otherNames(article, labels).map(({ locator }) => locator),
  };
}

/** `null` where this machine never ingested. */
function ownIndex(folder: string): Db | null {
  try {
    return openDatabase(folder);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'index-missing') return null;
    throw error;
  }
}

/** Forgets in an index what was removed from the cluster, by whichever machine. */
export async function forgetRemoved(db: Db, cluster: Cluster): Promise<void> {
  const origin = originOf(db);
  const lists = await cluster.everywhere(async ({ labels }) => {
    const { objects } = await labels.query.fetchObjects({
      filters: Filters.and(
        labels.filter.byProperty('origin').equal(origin),
        labels.filter.byProperty('removed').equal(true),
      ),
      limit: most,
    });
    return objects.map(({ uuid, properties }): Label => ({ ...properties, uuid }));
  });
  const marked = new Map(lists.flat().map((label) => [label.uuid, label]));
  if (marked.size === 0) return;
  db.transaction(() => {
    for (const label of marked.values()) forget(db, label);
  })();
  await cluster.write(async ({ labels }) => {
    await dropObjects(labels, labels.filter.byId().containsAny([...marked.keys()]));
  });
}

/** Forgets an article with its copies, where it still has the text that was removed. */
function forget(db: Db, { articleId, locator, text }: Label): void {
  db.prepare('DELETE FROM copies WHERE id = ? AND locator = ?').run(articleId, locator);
  const article = findArticle(db, articleId);
  if (article === null || textOf(article) !== text) return;
  const number = db.prepare('SELECT number FROM articles WHERE id = ?').pluck().get(articleId);
  removeWithCopies(db, Number(number));
}
