import type { Metrics } from './operation/metrics.js';

/** How long a question waits for acknowledgements at most, in milliseconds. */
const longestPause = 1_000;
const lookAgain = 2;

/** The acknowledgements that are on their way to Discord, which wants each within 3 s. */
export interface Acknowledgements {
  /** Sends one, and takes its time. */
  send(request: () => Promise<unknown>): Promise<void>;
  /**
   * Resolves once none is on its way. An answer keeps this thread busy for some tens of
   * milliseconds; in a rush, acknowledging everybody comes first.
   */
  settled(): Promise<void>;
}

/** Counts the acknowledgements on their way. */
export function openAcknowledgements(metrics: Metrics): Acknowledgements {
  let underWay = 0;
  return {
    send: async (request) => {
      const started = performance.now();
      underWay += 1;
      try {
        await request();
      } finally {
        underWay -= 1;
        metrics.acknowledged(performance.now() - started);
      }
    },
    settled: async () => {
      const until = performance.now() + longestPause;
      // Events that have come in meanwhile are taken before the next look.
      do await new Promise((resolve) => setTimeout(resolve, lookAgain));
      while (underWay > 0 && performance.now() < until);
    },
  };
}
