import { findFeed } from '../../collect/feeds/find-feed.js';
import { refusalOf } from '../../collect/problem.js';
import { openDocumentReader } from '../../collect/reading/reader.js';
import { Failure } from '../../failure.js';
import { RefusedDownload } from '../../fetch/refused-download.js';
import type { FeedRecords, NewFeed } from '../../records/feeds.js';
import type { BotContext } from '../context.js';

/** The most feeds that moderators may follow in one collection: each is loaded every half hour. */
export const mostFeeds = 50;

/** What came of following a feed. */
export type Followed =
  | { readonly kind: 'added' | 'known'; readonly feed: NewFeed }
  /** There is a page that names no feed. */
  | { readonly kind: 'none' }
  /** What is there can't be loaded or read; `refusal` as of a kept feed. */
  | { readonly kind: 'failed'; readonly refusal: string }
  | { readonly kind: 'too-many' };

/**
 * Follows the feed at an address, or the one that the page there names.
 *
 * @param server the server that has its articles for itself; `null` if all share them
 * @throws Failure as the records do
 */
export async function followFeed(
  address: string,
  { server, keepDays }: { readonly server: string | null; readonly keepDays: number | null },
  records: FeedRecords,
  { fetcher }: Pick<BotContext, 'fetcher'>,
): Promise<Followed> {
  const now = () => new Date();
  const own = (await records.feeds()).filter((feed) => feed.server === server);
  if (own.length >= mostFeeds) return { kind: 'too-many' };
  const reader = openDocumentReader();
  try {
    const found = await findFeed(address, { fetcher, reader, now });
    if (found === null) return { kind: 'none' };
    const { title } = found;
    const feed = { address: found.address, title, server, keepDays };
    const isNew = await records.addFeed(feed, now().toISOString());
    return { kind: isNew ? 'added' : 'known', feed };
  } catch (error) {
    const isUnreadable = error instanceof Failure && error.kind === 'unreadable-file';
    if (!isUnreadable && !(error instanceof RefusedDownload)) throw error;
    return { kind: 'failed', refusal: refusalOf(error) };
  } finally {
    await reader.close();
  }
}
