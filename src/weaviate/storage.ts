import type { WeaviateOptions } from '../cluster/options.js';
import { Failure } from '../failure.js';
import { sharedOnly } from '../library/scope.js';
import type { Storage } from '../library/storage.js';
import type { Cluster } from './collections.js';

/**
 * A library in a Weaviate cluster. Weaviate's client loads slowly, so nothing is loaded before it is
 * needed.
 *
 * @param folder of the curator's index, which the cluster is a copy of; other machines need none
 */
export function weaviateStorage(settings: WeaviateOptions, folder: string): Storage {
  /** Opens something that keeps the cluster open; closes the cluster if that fails. */
  async function opened<T>(open: (cluster: Cluster) => Promise<T>): Promise<T> {
    const [{ clusterOf }, { collectionsOf }] = await Promise.all([
      import('../cluster/cluster.js'),
      import('./collections.js'),
    ]);
    const cluster = clusterOf(settings, collectionsOf);
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
    async create(model) {
      const { claimLibrary } = await import('./claim.js');
      await during((cluster) => claimLibrary(cluster, model, settings));
    },
    async ingest(input, options) {
      if (settings.curator) {
        const [{ ingest }, { publishingTo }] = await Promise.all([
          import('../library/ingest/ingest.js'),
          import('./publishing.js'),
        ]);
        return during((cluster) => {
          const publisher = publishingTo(cluster, settings, folder);
          return ingest(input, { ...options, folder, publisher });
        });
      }
      if (Symbol.asyncIterator in input || options.prune === true) throw onlyCurator();
      const { askToAdd, prepareInbox } = await import('./inbox.js');
      return during(async (cluster) => {
        await prepareInbox(cluster, settings);
        return askToAdd(cluster, input, options);
      });
    },
    async remove(id, scope = sharedOnly) {
      const { assertShows, openClusterLibrary } = await import('./library.js');
      assertShows(scope);
      if (settings.curator) {
        const { removeHere } = await import('./curator.js');
        return during((cluster) => removeHere({ cluster, spread: settings, folder }, id));
      }
      return during(async (cluster) => {
        const [{ askToRemove }, { noSuchArticle }] = await Promise.all([
          import('./inbox.js'),
          import('../library/remove.js'),
        ]);
        const library = await openClusterLibrary(cluster, null);
        const known = await library.article(id);
        if (known === null) throw noSuchArticle(id);
        const { title, locator, passageCount: passages } = known;
        return askToRemove(cluster, id, { title, locator, passages, copies: [] });
      });
    },
    async *verify() {
      const { verifyCluster } = await import('./reading.js');
      const cluster = await opened(async (one) => one);
      try {
        yield* verifyCluster(cluster);
      } finally {
        await cluster.close();
      }
    },
    async copySource() {
      const { clusterSource } = await import('./reading.js');
      return opened(async (cluster) => clusterSource(cluster));
    },
    async copyTarget() {
      throw new Failure('library', 'invalid-setting', 'A cluster is not filled by a copy.', {
        remedy:
          'On the machine of the index, run `pullquote publish` with PULLQUOTE_LIBRARY=weaviate and WEAVIATE_CURATOR=true.',
      });
    },
    async publish(options) {
      if (!settings.curator) throw onlyCurator();
      const { publishAll } = await import('./curator.js');
      return during((cluster) => publishAll({ cluster, spread: settings, folder }, options));
    },
    async queue() {
      const { countQueued, settledIn } = await import('./inbox.js');
      return opened(async (cluster) => ({
        waiting: () => countQueued(cluster),
        settled: (files, options) => settledIn(cluster, files, options),
        close: () => cluster.close(),
      }));
    },
  };
}

function onlyCurator(): Failure {
  return new Failure(
    'library',
    'invalid-setting',
    "Only the curator's machine can do this: it has the index that the cluster is published from.",
    {
      remedy:
        'Run it there; or, if this is that machine, set WEAVIATE_CURATOR=true. Any machine can add files and folders with `pullquote ingest PATH`.',
    },
  );
}
