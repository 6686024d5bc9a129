import type { DownloadProgress } from '../../models/embedding/open.js';
import { showProgress } from './progress.js';
import type { Progress } from './screen.js';

const mebibyte = 2 ** 20;

/** Draws the download of a model: one bar per file, in MiB. */
export function drawDownloads(): { on(progress: DownloadProgress): void; end(): void } {
  let shown: { file: string; bar: Progress } | null = null;
  return {
    on({ file, loaded, total }) {
      if (shown?.file !== file) {
        shown?.bar.end();
        shown = { file, bar: showProgress(`downloading ${file}`, 'MiB') };
      }
      shown.bar.at(Math.round(loaded / mebibyte), Math.max(1, Math.round(total / mebibyte)));
    },
    end() {
      shown?.bar.end();
      shown = null;
    },
  };
}
