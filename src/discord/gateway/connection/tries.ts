import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Trouble } from '../../ops/troubles.js';

/** What has to be reached: Discord's API, or the gateway by the shard of this number. */
export type Reached = 'api' | number;

/** How long to wait for what, in milliseconds. */
export interface Waits {
  /** After so many failed tries in a row. */
  readonly between: (failed: number) => number;
  /** For the gateway to open a connection. */
  readonly handshake: number;
  /** For its HELLO, counted from the same moment: longer. */
  readonly hello: number;
}

/** What can't be reached at present. */
export interface Tries {
  /**
   * Notes that a try failed, says so in the log, and waits until the next one is due.
   *
   * @param why a sentence
   * @throws the signal's reason, once it is aborted
   */
  failed(what: Reached, why: string, signal: AbortSignal): Promise<void>;
  reached(what: Reached): void;
  /** For `/healthz`. */
  current(): readonly Trouble[];
}

const firstWait = 1_000;
/** With it, a day has fewer tries than the 1,000 log-ins that Discord allows a bot. */
const longestWait = 90_000;

/** Doubles, and adds up to a quarter: bots that lost Discord together don't come back together. */
function growing(failed: number): number {
  return Math.min(firstWait * 2 ** (failed - 1), longestWait) * (1 + Math.random() / 4);
}

export const ordinaryWaits: Waits = { between: growing, handshake: 10_000, hello: 20_000 };

/** Nothing has failed yet. */
export function openTries(log: Logger, { between }: Waits): Tries {
  const failing = new Map<Reached, { readonly failed: number; readonly trouble: Trouble }>();
  return {
    failed: async (what, why, signal) => {
      signal.throwIfAborted();
      const before = failing.get(what);
      const failed = (before?.failed ?? 0) + 1;
      const ms = between(failed);
      const nextTry = new Date(Date.now() + ms).toISOString();
      const since = before?.trouble.since ?? new Date().toISOString();
      const next = `It tries again at ${nextTry}.`;
      failing.set(what, { failed, trouble: { not: 'Discord is connected', since, why, next } });
      const shard = what === 'api' ? {} : { shard: what };
      const seconds = Math.round(ms / 100) / 10;
      log.warn({ ...shard, failed, nextTry }, `${why} It tries again in ${seconds} s.`);
      await after(ms, undefined, { signal });
    },
    reached: (what) => {
      failing.delete(what);
    },
    current: () => [...failing.values()].map(({ trouble }) => trouble),
  };
}
