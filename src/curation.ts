import { inCluster } from './engine.js';
import type { IngestReport } from './library/ingest/events.js';
import { type IngestOptions, ingest } from './library/ingest/ingest.js';
import type { Fault } from './library/library.js';
import { type Removed, removeArticle } from './library/remove.js';
import { verify } from './library/verify.js';
import type { Embedder } from './models/embedding/embedder.js';
import type { Settings } from './settings.js';
import type { Cluster } from './weaviate/cluster.js';

/**
 * Takes articles into the library that the settings name. To one in a cluster they go by way of this
 * machine's index, which knows its files and what the cluster has yet to get.
 *
 * @throws Failure as `ingest` and `bringingTo` do
 */
export async function ingestInto(
  settings: Settings,
  input: readonly string[] | AsyncIterable<Uint8Array>,
  options: Omit<IngestOptions, 'folder' | 'publisher'> & { readonly embedder: Embedder },
): Promise<IngestReport> {
  const own = { ...options, folder: settings.indexFolder };
  if (settings.library === 'embedded') return ingest(input, own);
  const { bringingTo } = await import('./weaviate/publishing/bringing.js');
  return withCluster(settings, (cluster) =>
    ingest(input, { ...own, publisher: bringingTo(cluster, settings.weaviate) }),
  );
}

/**
 * Removes an article and the copies of its text from the library that the settings name.
 *
 * @throws Failure as `removeArticle` and `removeFromCluster` do
 */
export async function removeFrom(settings: Settings, id: string): Promise<Removed> {
  if (settings.library === 'embedded') return removeArticle(settings.indexFolder, id);
  const { removeFromCluster } = await import('./weaviate/publishing/removal.js');
  return withCluster(settings, (cluster) => removeFromCluster(cluster, settings.indexFolder, id));
}

/**
 * Checks the library that the settings name, and yields what is wrong with it.
 *
 * @throws Failure as `verify` and `verifyCluster` do
 */
export async function* verifyLibrary(settings: Settings): AsyncGenerator<Fault> {
  if (settings.library === 'embedded') {
    yield* verify(settings.indexFolder);
    return;
  }
  const { verifyCluster } = await import('./weaviate/verify.js');
  const cluster = await inCluster(settings, async (one) => one);
  try {
    yield* verifyCluster(cluster);
  } finally {
    await cluster.close();
  }
}

async function withCluster<T>(
  settings: Settings,
  use: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  const cluster = await inCluster(settings, async (one) => one);
  try {
    return await use(cluster);
  } finally {
    await cluster.close();
  }
}
