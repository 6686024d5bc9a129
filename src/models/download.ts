import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** One step of a download, for a progress bar: bytes of one of the model's files. */
export interface DownloadProgress {
  /** File inside the model's folder, e.g. `onnx/model_quantized.onnx`. */
  readonly file: string;
  /** Bytes that have arrived. */
  readonly loaded: number;
  /** Bytes in all; grows with `loaded` if the hub doesn't say. */
  readonly total: number;
}

/**
 * Downloads files of a model into `<cacheDir>/<id>/`, with the hub access of `@xenova/transformers`.
 * Each file is moved to its place when it is complete, so that an interrupted download leaves no
 * half file behind.
 *
 * @throws whatever the library or the file system throws
 */
export function downloadModel(...model: Parameters<typeof download>): Promise<void> {
  const after = earlier.catch(() => undefined).then(() => download(...model));
  earlier = after;
  return after;
}

/** Models are opened at once but downloaded one after another, so that a person sees one bar. */
let earlier: Promise<void> = Promise.resolve();

async function download(
  id: string,
  files: readonly string[],
  cacheDir: string,
  onProgress?: (progress: DownloadProgress) => void,
): Promise<void> {
  const { getModelFile } = await import('@xenova/transformers/src/utils/hub.js');
  await mkdir(cacheDir, { recursive: true });
  const staging = await mkdtemp(join(cacheDir, '.download-'));
  try {
    for (const file of files) {
      await getModelFile(id, file, true, {
        cache_dir: staging,
        progress_callback: (step: DownloadProgress & { status: string }) => {
          if (step.status !== 'progress') return;
          onProgress?.({ file, loaded: step.loaded, total: step.total });
        },
      });
      const target = join(cacheDir, id, file);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(staging, id, file), target);
    }
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
