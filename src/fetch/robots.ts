import { LRUCache } from 'lru-cache';
import robotsModule from 'robots-parser';
import { RefusedDownload } from './refused-download.js';
import { boundedRobots } from './robots-text.js';

/** What a site's robots.txt says to us. */
export interface Rules {
  allows(url: URL): boolean;
  /** Milliseconds that it wants between two requests; 0 if it doesn't say. */
  readonly pause: number;
}

/** The rules of sites, each loaded once in an hour. */
export interface Robots {
  /** @throws RefusedDownload as loading throws it, if the site can't be reached or fails itself */
  rulesFor(url: URL): Promise<Rules>;
}

/** How long rules hold, in milliseconds. RFC 9309 says at most a day. */
const holdFor = 3_600_000;
/** How long a site whose rules couldn't be loaded isn't asked again for them, in milliseconds. */
const failureHoldsFor = 300_000;
/** The longest pause that a site may ask for, in milliseconds. */
const longestPause = 30_000;
const mostSites = 1_000;

/** Its types are for another way of importing it. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

const everything: Rules = { allows: () => true, pause: 0 };

/**
 * Reads robots.txt by RFC 9309: a site that has none, or refuses to show it, allows everything.
 *
 * @param userAgent whose first word is the name that rules are for
 * @param load loads a robots.txt; it throws RefusedDownload if there is none
 * @param now milliseconds since 1970
 */
export function openRobots(
  userAgent: string,
  load: (url: URL) => Promise<string>,
  now: () => number,
): Robots {
  const sites = new LRUCache<string, { readonly rules: Promise<Rules>; readonly until: number }>({
    max: mostSites,
  });
  async function rulesOf(file: URL): Promise<Rules> {
    try {
      return rulesIn(await load(file), file, userAgent);
    } catch (error) {
      if (!(error instanceof RefusedDownload)) throw error;
      if (meansNone(error)) return everything;
      const { reason, detail, retryAfter } = error;
      // Anything else is as wrong with the site's pages.
      if (reason !== 'status' && reason !== 'tooSlow') throw error;
      throw new RefusedDownload(reason, detail, { cause: error, retryAfter, of: 'robots.txt' });
    }
  }
  return {
    rulesFor({ origin }) {
      const known = sites.get(origin);
      if (known !== undefined && now() < known.until) return known.rules;
      const rules = rulesOf(new URL('/robots.txt', origin));
      sites.set(origin, { rules, until: now() + holdFor });
      rules.catch(() => sites.set(origin, { rules, until: now() + failureHoldsFor }));
      return rules;
    },
  };
}

function rulesIn(text: string, file: URL, userAgent: string): Rules {
  const [name = ''] = userAgent.toLowerCase().split('/');
  const robots = robotsParser(file.href, boundedRobots(text, name.trim()));
  const seconds = robots.getCrawlDelay(userAgent) ?? 0;
  return {
    allows: (url) => robots.isAllowed(url.href, userAgent) !== false,
    pause: Math.min(longestPause, Math.max(0, seconds * 1_000) || 0),
  };
}

/** A failing server may have rules that it can't show; one that says 404 or 403 has none. */
function meansNone({ reason, detail }: RefusedDownload): boolean {
  if (reason === 'status') return /^[1-4]/.test(detail) && detail !== '429';
  return reason === 'tooManyRedirects' || reason === 'type';
}
