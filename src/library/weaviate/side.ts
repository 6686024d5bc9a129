import type { CopySide } from '../holding.js';
import type { Cluster } from './cluster.js';
import type { Spread } from './collections.js';
import { deliver } from './delivery.js';
import { claimLibrary, readLibrary } from './fingerprint.js';
import { countsOf, readAll } from './reading.js';
import { withdraw } from './withdrawal.js';

/** The library in a cluster as a side of a copy; its collections are made where they are missing. */
export function clusterSide(cluster: Cluster, spread: Spread): CopySide {
  return {
    async model() {
      return (await readLibrary(cluster))?.model ?? null;
    },
    // Whoever takes its articles takes them as those of its own index.
    origin: async () => (await readLibrary(cluster))?.library ?? '',
    async claim(model) {
      await claimLibrary(cluster, model, spread);
    },
    counts: () => cluster.read(countsOf),
    async *holdings() {
      for await (const { holding } of readAll(cluster)) yield holding;
    },
    put: (holdings, origin) => deliver(cluster, origin, holdings),
    async keepOnly(ids, origin) {
      const gone = await cluster.read(async ({ articles, copies }) => {
        const kept: string[] = [];
        for (const some of [articles, copies]) {
          for await (const { properties } of some.iterator({
            returnProperties: ['origin', 'articleId'],
          })) {
            if (properties.origin === origin) kept.push(properties.articleId);
          }
        }
        return kept.filter((id) => !ids.has(id));
      });
      return withdraw(cluster, origin, { gone, lost: gone });
    },
    close: () => cluster.close(),
  };
}
