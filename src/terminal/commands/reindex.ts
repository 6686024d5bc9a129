import { Command } from 'commander';
import { Failure } from '../../failure.js';
import type { Fault } from '../../library/library.js';
import { reindex } from '../../library/reindex.js';
import { openModel } from '../../open-models.js';
import { readSettings, type Settings } from '../../settings.js';
import { exitCode } from '../errors.js';
import { write } from '../output.js';
import { drawDownloads } from '../progress/download.js';
import { onInterrupt } from '../progress/interrupt.js';
import { showProgress } from '../progress/progress.js';
import { warn } from '../warn.js';

/** `pullquote reindex`: embeds everything again with the model in the settings. */
export const reindexCommand = new Command('reindex')
  .description('Embed every article again, after changing the model')
  .addHelpText(
    'after',
    `
The index answers as before until everything is done. If interrupted, run it again to continue.
Articles that are damaged are named and left out, and the exit code is 1.

Example:
  PULLQUOTE_MODEL=Xenova/all-MiniLM-L6-v2 pullquote reindex`,
  )
  .action(async () => {
    const settings = readSettings(process.env);
    requireEmbedded(settings);
    const downloads = drawDownloads();
    const embedder = await openModel(settings, { onDownload: downloads.on });
    downloads.end();
    const progress = showProgress('reindexing', 'articles');
    let faults: readonly Fault[] = [];
    try {
      faults = await onInterrupt((signal) =>
        reindex(settings.indexFolder, { embedder, signal, onProgress: progress.at }),
      );
    } finally {
      progress.end();
      await embedder.close();
    }
    write(`reindexed with ${embedder.model.id}\n`);
    faults.forEach(warn);
    if (faults.length > 0) process.exitCode = exitCode.failure;
  });

/** A cluster's processes could not all change their model at the same moment. */
function requireEmbedded({ library, weaviate }: Settings): void {
  if (library === 'embedded') return;
  throw new Failure(
    'settings',
    'invalid-setting',
    "A library in Weaviate can't be reindexed in place: all its processes would have to change their model at once. Build a second one beside it.",
    {
      remedy: `export PULLQUOTE_INDEX=next; pullquote copy --from weaviate --to embedded; PULLQUOTE_LIBRARY=embedded pullquote reindex; WEAVIATE_PREFIX=${weaviate.prefix}2 WEAVIATE_CURATOR=true pullquote publish; then give every process that prefix and the model. Server settings, answers and votes stay with the old one.`,
    },
  );
}
