import type { Logger } from 'pino';
import { isDue } from '../../collect/feeds/refresh.js';
import { Failure } from '../../failure.js';
import type { FeedRecords, KeptFeed } from '../../records/feeds.js';
import { utcDay } from '../../text/day.js';
import type { Additions } from '../context.js';

/** Milliseconds between two looks at which feeds are due. */
const lookEvery = 30_000;

/** Refreshes feeds when they are due. */
export interface FeedSchedule {
  /** Looks at once, and then now and then. */
  start(): void;
  /** Looks now, or else as soon as it has done so. */
  look(): void;
  /** Ends it; a refresh that runs is ended by whoever makes the changes. */
  close(): Promise<void>;
}

/**
 * The schedule of feeds.
 *
 * @param onLooked called with the feeds after each look, refreshed or not
 */
export function openFeedSchedule(
  records: Pick<FeedRecords, 'feeds' | 'expired'>,
  additions: Pick<Additions, 'refreshFeeds'>,
  log: Logger,
  onLooked: (feeds: readonly KeptFeed[]) => Promise<void>,
): FeedSchedule {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  async function look(): Promise<void> {
    try {
      const now = new Date();
      const feeds = await records.feeds();
      const isWork =
        feeds.some((feed) => isDue(feed, now)) || (await records.expired(utcDay(now))).length > 0;
      if (isWork) await additions.refreshFeeds(null, { waiting: () => undefined });
      await onLooked(isWork ? await records.feeds() : feeds);
    } catch (err) {
      const kind = err instanceof Failure ? err.kind : null;
      // While the command line writes, or the bot leaves, feeds wait for the next look.
      if (kind === 'index-busy' || kind === 'interrupted') log.debug({ err }, 'feeds wait');
      else log.error({ err }, 'could not refresh feeds');
    }
  }

  const lookOnce = (): void => {
    running ??= look().finally(() => {
      running = null;
    });
  };
  let isClosed = false;
  return {
    look() {
      // What runs may have looked too early.
      void (running ?? Promise.resolve()).then(() => {
        if (!isClosed) lookOnce();
      });
    },
    start() {
      lookOnce();
      timer = setInterval(lookOnce, lookEvery);
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}
