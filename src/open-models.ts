import type { Embedder } from './models/embedding/embedder.js';
import { type DownloadProgress, openEmbedder } from './models/embedding/open.js';
import type { ModelPlaces } from './models/files.js';
import { openReader } from './models/reader/open.js';
import type { Reader } from './models/reader/reader.js';
import type { Settings } from './settings.js';

/** Opens the settings' embedding model by itself; `openPullquote` opens it with all else. */
export function openModel(
  settings: Settings,
  progress: { onDownload?: (progress: DownloadProgress) => void } = {},
): Promise<Embedder> {
  const { workers } = settings;
  return openEmbedder(settings.model, {
    ...placesOf(settings),
    ...(progress.onDownload && { onProgress: progress.onDownload }),
    ...(workers !== undefined && { workers }),
  });
}

/** Opens the settings' reader by itself; `null` if they switch it off. */
export async function openReading(settings: Settings): Promise<Reader | null> {
  return settings.reader === null ? null : openReader(settings.reader, placesOf(settings));
}

function placesOf({ modelsFolder, cacheFolder, offline }: Settings): ModelPlaces {
  return { modelsDir: modelsFolder, cacheDir: cacheFolder, offline };
}
