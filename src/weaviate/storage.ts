import { sharedOnly } from '../library/scope.js';
import type { Storage } from '../library/storage.js';
import type { Records } from '../records/records.js';
import type { Cluster } from './cluster.js';
import type { WeaviateOptions } from './options.js';

/**
 * A library in a Weaviate cluster, and the bot's records there. Weaviate's client loads slowly, so
 * nothing is loaded before it is needed.
 *
 * @param folder this machine's index: what it has read, and what it has yet to send to the cluster
 */
export function weaviateStorage(
  settings: WeaviateOptions,
  folder: string,
): Storage & { records(): Promise<Records> } {
  /** Opens something that keeps the cluster open; closes the cluster if that fails. */
  async function opened<T>(open: (cluster: Cluster) => Promise<T>): Promise<T> {
    const { clusterOf } = await import('./cluster.js');
    const cluster = clusterOf(settings);
    try {
      return await open(cluster);
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  /** Runs one operation in the cluster, then closes it. */
  function during<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
    return opened(async (cluster) => {
      const result = await work(cluster);
      await cluster.close();
      return result;
    });
  }

  return {
    shared: true,
    async search(model) {
      const { openClusterLibrary } = await import('./library.js');
      return opened((cluster) => openClusterLibrary(cluster, model));
    },
    async listing(scope = sharedOnly) {
      const { assertShows, openClusterLibrary } = await import('./library.js');
      assertShows(scope);
      return opened((cluster) => openClusterLibrary(cluster, null));
    },
    async ingest(input, options) {
      const [{ ingest }, { bringingTo }] = await Promise.all([
        import('../library/ingest/ingest.js'),
        import('./publishing/bringing.js'),
      ]);
      return during((cluster) =>
        ingest(input, { ...options, folder, publisher: bringingTo(cluster, settings) }),
      );
    },
    async remove(id, scope = sharedOnly) {
      const [{ removeFromCluster }, { assertShows }] = await Promise.all([
        import('./publishing/removal.js'),
        import('./library.js'),
      ]);
      assertShows(scope);
      return during((cluster) => removeFromCluster(cluster, folder, id));
    },
    async *verify() {
      const { verifyCluster } = await import('./verify.js');
      const cluster = await opened(async (one) => one);
      try {
        yield* verifyCluster(cluster);
      } finally {
        await cluster.close();
      }
    },
    async forgetRemoved() {
      const { forgetRemoved } = await import('./publishing/removal.js');
      return during((cluster) => forgetRemoved(cluster, folder));
    },
    async transfer() {
      const { clusterSide } = await import('./publishing/side.js');
      return opened(async (cluster) => clusterSide(cluster, settings));
    },
    async records() {
      const { openClusterRecords } = await import('./records/records.js');
      return opened((cluster) => openClusterRecords(cluster, settings));
    },
  };
}
