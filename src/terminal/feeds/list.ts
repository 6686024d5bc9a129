import { failsForLong } from '../../collect/feeds/schedule.js';
import type { KeptFeed } from '../../records/feeds.js';
import { counted, lookOf } from '../layout.js';
import { printable, toJson, write } from '../output.js';
import { keptInWords } from './keep.js';
import { withFeeds } from './open.js';

/** `pullquote feeds list`: the feeds and their health. */
export async function listFeeds({ json }: { readonly json?: boolean }): Promise<void> {
  const feeds = await withFeeds((records) => records.feeds());
  const now = new Date();
  if (json) {
    const shown = feeds.map(({ number, etag, lastModified, ...feed }) => ({
      ...feed,
      failsForLong: failsForLong(feed, now),
    }));
    write(`${toJson(shown, 2)}\n`);
    return;
  }
  if (feeds.length === 0) write('no feeds yet; follow one with pullquote feeds add ADDRESS\n');
  const { colours } = lookOf(process.stdout);
  for (const feed of feeds) {
    const { address, title, articles, server, keepDays } = feed;
    const health = healthOf(feed, now);
    const isBad = feed.ended || failsForLong(feed, now);
    write(`${printable(title ?? 'untitled')}  ${printable(address)}\n`);
    const line = `${counted(articles, 'article')}; ${printable(health)}`;
    write(`    ${isBad ? colours.yellow(line) : line}\n`);
    const more = [
      ...(server === null ? [] : [`of the Discord server ${server}`]),
      ...(keepDays === null ? [] : [keptInWords(keepDays)]),
    ];
    if (more.length > 0) write(`    ${more.join('; ')}\n`);
  }
}

/** How a feed is, in words. */
function healthOf(feed: KeptFeed, now: Date): string {
  const { ended, failingSince, problem, refreshedAt, dueAt } = feed;
  if (ended) return 'ended: its server says that it is gone for good';
  if (failingSince !== null) {
    const days = failsForLong(feed, now) ? ', for more than a week' : '';
    return `failing since ${failingSince.slice(0, 10)}${days}: ${problem ?? 'for no known reason'}`;
  }
  const next = Date.parse(dueAt) <= now.getTime() ? 'due now' : `due at ${minute(dueAt)}`;
  return refreshedAt === null
    ? `not refreshed yet, ${next}`
    : `refreshed at ${minute(refreshedAt)}, ${next}`;
}

/** `2026-03-01 12:05 UTC` */
function minute(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
