import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { Failure } from '../../failure.js';
import type { PublishReport } from '../../library/storage.js';
import { openModel } from '../../open-models.js';
import { readSettings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { exitCode } from '../errors.js';
import { counted } from '../layout.js';
import { write, writeError } from '../output.js';
import { drawIngestion } from '../progress/ingestion.js';
import { onInterrupt } from '../progress/interrupt.js';

interface PublishFlags {
  readonly watch?: boolean;
  readonly takeOver?: boolean;
  readonly drop?: boolean;
}

/** Milliseconds between two looks at what others want, with `--watch`. */
const lookEvery = 2_000;

/** `pullquote publish`: the curator's work, without a bot. */
export const publishCommand = new Command('publish')
  .description('Publish the index to a Weaviate cluster, and add what other machines have queued')
  .option('--watch', 'then keep adding what others queue')
  .option('--take-over', 'publish this index in place of another that was published so far')
  .option('--drop', 'first drop all articles that the cluster has, also those of an earlier format')
  .addHelpText(
    'after',
    `
For the machine with PULLQUOTE_LIBRARY=weaviate and WEAVIATE_CURATOR=true: its index (PULLQUOTE_INDEX) is the
truth, and the cluster a copy of it. Sends what the cluster lacks and removes what only the cluster has, so it
also fills an empty cluster. Interrupted (exit code 130) or killed, it goes on the next time. Ingest and remove on
this machine publish by themselves, and so does the bot. --drop keeps what the bot has in the cluster.

Examples:
  WEAVIATE_REPLICAS=3 pullquote publish
  pullquote publish --watch`,
  )
  .action(async ({ watch = false, takeOver = false, drop = false }: PublishFlags) => {
    const settings = readSettings(process.env);
    const storage = storageOf(settings);
    const queue = await storage.queue();
    const interrupted = await onInterrupt(async (signal) => {
      let asked = { takesOver: takeOver, drops: drop };
      for (let isFirst = true; !signal.aborted; isFirst = false) {
        try {
          if (isFirst || (await queue.waiting()) > 0) {
            const drawn = drawIngestion();
            const embedder = () => openModel(settings);
            const report = await storage
              .publish({ ...asked, embedder, signal, onEvent: drawn.on })
              .finally(drawn.end);
            asked = { takesOver: false, drops: false };
            tell(report);
          }
        } catch (error) {
          // Another process of this machine changes the index, or the cluster is away for a moment.
          const waits = ['index-busy', 'library-unreachable'];
          if (isFirst || !(error instanceof Failure) || !waits.includes(error.kind)) throw error;
          writeError(`pullquote: ${error.message} Trying again.\n`);
        }
        if (!watch) break;
        await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
      }
      return signal.aborted;
    }).finally(() => queue.close());
    if (interrupted) process.exitCode = exitCode.interrupted;
  });

function tell({ passages, settled, faults }: PublishReport): void {
  const sent = passages === 0 ? 'nothing to send' : `${counted(passages, 'passage')} sent`;
  write(`published: ${sent}, ${settled} queued by other machines settled\n`);
  for (const { locator, message } of faults) writeError(`pullquote: ${locator}: ${message}\n`);
  if (faults.length > 0) process.exitCode = exitCode.failure;
}
