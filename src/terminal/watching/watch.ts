import { statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../failure.js';
import { systemClock } from '../../fetch/clock.js';
import { openPullquote } from '../../pullquote.js';
import type { Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { write } from '../output.js';
import { drawDownloads } from '../progress/download.js';
import { drawIngestion, reportLine } from '../progress/ingestion.js';
import { onInterrupt } from '../progress/interrupt.js';
import { sayAbove } from '../progress/screen.js';
import { batchLine, follow } from './follow.js';

/**
 * Ingests folders and whatever changes in them, until Ctrl-C.
 *
 * @throws Failure `not-found` for a path that isn't a folder, and as `follow`
 */
export async function watchFolders(
  paths: readonly string[],
  settings: Settings,
  again: boolean,
): Promise<void> {
  const folders = [...new Set(paths.map((one) => path.resolve(one)))];
  for (const folder of folders) assertFolder(folder);
  const downloads = drawDownloads();
  const engine = await openPullquote({
    ...settings,
    storage: storageOf(settings),
    onDownload: downloads.on,
  });
  let drawn = drawIngestion();
  let isFirst = true;
  let isIngesting = false;
  try {
    const { interrupted } = await onInterrupt(
      (signal) =>
        follow({
          folders,
          indexFolder: path.resolve(settings.indexFolder),
          clock: systemClock,
          signal,
          say: sayAbove,
          ingest: async (batch, options) => {
            isIngesting = true;
            try {
              return await engine.ingest(batch, { ...options, again: again && isFirst, signal });
            } finally {
              isIngesting = false;
            }
          },
          onEvent: (event) => {
            downloads.end();
            // How many files were found tells nothing of a batch.
            if (isFirst || event.kind !== 'planned') drawn.on(event);
          },
          onEnd: (report) => {
            drawn.end();
            const line = isFirst ? reportLine(report) : batchLine(report, new Date());
            if (line !== null) write(`${line}\n`);
            drawn = drawIngestion();
            isFirst = false;
          },
        }),
      () => isIngesting,
    );
    if (interrupted) process.exitCode = exitCode.interrupted;
  } finally {
    downloads.end();
    drawn.end();
    await engine.close();
  }
}

function assertFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  const why = found === undefined ? 'does not exist' : "isn't a folder";
  throw new Failure('terminal', 'not-found', `${folder}: ${why}, and --watch watches folders.`, {
    remedy: 'Name the folder that the files are in: pullquote ingest --watch FOLDER.',
  });
}
