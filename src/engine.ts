import type { Embedder } from './models/embedding/embedder.js';
import { type DownloadProgress, openEmbedder } from './models/embedding/open.js';
import type { ModelPlaces } from './models/files.js';
import { openReader } from './models/reader/open.js';
import type { Reader } from './models/reader/reader.js';
import type { Settings } from './settings.js';

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
