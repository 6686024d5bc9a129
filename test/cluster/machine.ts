import { onTestFinished } from 'vitest';
import type { IngestEvent, IngestReport } from '../../src/library/ingest/events.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import type { Library } from '../../src/library/library.js';
import { removeArticle } from '../../src/library/remove.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { openClusterLibrary } from '../../src/weaviate/library.js';
import { publishingTo } from '../../src/weaviate/publishing.js';
import { verifyCluster } from '../../src/weaviate/reading.js';
import type { IngestingPlace } from '../library/ingest/contract.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { all, workplace } from '../library/stories.js';
import { type Breaking, breaking } from './breaking.js';
import { reach, spread } from './filled.js';
import type { NodeAddresses } from './node.js';

/** The curator's machine, with files and the index that the cluster is published from. */
export interface Machine extends IngestingPlace {
  readonly index: string;
  readonly sources: string;
  readonly cluster: Breaking;
  ingest(
    embedder: Embedder,
    options?: {
      sources?: string;
      prune?: boolean;
      onEvent?: (event: IngestEvent) => void;
      signal?: AbortSignal;
    },
  ): Promise<IngestReport>;
}

/**
 * A curator's machine for a test.
 *
 * @param prefix what the library's collections begin with
 */
export function machine(nodes: readonly NodeAddresses[], prefix: string): Machine {
  const place = workplace();
  const cluster = breaking(reach(nodes, prefix));
  onTestFinished(() => cluster.close());
  return {
    ...place,
    cluster,
    ingest: (embedder, { sources = place.sources, ...options } = {}) =>
      ingest([sources], {
        folder: place.index,
        embedder,
        publisher: publishingTo(cluster, spread, place.index),
        ...options,
      }),
    faults: () => all(verifyCluster(cluster)),
    open: async (): Promise<Library> => {
      const library = await openClusterLibrary(cluster, smallEmbedder().model);
      // The machine's connection outlives it.
      return { ...library, close: async () => undefined };
    },
    take: (id) =>
      removeArticle(place.index, id, undefined, async (db) => {
        const { publish } = await publishingTo(
          cluster,
          spread,
          place.index,
        )(db, smallEmbedder().model);
        await publish({ signal: new AbortController().signal });
      }),
  };
}
