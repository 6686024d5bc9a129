import { exitCode } from '../errors.js';
import { sayAbove } from './screen.js';

/**
 * Runs work that can be interrupted: the first Ctrl-C (or SIGTERM) lets it finish the current
 * articles, the second ends the process at once.
 *
 * @param isBusy whether there is something to finish; by default, there is
 */
export async function onInterrupt<T>(
  work: (signal: AbortSignal) => Promise<T>,
  isBusy = () => true,
): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) endNow();
    if (isBusy()) sayAbove('Finishing the current articles; press Ctrl-C again to stop now.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** Ends the process in the middle of its work; a bar may have hidden the cursor. */
function endNow(): never {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K\u001b[?25h');
  process.exit(exitCode.interrupted);
}
