import { existsSync } from 'node:fs';
import { failsForLong } from '../../collect/feeds/schedule.js';
import type { KeptFeed } from '../../records/feeds.js';
import { recordFile } from '../../records/schema.js';
import type { Settings } from '../../settings.js';
import { feedRecordsOf, keepsFeeds } from '../../storage.js';
import { counted } from '../layout.js';
import { printable } from '../output.js';
import { type Finding, failed } from './finding.js';

/** How long after it was due a feed is overdue, in milliseconds: a day. */
const overdueAfter = 24 * 3_600_000;

/** Names the feeds that have failed for a week, or ended, or that nobody refreshes. Says nothing if there are none. */
export async function* examineFeeds(
  settings: Pick<Settings, 'indexFolder' | 'library' | 'weaviate'>,
  now: Date,
): AsyncGenerator<Finding> {
  if (!keepsFeeds(settings) || !existsSync(recordFile(settings.indexFolder))) return;
  try {
    const records = await feedRecordsOf(settings);
    const feeds = await records.feeds();
    await records.close();
    if (feeds.length === 0) return;
    yield { state: 'ok', what: summaryOf(feeds) };
    const overdue = feeds.filter(({ ended, dueAt }) => !ended && isOverdue(dueAt, now));
    if (overdue.length > 0) {
      yield {
        state: 'note',
        what: `${counted(overdue.length, 'feed')} should have been refreshed more than a day ago`,
        next: 'Start the bot, which refreshes feeds, or run `pullquote feeds refresh` from cron.',
      };
    }
    for (const feed of feeds) {
      const { address, server, ended, problem, failingSince } = feed;
      if (!ended && !failsForLong(feed, now)) continue;
      const why = ended
        ? 'has ended'
        : `has failed since ${failingSince?.slice(0, 10)}: it ${problem}`;
      yield {
        state: 'note',
        what: printable(`the feed ${address} ${why}`),
        next:
          server === null
            ? 'Give it its new address with `pullquote feeds add`, or run `pullquote feeds remove`.'
            : `It belongs to the Discord server ${server}: moderators there can change it with /feeds.`,
      };
    }
  } catch (error) {
    yield failed(error);
  }
}

function isOverdue(dueAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(dueAt) > overdueAfter;
}

/** How many feeds there are, when they were refreshed last, and how many fail at present. */
function summaryOf(feeds: readonly KeptFeed[]): string {
  const articles = feeds.reduce((sum, feed) => sum + feed.articles, 0);
  const last = feeds
    .flatMap(({ refreshedAt }) => refreshedAt ?? [])
    .sort()
    .at(-1);
  const failing = feeds.filter(({ failingSince }) => failingSince !== null).length;
  return [
    `${counted(feeds.length, 'feed')} with ${counted(articles, 'article')}`,
    last === undefined ? 'not refreshed yet' : `last refreshed on ${last.slice(0, 10)}`,
    ...(failing === 0 ? [] : [`${failing} failing`]),
  ].join(', ');
}
