import type { CopySide } from '../../library/transfer/holding.js';
import type { Cluster } from '../cluster.js';
import type { LabelProperties } from '../collections.js';
import { claimLibrary, readLibrary } from '../fingerprint.js';
import { labelsAtOnce, walk } from '../objects/walking.js';
import type { Spread } from '../options.js';
import { countsOf, readAll } from '../reading.js';
import { deliver } from './delivery.js';
import { isHeld } from './labels.js';

/** Ids removed in one go. */
const atOnce = 50;

/** The library in a cluster as source or target of a copy; missing collections are created. */
export function clusterSide(cluster: Cluster, spread: Spread): CopySide {
  return {
    async model() {
      return (await readLibrary(cluster))?.model ?? null;
    },
    // Its target stores the articles as its own index's.
    origin: async () => (await readLibrary(cluster))?.library ?? '',
    async claim(model) {
      await claimLibrary(cluster, model, spread);
    },
    counts: () => cluster.read(countsOf),
    async *holdings() {
      for await (const { holding } of readAll(cluster)) yield holding;
    },
    put: (holdings, origin, anew = false) => deliver(cluster, origin, { holdings, gone: [], anew }),
    keepOnly: (ids, origin) => keepOnly(cluster, origin, ids),
    close: () => cluster.close(),
  };
}

/**
 * Removes what an index published before and no longer has.
 *
 * @param ids of all its articles and copies
 * @returns the number of its articles removed
 */
export async function keepOnly(
  cluster: Cluster,
  origin: string,
  ids: ReadonlySet<string>,
): Promise<number> {
  const { gone, articles } = await cluster.read(async ({ labels }) => {
    const filters = labels.filter.byProperty('origin').equal(origin);
    const known = (await labels.aggregate.overAll({ filters })).totalCount;
    const gone = new Set<string>();
    let articles = 0;
    if (known > 0) {
      const returnProperties: (keyof LabelProperties)[] = ['origin', 'articleId', 'place', 'state'];
      const all = walk(labelsAtOnce, async (cursor) => {
        return (await labels.query.fetchObjects({ ...cursor, returnProperties })).objects;
      });
      for await (const { properties } of all) {
        if (properties.origin !== origin || ids.has(properties.articleId)) continue;
        gone.add(properties.articleId);
        if (properties.place === 0 && isHeld(properties)) articles += 1;
      }
    }
    return { gone: [...gone], articles };
  });
  for (let start = 0; start < gone.length; start += atOnce) {
    await deliver(cluster, origin, { holdings: [], gone: gone.slice(start, start + atOnce) });
  }
  return articles;
}
