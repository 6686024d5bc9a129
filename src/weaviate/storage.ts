import { Failure } from '../failure.js';
import { sharedOnly } from '../library/scope.js';
import type { Db } from '../library/sqlite/schema.js';
import type { PublishOptions, PublishReport, Storage } from '../library/storage.js';
import type { Embedder, ModelIdentity } from '../models/embedding/embedder.js';
import type { Records } from '../records/records.js';
import type { Cluster, WeaviateOptions } from './cluster.js';

/**
 * A library in a Weaviate cluster, and the bot's records there. Weaviate's client loads slowly, so
 * nothing is loaded before it is needed.
 *
 * @param folder of the curator's index, which the cluster is a copy of; other machines need none
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
      const { askToAdd } = await import('./inbox.js');
      return during(async (cluster) => askToAdd(await prepared(cluster, settings), input, options));
    },
    async remove(id, scope = sharedOnly) {
      const { assertShows, openClusterLibrary } = await import('./library.js');
      assertShows(scope);
      if (settings.curator) return during((cluster) => removeHere(cluster, settings, folder, id));
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
      return during((cluster) => publishAll(cluster, settings, folder, options));
    },
    async waiting() {
      if (!settings.curator) return 0;
      const { countQueued } = await import('./inbox.js');
      return during(countQueued);
    },
    async records() {
      const { openClusterRecords } = await import('./records/records.js');
      return opened((cluster) => openClusterRecords(cluster, settings));
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

/** A cluster with the collections that entries go to, also before anything was published. */
async function prepared(cluster: Cluster, settings: WeaviateOptions): Promise<Cluster> {
  const [{ readLibrary }, { createCollections }] = await Promise.all([
    import('./claim.js'),
    import('./collections.js'),
  ]);
  await readLibrary(cluster);
  await cluster.write((of) => createCollections(of, settings));
  return cluster;
}

async function removeHere(cluster: Cluster, settings: WeaviateOptions, folder: string, id: string) {
  const { removeArticle } = await import('../library/remove.js');
  return removeArticle(folder, id, sharedOnly, async (db) => {
    await publishFrom(db, cluster, settings, folder, {});
  });
}

/** Publishes what an index has yet to publish. The caller has its writer lock. */
async function publishFrom(
  db: Db,
  cluster: Cluster,
  settings: WeaviateOptions,
  folder: string,
  { takesOver, onEvent, signal }: Partial<PublishOptions>,
): Promise<Pick<PublishReport, 'passages' | 'faults'>> {
  const [{ readFingerprint }, { publishingTo }] = await Promise.all([
    import('../library/sqlite/schema.js'),
    import('./publishing.js'),
  ]);
  const model: ModelIdentity | undefined = readFingerprint(db)?.model;
  if (model === undefined) return { passages: 0, faults: [] };
  const { publish } = await publishingTo(cluster, settings, folder, takesOver)(db, model);
  let passages = 0;
  const faults = await publish({
    onIndexed: (done, total) => {
      passages = done;
      onEvent?.({ kind: 'progress', phase: 'indexing', done, total });
    },
    signal: signal ?? new AbortController().signal,
  });
  return { passages, faults };
}

async function publishAll(
  cluster: Cluster,
  settings: WeaviateOptions,
  folder: string,
  options: PublishOptions,
): Promise<PublishReport> {
  const { drops = false, embedder, limits, signal } = options;
  const [
    { ingest },
    { lockWriter },
    { openDatabase },
    { dropPublished, publishingTo },
    { workOff },
  ] = await Promise.all([
    import('../library/ingest/ingest.js'),
    import('../library/lock.js'),
    import('../library/sqlite/schema.js'),
    import('./publishing.js'),
    import('./inbox.js'),
  ]);
  const lock = lockWriter(folder, 'pullquote publish');
  let sent: Pick<PublishReport, 'passages' | 'faults'>;
  try {
    const db = openDatabase(folder, { create: true });
    try {
      if (drops) await dropPublished(db, cluster, folder);
      sent = await publishFrom(db, cluster, settings, folder, options);
    } finally {
      db.close();
    }
  } finally {
    lock.release();
  }
  let opened: Promise<Embedder> | null = null;
  try {
    const settled = await workOff(await prepared(cluster, settings), {
      indexFolder: folder,
      signal,
      ingest: async (files, gone, onEvent) => {
        opened ??= embedder();
        const publisher = publishingTo(cluster, settings, folder);
        return ingest(files, {
          embedder: await opened,
          again: true,
          gone,
          folder,
          publisher,
          onEvent: (event) => {
            onEvent(event);
            options.onEvent?.(event);
          },
          ...(limits && { limits }),
          ...(signal && { signal }),
        });
      },
      remove: (id) => removeHere(cluster, settings, folder, id),
    });
    return { ...sent, settled };
  } finally {
    await ((await opened) as Embedder | null)?.close();
  }
}
