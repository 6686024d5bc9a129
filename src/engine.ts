import type { Library } from './library/library.js';
import { openLibrary } from './library/open.js';
import { type Listing, openListing } from './library/sqlite/listing.js';
import type { CopySide } from './library/transfer/holding.js';
import type { Embedder, ModelIdentity } from './models/embedding/embedder.js';
import { type DownloadProgress, openEmbedder } from './models/embedding/open.js';
import type { ModelPlaces } from './models/files.js';
import { openReader } from './models/reader/open.js';
import type { Reader } from './models/reader/reader.js';
import { remember } from './models/reader/remember.js';
import type { Records } from './records/records.js';
import type { Settings } from './settings.js';
import type { Cluster } from './weaviate/cluster.js';

/** What both doors open once and keep: the models and the library, as the settings name them. */
export interface Engine {
  readonly embedder: Embedder;
  /** Remembers what it has read; `null` if the settings switch it off. */
  readonly reader: Reader | null;
  readonly library: Library;
  close(): Promise<void>;
}

/** What is told while something long goes on: a download, or an index rebuilt from its vectors. */
export interface EngineProgress {
  onDownload?: (progress: DownloadProgress) => void;
  onRebuild?: (done: number, total: number) => void;
}

/** Opens the embedding model that the settings name. */
export function openModel(settings: Settings, progress: EngineProgress = {}): Promise<Embedder> {
  return openEmbedder(settings.model, {
    ...placesOf(settings, progress),
    ...(settings.workers !== undefined && { workers: settings.workers }),
  });
}

/** Opens the reader that the settings name; `null` where they switch it off. */
export async function openReading(
  settings: Settings,
  progress: EngineProgress = {},
  signal?: AbortSignal,
): Promise<Reader | null> {
  return settings.reader === null
    ? null
    : openReader(settings.reader, placesOf(settings, progress), signal);
}

/**
 * Opens the library that the settings name, to search in it with this model.
 *
 * @throws Failure as `openLibrary` and `openClusterLibrary` do
 */
export async function openLibraryOf(
  settings: Settings,
  model: ModelIdentity,
  progress: EngineProgress = {},
): Promise<Library> {
  if (settings.library === 'weaviate') return openCluster(settings, model);
  return openLibrary(settings.indexFolder, model, {
    ...(progress.onRebuild && { onProgress: progress.onRebuild }),
  });
}

/**
 * Opens the library that the settings name, to look things up in it, whatever its model.
 *
 * @throws Failure as `openListing` and `openClusterLibrary` do
 */
export async function openListingOf(settings: Settings): Promise<Listing> {
  return settings.library === 'weaviate'
    ? openCluster(settings, null)
    : openListing(settings.indexFolder);
}

async function openCluster(settings: Settings, model: ModelIdentity | null): Promise<Library> {
  const { openClusterLibrary } = await import('./weaviate/library.js');
  return inCluster(settings, (cluster) => openClusterLibrary(cluster, model));
}

/**
 * Makes an empty library of the settings' model in their cluster, where there is none.
 *
 * @throws Failure as `claimLibrary` and `openModel` do
 */
export async function beginInCluster(settings: Settings): Promise<void> {
  const { claimLibrary } = await import('./weaviate/fingerprint.js');
  const { model, close } = await openModel(settings);
  await close();
  await inCluster(settings, async (cluster) => {
    await claimLibrary(cluster, model, settings.weaviate);
    await cluster.close();
  });
}

/** Opens something in the settings' cluster, which is let go of where that fails. */
export async function inCluster<T>(
  { weaviate }: Settings,
  open: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  // Weaviate's client takes a while to load, and most have no use for it.
  const { clusterOf } = await import('./weaviate/cluster.js');
  const cluster = clusterOf(weaviate);
  try {
    return await open(cluster);
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/**
 * Opens what the bot keeps beside articles, where the settings' library is.
 *
 * @throws Failure as `openRecords` and `openClusterRecords` do
 */
export async function openRecordsOf(settings: Settings): Promise<Records> {
  if (settings.library === 'embedded') {
    const { openRecords } = await import('./records/store.js');
    return openRecords(settings.indexFolder);
  }
  const { openClusterRecords } = await import('./weaviate/records/records.js');
  return inCluster(settings, (cluster) => openClusterRecords(cluster, settings.weaviate));
}

/**
 * Forgets in the settings' index what other machines removed from their cluster.
 *
 * @returns how many articles it were
 * @throws Failure as `forgetRemoved` does
 */
export async function forgetRemovedFrom(settings: Settings): Promise<number> {
  const { forgetRemoved } = await import('./weaviate/publishing/removal.js');
  return inCluster(settings, async (cluster) => {
    const forgotten = await forgetRemoved(cluster, settings.indexFolder);
    await cluster.close();
    return forgotten;
  });
}

/**
 * Opens one of the two libraries that the settings tell of as a side of a copy.
 *
 * @throws Failure as `embeddedSide` does
 */
export async function openCopySide(
  settings: Settings,
  kind: Settings['library'],
  use: 'from' | 'to',
): Promise<CopySide> {
  if (kind === 'embedded') {
    const { embeddedSide } = await import('./library/transfer/embedded-copy.js');
    return embeddedSide(settings.indexFolder, use);
  }
  const { clusterSide } = await import('./weaviate/publishing/side.js');
  return inCluster(settings, async (cluster) => clusterSide(cluster, settings.weaviate));
}

function placesOf(settings: Settings, progress: EngineProgress): ModelPlaces {
  return {
    modelsDir: settings.modelsFolder,
    cacheDir: settings.cacheFolder,
    offline: settings.offline,
    ...(progress.onDownload && { onProgress: progress.onDownload }),
  };
}

/**
 * Opens models and library.
 *
 * @throws Failure `index-missing` where nothing was ingested yet, `index-mismatch` where the index
 * was made with another model, and whatever `openEmbedder` and `openReader` throw
 */
export async function openEngine(
  settings: Settings,
  progress: EngineProgress = {},
): Promise<Engine> {
  // The reader loads in its process while this one loads the model.
  const stop = new AbortController();
  const reading = openReading(settings, progress, stop.signal);
  reading.catch(() => undefined);
  let embedder: Embedder | null = null;
  try {
    embedder = await openModel(settings, progress);
    const { model } = embedder;
    const library = await openLibraryOf(settings, model, progress);
    try {
      const reader = await reading;
      return engineOf(embedder, reader && remember(reader), library);
    } catch (error) {
      await library.close();
      throw error;
    }
  } catch (error) {
    stop.abort();
    await Promise.all([
      embedder?.close(),
      reading.then((reader) => reader?.close()).catch(() => {}),
    ]);
    throw error;
  }
}

function engineOf(embedder: Embedder, reader: Reader | null, library: Library): Engine {
  return {
    embedder,
    reader,
    library,
    close: async () => {
      try {
        await library.close();
      } finally {
        await Promise.all([embedder.close(), reader?.close()]);
      }
    },
  };
}
