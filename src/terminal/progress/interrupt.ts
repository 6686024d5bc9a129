import { sayAbove } from './screen.js';

/**
 * Runs work that can be interrupted: the first Ctrl-C (or SIGTERM) lets it finish the current
 * articles, the second ends the process at once.
 */
export async function onInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    sayAbove('Finishing the current articles; press Ctrl-C again to stop now.');
    controller.abort();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
