import { removeExpired } from '../../collect/feeds/expire.js';
import { isDue, type Refreshing, refreshFeeds } from '../../collect/feeds/refresh.js';
import { openDocumentReader } from '../../collect/reading/reader.js';
import { fetcherFor } from '../../open-fetcher.js';
import { openModel } from '../../open-models.js';
import type { Settings } from '../../settings.js';
import { feedRecordsOf, storageOf } from '../../storage.js';
import type { FeedsRefreshed } from '../context.js';

/**
 * How much of each feed is taken at once, and how long pages are loaded, in milliseconds: moderators' changes
 * wait for it.
 */
const most = 50;
const within = 60_000;

/**
 * Refreshes feeds, and removes the articles that are older than their feeds keep them. The model is loaded only if
 * there is something to change.
 *
 * @param only the numbers of the feeds; `null`: those that are due
 */
export async function refreshFeedsHere(
  settings: Settings,
  only: readonly number[] | null,
  signal: AbortSignal,
): Promise<FeedsRefreshed> {
  const records = await feedRecordsOf(settings);
  const reader = openDocumentReader();
  const now = () => new Date();
  const refreshing: Refreshing = {
    records,
    fetcher: fetcherFor(settings),
    reader,
    indexFolder: settings.indexFolder,
    interval: settings.feeds.minutes * 60_000,
    most,
    within,
    now,
    random: Math.random,
    signal,
    ingest: async (files, gone) => {
      const embedder = await openModel(settings);
      try {
        return await storageOf(settings).ingest(files, { embedder, gone, signal });
      } finally {
        await embedder.close();
      }
    },
  };
  try {
    const wanted = (await records.feeds()).filter((feed) =>
      only === null ? isDue(feed, now()) : only.includes(feed.number),
    );
    // Those that have waited longest come first, as time is up for the last.
    const inOrder = wanted.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
    const feeds = await refreshFeeds(inOrder, refreshing);
    return { feeds, removed: await removeExpired(refreshing) };
  } finally {
    await reader.close();
    await records.close();
  }
}
