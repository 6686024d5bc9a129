import type { Embedder } from './embedding/embedder.js';
import { type DownloadProgress, openEmbedder } from './embedding/open.js';
import type { Library } from './library/library.js';
import { openLibrary } from './library/open.js';
import type { Settings } from './settings.js';

/** What both doors open once and keep: the model and the library, as the settings name them. */
export interface Engine {
  readonly embedder: Embedder;
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
    modelsDir: settings.modelsFolder,
    cacheDir: settings.cacheFolder,
    offline: settings.offline,
    ...(settings.workers !== undefined && { workers: settings.workers }),
    ...(progress.onDownload && { onProgress: progress.onDownload }),
  });
}

/**
 * Opens model and library.
 *
 * @throws Failure `index-missing` where nothing was ingested yet, `index-mismatch` where the index
 * was made with another model, and whatever `openEmbedder` throws
 */
export async function openEngine(
  settings: Settings,
  progress: EngineProgress = {},
): Promise<Engine> {
  const embedder = await openModel(settings, progress);
  try {
    const library = await openLibrary(settings.indexFolder, embedder.model, {
      ...(progress.onRebuild && { onProgress: progress.onRebuild }),
    });
    return {
      embedder,
      library,
      close: async () => {
        await library.close();
        await embedder.close();
      },
    };
  } catch (error) {
    await embedder.close();
    throw error;
  }
}
