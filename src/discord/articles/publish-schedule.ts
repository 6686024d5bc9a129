import type { Logger } from 'pino';
import { Failure } from '../../failure.js';
import type { Storage } from '../../library/storage.js';
import type { Additions } from '../context.js';

/** Milliseconds between two looks at what other machines have queued. */
const lookEvery = 2_000;

/** Failures that pass by themselves: another process writes, the bot leaves, the cluster is away. */
const passing = ['index-busy', 'interrupted', 'library-unreachable'];

/**
 * The curator's work beside its own changes: publishes what an earlier run has left, and then what others
 * queue.
 *
 * @returns ends it; what runs is ended by whoever makes the changes
 */
export function startPublishing(
  storage: Pick<Storage, 'waiting'>,
  additions: Pick<Additions, 'publish'>,
  log: Logger,
): () => Promise<void> {
  let hasPublished = false;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function look(): Promise<void> {
    try {
      if (!hasPublished || (await storage.waiting()) > 0) await additions.publish();
      hasPublished = true;
    } catch (err) {
      if (err instanceof Failure && passing.includes(err.kind))
        log.debug({ err }, 'publishing waits');
      else log.error({ err }, 'could not publish');
    }
    if (!isClosed) timer = setTimeout(next, lookEvery);
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
  };
}
