import { Command } from 'commander';
import { openModel, requireEmbedded } from '../../engine.js';
import { reindex } from '../../library/reindex.js';
import { readSettings } from '../../settings.js';
import { drawDownloads } from '../download.js';
import { onInterrupt } from '../interrupt.js';
import { showProgress } from '../progress.js';

/** `pullquote reindex`: everything embedded anew with the model of the settings. */
export const reindexCommand = new Command('reindex')
  .description('Embed every article again, after a change of model')
  .addHelpText(
    'after',
    `
The index answers as before until all is done. Stopped half-way, it goes on from there the next time.

Example:
  PULLQUOTE_MODEL=Xenova/all-MiniLM-L6-v2 pullquote reindex`,
  )
  .action(async () => {
    const settings = readSettings(process.env);
    requireEmbedded(settings, 'pullquote reindex');
    const downloads = drawDownloads();
    const embedder = await openModel(settings, { onDownload: downloads.on });
    downloads.end();
    const progress = showProgress('reindexing', 'articles');
    try {
      await onInterrupt((signal) =>
        reindex(settings.indexFolder, { embedder, signal, onProgress: progress.at }),
      );
    } finally {
      progress.end();
      await embedder.close();
    }
    process.stdout.write(`reindexed with ${embedder.model.id}\n`);
  });
