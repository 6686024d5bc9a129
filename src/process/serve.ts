import { Failure } from '../failure.js';
import { failureData } from './failure-data.js';
import type { FromProcess, Protocol, ToProcess } from './protocol.js';

/** Does one job. A `Failure` that it throws fails that job; any other error ends the process. */
export type Work<P extends Protocol> = (
  job: P['job'],
  report: (step: P['progress']) => void,
) => Promise<P['result']>;

/**
 * Makes this process do jobs for the one that started it, one after another.
 *
 * @param begin prepares the work; if it throws, the process reports why and exits
 */
export function serve<P extends Protocol>(
  begin: (start: P['start'], aborted: AbortSignal) => Promise<Work<P>>,
): void {
  const abort = new AbortController();
  let last: Promise<Work<P> | null> = Promise.resolve(null);

  process.on('message', (message: ToProcess<P>) => {
    if ('abort' in message) abort.abort();
    else if ('start' in message) last = last.then(() => start(message.start));
    else if ('finish' in message) void last.then(() => process.disconnect());
    else last = last.then((work) => answer(work, message.job, message.input));
  });
  // Ctrl-C in a terminal and a service manager's stop reach every process of the group. The main
  // process decides what they mean; this one ends when it does.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  process.on('disconnect', () => process.exit());

  async function start(options: P['start']): Promise<Work<P> | null> {
    try {
      const work = await begin(options, abort.signal);
      send({ ready: true });
      return work;
    } catch (error) {
      const unable = error instanceof Failure ? failureData(error) : messageOf(error);
      send({ unable }, () => process.exit(1));
      return null;
    }
  }

  async function answer(
    work: Work<P> | null,
    job: number,
    input: P['job'],
  ): Promise<Work<P> | null> {
    if (work === null) return null;
    try {
      send({ job, result: await work(input, (progress) => send({ job, progress })) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      send({ job, failure: failureData(error) });
    }
    return work;
  }

  /** A failed send isn't an error: if the main process is gone, nobody is left to hear of it. */
  function send(message: FromProcess<P>, then: () => void = () => {}): void {
    process.send?.(message, undefined, undefined, then);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
