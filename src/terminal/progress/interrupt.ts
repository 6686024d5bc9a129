/**
 * Runs work that stops when asked to: the first Ctrl-C (or SIGTERM) lets it finish what it has in
 * hand, the second ends the process as it would have been ended without us.
 */
export async function onInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    process.stderr.write('\nstopping after what is in hand; once more stops at once\n');
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
