import type { Acknowledgements, Metrics } from '../context.js';

/**
 * An acknowledgement that takes longer is held up by Discord or the connection, in milliseconds:
 * answers don't wait for it. On a small machine in a rush, this thread alone takes half of that.
 */
const usual = 1_000;
/** The longest that an answer waits for acknowledgements, however many come, in milliseconds. */
const longestPause = 1_000;
const lookAgain = 2;

/** Keeps track of the acknowledgements that are on their way. */
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
      // Events that have arrived meanwhile are handled before the next look.
      do await new Promise((resolve) => setTimeout(resolve, lookAgain));
      while (fresh() && performance.now() < until);
    },
  };
}
