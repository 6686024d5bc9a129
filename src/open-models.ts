import type { Embedder } from './models/embedding/embedder.js';
import { type DownloadProgress, openEmbedder } from './models/embedding/open.js';
import type { ModelSettings } from './models/embedding/registry.js';
import type { ModelPlaces } from './models/files.js';
import { openReader } from './models/reader/open.js';
import type { Reader } from './models/reader/reader.js';
import type { Settings } from './settings.js';

type Places = Pick<Settings, 'modelsFolder' | 'cacheFolder' | 'offline'>;
type OnDownload = (progress: DownloadProgress) => void;

/** Opens the embedding model that the settings name. */
export function openModel(
  settings: Places & Pick<Settings, 'workers'> & { readonly model: ModelSettings },
  { onDownload }: { readonly onDownload?: OnDownload | undefined } = {},
): Promise<Embedder> {
  const { model, workers } = settings;
  return openEmbedder(model, {
    ...placesOf(settings, onDownload),
    ...(workers !== undefined && { workers }),
  });
}

/** Opens the reader that the settings name; `null` if they switch it off. */
export async function openReading(
  settings: Places & Pick<Settings, 'reader'>,
  {
    onDownload,
    signal,
  }: { readonly onDownload?: OnDownload | undefined; readonly signal?: AbortSignal } = {},
): Promise<Reader | null> {
  const { reader } = settings;
  return reader === null ? null : openReader(reader, placesOf(settings, onDownload), signal);
}

function placesOf(
  { modelsFolder, cacheFolder, offline }: Places,
  onDownload: OnDownload | undefined,
): ModelPlaces {
  return {
    modelsDir: modelsFolder,
    cacheDir: cacheFolder,
    offline,
    ...(onDownload && { onProgress: onDownload }),
  };
}
