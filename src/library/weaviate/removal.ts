import { Failure } from '../../failure.js';
import { lockWriter } from '../lock.js';
import { noSuchArticle, type Removed } from '../remove.js';
import { type Db, openDatabase } from '../schema.js';
import { removeWithCopies } from '../store.js';
import type { Cluster } from './cluster.js';
import { type CopyProperties, most } from './collections.js';
import { requireLibrary } from './fingerprint.js';
import { groupedBy } from './grouping.js';
import { confirmed, labelsOf } from './labels.js';
import { dropArticles, dropCopies } from './sending.js';

/**
 * Removes an article and the copies of its text, whichever machine brought them. This machine's index
 * forgets it as well; those of others don't bring it back while their files are unchanged.
 *
 * @param folder of this machine's index, where it has one
 * @throws Failure `not-found`, `index-missing` where nothing was ever added, or `index-busy` while this machine ingests
 */
export async function removeFromCluster(
  cluster: Cluster,
  folder: string,
  id: string,
): Promise<Removed> {
  const db = ownIndex(folder);
  try {
    const lock = db === null ? null : lockWriter(folder, 'pullquote remove');
    try {
      const removed = await removeEverywhere(cluster, id);
      if (db !== null) forget(db, removed.texts);
      return removed;
    } finally {
      lock?.release();
    }
  } finally {
    db?.close();
  }
}

async function removeEverywhere(
  cluster: Cluster,
  id: string,
): Promise<Removed & { texts: string[] }> {
  await requireLibrary(cluster);
  const labels = await confirmed(cluster, await labelsOf(cluster, { ids: [id], texts: [] }));
  const [label] = labels;
  if (label === undefined) throw noSuchArticle(id);
  const texts = labels.map((one) => one.contentHash);
  const copies = await copiesOf(cluster, texts);
  await cluster.write(async (to) => {
    for (const origin of groupedBy(copies, (copy) => copy.origin).keys()) {
      await dropCopies(to, origin, { ids: [], texts });
    }
    await dropArticles(to, labels);
  });
  return {
    title: label.title ?? null,
    locator: label.locator,
    passages: label.passages,
    copies: copies.map((copy) => copy.locator),
    texts,
  };
}

async function copiesOf(cluster: Cluster, texts: readonly string[]): Promise<CopyProperties[]> {
  const lists = await cluster.everywhere(async ({ copies }) => {
    const { objects } = await copies.query.fetchObjects({
      filters: copies.filter.byProperty('contentHash').containsAny([...texts]),
      limit: most,
    });
    return objects;
  });
  return [...new Map(lists.flat().map(({ uuid, properties }) => [uuid, properties])).values()];
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

function forget(db: Db, texts: readonly string[]): void {
  const known = db
    .prepare('SELECT number FROM articles WHERE content_hash IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(texts)) as number[];
  db.transaction(() => {
    for (const number of known) removeWithCopies(db, number);
  })();
}
