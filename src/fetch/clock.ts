import { setTimeout as after } from 'node:timers/promises';

/** The time, which tests make themselves. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits. @throws AbortError if the signal is aborted */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await after(ms, undefined, signal && { signal });
  },
};
