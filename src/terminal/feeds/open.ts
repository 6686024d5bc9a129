import { parsedUrl } from '../../article/url.js';
import type { FeedRecords, KeptFeed } from '../../records/feeds.js';
import { readSettings, type Settings } from '../../settings.js';
import { feedRecordsOf } from '../../storage.js';

/** Opens the feeds that the settings name for some work, and closes them after it. */
export async function withFeeds<Result>(
  work: (records: FeedRecords, settings: Settings) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(process.env);
  const records = await feedRecordsOf(settings);
  try {
    return await work(records, settings);
  } finally {
    await records.close();
  }
}

/**
 * The feed at an address, as it was typed or as addresses are kept.
 *
 * @param server only the one that this Discord server has for itself; `null`: the one that all share
 */
export function feedAt(
  feeds: readonly KeptFeed[],
  typed: string,
  server: string | null,
): KeptFeed | undefined {
  return feeds.find((feed) => feed.server === server && isAt(feed, typed));
}

/** Whether a feed is at an address, as it was typed or as addresses are kept. */
export function isAt({ address }: KeptFeed, typed: string): boolean {
  return [typed, parsedUrl(typed)?.href].includes(address);
}
