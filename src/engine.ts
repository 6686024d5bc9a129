import type { Library } from './library/library.js';
import type { Embedder } from './models/embedding/embedder.js';
import { type DownloadProgress, openEmbedder } from './models/embedding/open.js';
import type { ModelPlaces } from './models/files.js';
import { openReader } from './models/reader/open.js';
import type { Reader } from './models/reader/reader.js';
import { remember } from './models/reader/remember.js';
import type { Settings } from './settings.js';
import { storageOf } from './storage.js';

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
    const library = await storageOf(settings).search(model, progress.onRebuild);
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
