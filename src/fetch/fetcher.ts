import type { IncomingMessage } from 'node:http';
import { type Clock, systemClock } from './clock.js';
import { openGuard } from './guard.js';
import { openPacing } from './pacing.js';
import { RefusedDownload } from './refused-download.js';
import { readBeginning, readBody, redirectOf, send } from './request.js';
import { readRetryAfter } from './retry-after.js';
import { openRobots } from './robots.js';

/** How long a download with all its redirects may take, in milliseconds, without waiting for its turn. */
const longestDownload = 20_000;
const mostRedirects = 5;
/** Least time between the beginnings of two requests to a public host, in milliseconds. */
const usualPause = 1_000;
/** Bytes of a robots.txt that are read, as RFC 9309 wants, and how long it may take, in milliseconds. */
const robotsLimits = { largest: 500_000, within: 10_000 };
/** How often a request is sent that the server first answers with "later". */
const mostTries = 3;

/** What the fetcher is opened with. */
export interface FetcherOptions {
  /** Who asks; its first word is the name that a robots.txt has rules for. */
  readonly userAgent: string;
  /** `host:port` of hosts that may be at private addresses. They are the operator's, and not paced. */
  readonly allow?: readonly string[];
  /** Milliseconds that it waits for a host that wants to be asked later; 0 by default. */
  readonly patience?: number;
  readonly clock?: Clock;
}

/** What is wanted from an address. */
export interface Wanted {
  /** The header of that name. */
  readonly accept: string;
  /** Whether a media type, in lower case, is read. By default, any is. */
  takes?(type: string): boolean;
  /** Most bytes, after unpacking. */
  readonly largest: number;
  /** Milliseconds; 20 s by default. */
  readonly within?: number;
  /** What was sent with an earlier version: if there is no newer one, nothing is downloaded. */
  readonly validators?: Validators;
  readonly signal?: AbortSignal;
}

/** What a server says of a version, to be sent back when asking for a newer one. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** What was downloaded. */
export interface Download {
  /** The final address, after redirects, without the fragment. */
  readonly url: string;
  /** Media type in lower case; empty if the server didn't say. */
  readonly type: string;
  /** The encoding that the header names; `null` if it names none. */
  readonly charset: string | null;
  readonly bytes: Uint8Array;
  readonly validators: Validators;
}

/** Loads what people and feeds point to, which may be anything. */
export interface Fetcher {
  /**
   * Downloads what is at an address. It asks for the site's robots.txt first, lets the host rest
   * between requests, and checks each redirect like the address itself.
   *
   * @returns `null` if there is no newer version than that of the validators
   * @throws RefusedDownload
   */
  fetch(address: string, wanted: Wanted): Promise<Download | null>;
}

/** Whether a robots.txt is asked for: no rules hold for it, and a long one is cut off. */
interface Kind {
  readonly isRobots: boolean;
}

/** What a download with all its redirects may still take. */
interface Budget extends Kind {
  /** Milliseconds. */
  left: number;
}

/** Opens a fetcher. It remembers robots.txt files and when it last asked each host. */
export function openFetcher({
  userAgent,
  allow = [],
  patience = 0,
  clock = systemClock,
}: FetcherOptions): Fetcher {
  const guard = openGuard(allow);
  const pacing = openPacing(clock);
  const robots = openRobots(userAgent, loadRobots, clock.now);

  async function loadRobots(url: URL): Promise<string> {
    const wanted = { accept: 'text/plain', ...robotsLimits };
    const found = await follow(url.href, wanted, { isRobots: true });
    return Buffer.from(found?.bytes ?? []).toString('utf8');
  }

  async function follow(
    address: string,
    wanted: Wanted,
    { isRobots }: Kind,
  ): Promise<Download | null> {
    const budget: Budget = { left: wanted.within ?? longestDownload, isRobots };
    let url = guard.check(address);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const pause = isRobots ? 0 : await allowedPause(url);
      const next = await ask(url, wanted, pause, budget);
      if (!(next instanceof URL)) return next;
      url = next;
    }
    throw new RefusedDownload('tooManyRedirects');
  }

  /** Milliseconds between two requests. @throws RefusedDownload `robots` */
  async function allowedPause(url: URL): Promise<number> {
    const { allows, pause } = await robots.rulesFor(url);
    if (!allows(url)) throw new RefusedDownload('robots');
    return guard.isAllowed(url) ? 0 : Math.max(usualPause, pause);
  }

  /** Asks for one address: where it leads to, or what is there. */
  async function ask(
    url: URL,
    wanted: Wanted,
    pause: number,
    budget: Budget,
  ): Promise<URL | Download | null> {
    for (let tries = 1; ; tries += 1) {
      const work = async () => {
        const blocked = pacing.blockedFor(url.host);
        if (blocked > patience) throw new RefusedDownload('status', '429', { retryAfter: blocked });
        if (blocked > 0) await clock.sleep(blocked, wanted.signal);
        return exchange(url, wanted, budget);
      };
      try {
        return await pacing.inTurn(url.host, pause, work, wanted.signal);
      } catch (error) {
        const later = error instanceof RefusedDownload ? error.retryAfter : null;
        if (later !== null) pacing.block(url.host, later);
        if (later === null || later > patience || tries === mostTries) throw error;
      }
    }
  }

  async function exchange(
    url: URL,
    wanted: Wanted,
    budget: Budget,
  ): Promise<URL | Download | null> {
    const begun = performance.now();
    const limit = AbortSignal.timeout(Math.max(1, Math.round(budget.left)));
    const signal = wanted.signal ? AbortSignal.any([limit, wanted.signal]) : limit;
    try {
      const headers = headersFor(wanted);
      const response = await send({ url, headers, signal }, guard);
      try {
        const next = redirectOf(response);
        return next === null
          ? await read(response, url, wanted, budget)
          : guard.check(next, url.href);
      } finally {
        response.destroy();
      }
    } catch (error) {
      throw asRefusal(error, limit);
    } finally {
      budget.left -= performance.now() - begun;
    }
  }

  function headersFor({ accept, validators }: Wanted): Record<string, string> {
    return {
      accept,
      'user-agent': userAgent,
      ...(validators?.etag && { 'if-none-match': validators.etag }),
      ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
    };
  }

  async function read(
    response: IncomingMessage,
    url: URL,
    { takes, largest, validators }: Wanted,
    { isRobots }: Kind,
  ): Promise<Download | null> {
    const { statusCode: status = 0, headers } = response;
    // Whoever wasn't asked for a newer version than one can't say that there is none.
    if (status === 304 && (validators?.etag || validators?.lastModified)) return null;
    if (status !== 200) {
      const asks = status === 429 || status === 503;
      const retryAfter = asks ? readRetryAfter(headers['retry-after'], clock.now()) : null;
      throw new RefusedDownload('status', String(status), { retryAfter });
    }
    const [named = '', ...parameters] = (headers['content-type'] ?? '').split(';');
    const type = named.trim().toLowerCase();
    if (takes?.(type) === false) throw new RefusedDownload('type', named.trim().slice(0, 80));
    return {
      url: url.href,
      type,
      charset: /charset\s*=\s*"?([\w.:-]+)/i.exec(parameters.join(';'))?.[1] ?? null,
      bytes: await (isRobots ? readBeginning : readBody)(response, largest),
      validators: {
        etag: headers.etag ?? null,
        lastModified: headers['last-modified'] ?? null,
      },
    };
  }

  return { fetch: (address, wanted) => follow(address, wanted, { isRobots: false }) };
}

function asRefusal(error: unknown, limit: AbortSignal): RefusedDownload {
  if (error instanceof RefusedDownload) return error;
  if (limit.aborted) return new RefusedDownload('tooSlow', '', { cause: error });
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  // The agents say so only in the message.
  const refused = code === '' && /^DNS lookup .* is not allowed/.test(message);
  const reason = refused ? 'privateAddress' : 'unreachable';
  return new RefusedDownload(reason, String(code), { cause: error });
}
