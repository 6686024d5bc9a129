import { setTimeout as pause } from 'node:timers/promises';
import type { Counts } from '../../src/library/transfer/holding.js';
import { openModel } from '../../src/open-models.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { storageOf } from '../../src/storage.js';
import { showProgress } from '../../src/terminal/progress/progress.js';
import { type Cluster, startCluster } from '../../test/cluster/cluster.js';
import type { Variables } from '../processes.js';
import { variablesFor } from '../product.js';

/**
 * Seconds until a node flushes writes to disk. Until then a search takes two to three times as long
 * (50 ms in place of 20, over 3,000 passages), and by itself a node waits a minute: that of a bot
 * has long had its articles, and so is this one to have them.
 */
const flushAfterSeconds = 5;
/** From the end of a publication until everything is on disk and searches take what they then go on taking. */
const settledAfterMs = 10_000;

/** An embedded library that was published to Weaviate. */
export interface Copied {
  /** The environment of a process that answers from it. */
  readonly variables: Variables;
  readonly counts: Counts;
  /** Seconds of sending everything. */
  readonly seconds: number;
}

/**
 * Starts a node to measure with.
 *
 * @throws Error if none comes up
 */
export function startNode(): Promise<Cluster> {
  const variables = {
    PERSISTENCE_MEMTABLES_FLUSH_DIRTY_AFTER_SECONDS: `${flushAfterSeconds}`,
  };
  return startCluster({ nodes: 1, variables });
}

/**
 * Publishes the library of a folder to an empty cluster, as `pullquote publish` does, embedding nothing,
 * and waits until the cluster is done with it.
 */
export async function copiedInto(
  { nodes }: Pick<Cluster, 'nodes'>,
  indexFolder: string,
  settings: Settings,
): Promise<Copied> {
  const variables = {
    ...variablesFor(settings, indexFolder, 'auto'),
    PULLQUOTE_LIBRARY: 'weaviate',
    WEAVIATE_URL: nodes.map(({ url }) => url).join(','),
    WEAVIATE_GRPC_URL: nodes.map(({ grpc }) => `http://${grpc.host}:${grpc.port}`).join(','),
    // An operator's own would reach the children with the rest of the environment.
    WEAVIATE_API_KEY: '',
    WEAVIATE_PREFIX: '',
    WEAVIATE_CURATOR: 'true',
    WEAVIATE_SHARDS: '1',
    WEAVIATE_REPLICAS: '1',
  };
  const { model, close } = await openModel(settings);
  await close();
  const started = performance.now();
  const bar = showProgress('publishing to Weaviate', 'passages');
  try {
    const storage = storageOf(readSettings(variables));
    await storage.publish({
      embedder: () => openModel(settings),
      onEvent: (event) => {
        if (event.kind === 'progress') bar.at(event.done, event.total);
      },
    });
    const seconds = (performance.now() - started) / 1000;
    const library = await storage.search(model);
    const counts = await library.status().finally(() => library.close());
    await pause(settledAfterMs);
    return { variables, counts, seconds };
  } finally {
    bar.end();
  }
}
