import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.js';

/** Hosts that are remembered. */
const mostHosts = 1_000;

/** Lets one request at a time go to each host, with a pause between them. */
export interface Pacing {
  /** Does something with a host in its turn. `pause`: milliseconds from the last beginning to this one. */
  inTurn<Result>(
    host: string,
    pause: number,
    work: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;
  /** Milliseconds for which a host doesn't want to be asked; 0 if it doesn't mind. */
  blockedFor(host: string): number;
  /** Notes for how many milliseconds a host doesn't want to be asked. */
  block(host: string, ms: number): void;
}

interface Host {
  last: Promise<unknown>;
  begunAt: number;
  blockedUntil: number;
}

export function openPacing(clock: Clock): Pacing {
  const hosts = new LRUCache<string, Host>({ max: mostHosts });
  const hostOf = (name: string): Host => {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    const host = { last: Promise.resolve(), begunAt: Number.NEGATIVE_INFINITY, blockedUntil: 0 };
    hosts.set(name, host);
    return host;
  };
  return {
    inTurn(name, pause, work, signal) {
      const host = hostOf(name);
      const mine = host.last.then(async () => {
        const wait = host.begunAt + pause - clock.now();
        if (wait > 0) await clock.sleep(wait, signal);
        signal?.throwIfAborted();
        host.begunAt = clock.now();
        return work();
      });
      host.last = mine.catch(() => undefined);
      return mine;
    },
    blockedFor: (name) => Math.max(0, hostOf(name).blockedUntil - clock.now()),
    block(name, ms) {
      hostOf(name).blockedUntil = clock.now() + ms;
    },
  };
}
