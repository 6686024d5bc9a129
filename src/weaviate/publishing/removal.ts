import { noSuchArticle, type Removed } from '../../library/remove.js';
import type { Cluster } from '../cluster.js';
import { readLibrary, requireLibrary } from '../fingerprint.js';
import { markedObject } from '../objects/objects.js';
import { putObjects } from '../objects/sending.js';
import { otherNames } from '../reading.js';
import { articlesOf, labelsOf } from './labels.js';
import { heedMarks } from './marks.js';
import { withOwnIndex } from './own-index.js';
import { settle } from './settling.js';

/**
 * Removes an article and the copies of its text, whichever machine published them. This machine's
 * index forgets it at once; another machine's finds a tombstone on its label, and forgets it before
 * it next ingests. So none publishes it again while its file is unchanged, and all can if it is
 * added again.
 *
 * @param folder of this machine's index, if it has one
 * @throws Failure `not-found`, `index-missing` if nothing was ever added, or `index-busy` while
 * this machine ingests
 */
export async function removeFromCluster(
  cluster: Cluster,
  folder: string,
  id: string,
): Promise<Removed> {
  await requireLibrary(cluster);
  return withOwnIndex(folder, 'pullquote remove', async (db) => {
    const removed = await removeEverywhere(cluster, id);
    if (db !== null) await heedMarks(db, cluster);
    return removed;
  });
}

/**
 * Drops from this machine's index what other machines removed from the cluster, so that a copy
 * doesn't restore it.
 *
 * @returns the number of articles forgotten
 * @throws Failure `index-busy` while this machine ingests
 */
export async function forgetRemoved(cluster: Cluster, folder: string): Promise<number> {
  if ((await readLibrary(cluster)) === null) return 0;
  return withOwnIndex(folder, 'pullquote copy', async (db) =>
    db === null ? 0 : heedMarks(db, cluster),
  );
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
      labels.map((label) => markedObject(label, 'removed')),
    ),
  );
  await settle(cluster, { origin: null, texts, holdings: new Map(), anew: false });
  return {
    title: article.title ?? null,
    locator: article.locator,
    passages: article.passages,
    copies: otherNames(article, labels).map(({ locator }) => locator),
  };
}
