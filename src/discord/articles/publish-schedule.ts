import type { Logger } from 'pino';
import { Failure } from '../../failure.js';
import type { Queue, Storage } from '../../library/storage.js';
import type { Additions } from '../context.js';

/** Milliseconds between two looks at what other machines have queued. */
const lookEvery = 2_000;

/** Failures that pass by themselves: another process writes, the bot leaves, the cluster is away. */
const passing = ['index-busy', 'interrupted', 'library-unreachable'];

/**
 * The curator's work beside its own changes: publishes what an earlier run has left, and then what others
 * queue.
 *
 * @param every milliseconds between two looks
 * @returns ends it; what runs is ended by whoever makes the changes
 */
export function startPublishing(
  storage: Pick<Storage, 'queue'>,
  additions: Pick<Additions, 'publish'>,
  log: Logger,
  every = lookEvery,
): () => Promise<void> {
  // One for all looks: each has a connection to the cluster of its own.
  let queue: Queue | null = null;
  let hasPublished = false;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function look(): Promise<void> {
    try {
      queue ??= await storage.queue();
      if (!hasPublished || (await queue.waiting()) > 0) await additions.publish();
      hasPublished = true;
    } catch (err) {
      if (err instanceof Failure && passing.includes(err.kind))
        log.debug({ err }, 'publishing waits');
      else log.error({ err }, 'could not publish');
    }
    if (!isClosed) timer = setTimeout(next, every);
  }

  let running: Promise<void> = Promise.resolve();
  function next(): void {
    running = look();
  }
  next();
  return async () => {
    isClosed = true;
    clearTimeout(timer);
    await running;
    await queue?.close();
  };
}
