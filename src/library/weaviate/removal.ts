import { Failure } from '../../failure.js';
import { lockWriter } from '../lock.js';
import { noSuchArticle, type Removed } from '../remove.js';
import { type Db, openDatabase } from '../schema.js';
import type { Cluster } from './cluster.js';
import { requireLibrary } from './fingerprint.js';
import { articlesOf, labelsOf } from './labels.js';
import { heedMarks } from './marks.js';
import { markedObject } from './objects.js';
import { otherNames } from './reading.js';
import { putObjects } from './sending.js';
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
      if (db !== null) await heedMarks(db, cluster);
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
      labels.map((label) => markedObject(label, 'removed')),
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
