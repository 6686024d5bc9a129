import type { Embedder } from './embedding/embedder.js';
import type { ModelPlaces } from './embedding/model-files.js';
import { type DownloadProgress, openEmbedder } from './embedding/open.js';
import type { Library } from './library/library.js';
import { openLibrary } from './library/open.js';
import { openReader } from './reader/open.js';
import type { Reader } from './reader/reader.js';
import type { Settings } from './settings.js';

/** What both doors open once and keep: the models and the library, as the settings name them. */
export interface Engine {
  readonly embedder: Embedder;
  /** `null` where the settings switch it off. */
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
): Promise<Reader | null> {
  return settings.reader === null
    ? null
    : openReader(settings.reader, placesOf(settings, progress));
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
  // The reader loads in its process while this one loads the model; its failure is told in its turn.
  const reading = openReading(settings, progress);
  reading.catch(() => undefined);
  const closeReader = async (): Promise<void> => (await reading.catch(() => null))?.close();
  let embedder: Embedder | null = null;
  try {
    embedder = await openModel(settings, progress);
    const library = await openLibrary(settings.indexFolder, embedder.model, {
      ...(progress.onRebuild && { onProgress: progress.onRebuild }),
    });
    const engine = { embedder, library };
    return {
      ...engine,
      reader: await reading,
      close: async () => {
        await engine.library.close();
        await Promise.all([engine.embedder.close(), closeReader()]);
      },
    };
  } catch (error) {
    await Promise.all([embedder?.close(), closeReader()]);
    throw error;
  }
}
