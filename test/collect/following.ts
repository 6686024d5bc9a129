import { onTestFinished } from 'vitest';
import { removeExpired } from '../../src/collect/feeds/expire.js';
import { isDue, type Refreshed, refreshFeeds } from '../../src/collect/feeds/refresh.js';
import { readDocument } from '../../src/collect/reading/read.js';
import type { Clock } from '../../src/fetch/clock.js';
import { ingest } from '../../src/library/ingest/ingest.js';
import { openListing } from '../../src/library/sqlite/listing.js';
import { openFeedRecords } from '../../src/records/feed-store.js';
import type { KeptFeed } from '../../src/records/feeds.js';
import { fetcherWith } from '../fetch/fetcher.js';
import { smallEmbedder } from '../library/small-embedder.js';
import { temporaryFolder } from '../library/stories.js';
import { type Answer, feedServer } from './feed-server.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The day on which every test begins. */
export const start = Date.parse('2026-03-04T12:00:00Z');

/** A site whose feed `/feed` is followed, by a clock that stands still. */
export async function following(answers: Record<string, Answer>, addresses = ['/feed']) {
  const server = await feedServer(answers);
  const indexFolder = temporaryFolder();
  const records = openFeedRecords(indexFolder);
  // A process for each test would take longer than the tests.
  const reader = { read: readDocument, close: async () => undefined };
  onTestFinished(() => records.close());
  let time = start;
  const clock: Clock = { now: () => time, sleep: async (ms) => void pass(ms) };
  const pass = (ms: number): void => {
    time += ms;
  };
  const fetcher = fetcherWith({ allow: [server.host], clock });
  for (const path of addresses) {
    const feed = { address: server.base + path, server: null, title: null, keepDays: null };
    await records.addFeed(feed, new Date(time).toISOString());
  }
  const embedder = smallEmbedder();
  const refreshing = {
    records,
    fetcher,
    reader,
    indexFolder,
    interval: 30 * minute,
    most: 100,
    within: hour,
    now: () => new Date(time),
    random: () => 0.5,
    signal: new AbortController().signal,
    ingest: (files: readonly string[], gone: readonly string[]) =>
      ingest(files, { folder: indexFolder, embedder, gone }),
  };
  return {
    ...server,
    records,
    indexFolder,
    pass,
    now: () => time,
    /** Refreshes the feeds that are due. */
    refresh: async (more: Partial<typeof refreshing> = {}): Promise<readonly Refreshed[]> => {
      const due = (await records.feeds()).filter((feed) => isDue(feed, new Date(time)));
      return refreshFeeds(due, { ...refreshing, ...more });
    },
    /** Removes what is older than the feeds keep it. */
    expire: (more: Partial<typeof refreshing> = {}) => removeExpired({ ...refreshing, ...more }),
    refreshing,
    feed: async (): Promise<KeptFeed> => {
      const [feed] = await records.feeds();
      if (feed === undefined) throw new Error('there is no feed');
      return feed;
    },
    articles: async () => {
      const listing = openListing(indexFolder);
      const articles = await listing.articles();
      await listing.close();
      return articles.map(({ title, url, date, author, publisher }) => ({
        title,
        url,
        date,
        author,
        publisher,
      }));
    },
  };
}
