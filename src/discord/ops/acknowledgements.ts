import type { Metrics } from './metrics.js';

/**
 * An acknowledgement that takes longer is held up by Discord or by the way there, in milliseconds:
 * answers don't wait for it. On a small machine in a rush, this thread alone takes half of that.
 */
const usual = 1_000;
/** How long an answer waits for acknowledgements at most, however many come, in milliseconds. */
const longestPause = 1_000;
const lookAgain = 2;

/** The acknowledgements that are on their way to Discord, which wants each within 3 s. */
export interface Acknowledgements {
  /** Sends one, and takes its time. */
  send(request: () => Promise<unknown>): Promise<void>;
  /**
   * Resolves once none is on its way, those aside that Discord holds up. An answer keeps this thread
   * busy for some tens of milliseconds; in a rush, acknowledging everybody comes first.
   */
  settled(): Promise<void>;
}

/** Follows the acknowledgements on their way. */
export function openAcknowledgements(metrics: Metrics): Acknowledgements {
  const underWay = new Set<{ readonly since: number }>();
  const fresh = (): boolean => [...underWay].some(({ since }) => since > performance.now() - usual);
  return {
    send: async (request) => {
      const one = { since: performance.now() };
      underWay.add(one);
      try {
        await request();
        metrics.acknowledged(performance.now() - one.since);
      } finally {
        underWay.delete(one);
      }
    },
    settled: async () => {
      const until = performance.now() + longestPause;
      // Events that have come in meanwhile are taken before the next look.
      do await new Promise((resolve) => setTimeout(resolve, lookAgain));
      while (fresh() && performance.now() < until);
    },
  };
}
