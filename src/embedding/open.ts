import type { Embedder } from './embedder.js';
import type { ModelSettings } from './registry.js';

/** One step of a download, for drawing a bar: bytes of one file of the model. */
export interface DownloadProgress {
  /** File inside the model's folder, e.g. `onnx/model_quantized.onnx`. */
  readonly file: string;
  /** Bytes that have arrived. */
  readonly loaded: number;
  /** Bytes to come in all; grows with `loaded` where the hub does not tell. */
  readonly total: number;
}

/** Where models are looked for and how many threads embed. */
export interface EmbedderOptions {
  /** The user's own folder of models, `<modelsDir>/<owner>/<name>/…`; searched after the bundled ones. */
  readonly modelsDir?: string;
  /** Where downloads are kept, in the same layout; searched last. */
  readonly cacheDir: string;
  /** Never ask the hub. */
  readonly offline: boolean;
  /** Number of worker threads for passages; one per core where not given. */
  readonly workers?: number;
  /** Called as a download goes on. */
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/** Opens a model: finds its files, or downloads them, and loads it for questions. */
export async function openEmbedder(
  _settings: ModelSettings,
  _options: EmbedderOptions,
): Promise<Embedder> {
  throw new Error('not written yet');
}
