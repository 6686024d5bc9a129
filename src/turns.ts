import PQueue from 'p-queue';
import { Failure } from './failure.js';

/** Whose turn it is to use something that takes only a few at once. */
export interface Turns {
  /**
   * Does work when its turn comes. If whoever asked for it has left by then, it isn't done.
   *
   * @throws Failure as `tooMany` makes it if too many wait, `interrupted` if the asker has left, and what the work throws
   */
  take<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Resolves once nothing runs or waits. */
  idle(): Promise<void>;
}

/**
 * @param atOnce how much is done at once
 * @param mostWaiting how much more may wait
 * @param tooMany what to say if more comes
 */
export function openTurns(atOnce: number, mostWaiting: number, tooMany: () => Failure): Turns {
  const queue = new PQueue({ concurrency: atOnce });
  return {
    async take(work, signal) {
      if (queue.size >= mostWaiting) throw tooMany();
      // The queue's own signal would give a turn away while its work goes on.
      return queue.add(async () => {
        if (signal.aborted) throw new Failure('answer', 'interrupted', 'Whoever asked has left.');
        return work();
      });
    },
    idle: () => queue.onIdle(),
  };
}
