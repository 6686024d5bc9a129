import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openFeedRecords } from '../../src/records/feed-store.js';
import type { FeedRecords, FeedState } from '../../src/records/feeds.js';
import { openRecords } from '../../src/records/store.js';
import { temporaryFolder } from '../library/stories.js';

const address = 'https://news.example.org/feed';
const shared = { address, server: null, title: null, keepDays: null };
const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;

function opened(folder = temporaryFolder()): FeedRecords {
  const records = openFeedRecords(folder);
  onTestFinished(() => records.close());
  return records;
}

async function only(records: FeedRecords) {
  const [feed] = await records.feeds();
  if (feed === undefined) throw new Error('there is no feed');
  return feed;
}

const state: FeedState = {
  title: 'Post',
  dueAt: at(2),
  refreshedAt: at(1),
  etag: '"1"',
  lastModified: null,
  failures: 0,
  failingSince: null,
  problem: null,
  refusal: null,
  ended: false,
};
const entry = {
  key: 'a',
  fingerprint: 'f',
  kept: true,
  tries: 0,
  failingSince: null,
  day: '2026-02-27',
};

describe('the feeds', () => {
  it('are kept once each, seen by every process, beside the other records', async () => {
    const folder = temporaryFolder();
    const [one, other] = [opened(folder), opened(folder)];
    await openRecords(folder).close();
    expect(await one.addFeed({ ...shared, title: 'Post' }, at(1))).toBe(true);
    expect(await other.addFeed({ ...shared, title: 'Other' }, at(2))).toBe(false);
    expect(await other.feeds()).toMatchObject([
      { address, title: 'Post', addedAt: at(1), dueAt: at(1), refreshedAt: null, articles: 0 },
    ]);
    const { number } = await only(one);
    expect(await other.removeFeed(number)).toBe(true);
    expect(await one.removeFeed(number)).toBe(false);
  });

  it('are claimed by one process at a time, and given back', async () => {
    const folder = temporaryFolder();
    const [one, other] = [opened(folder), opened(folder)];
    await one.addFeed(shared, at(1));
    const feed = await only(other);
    expect(await one.claim(feed, at(2))).toBe(true);
    expect(await other.claim(feed, at(2))).toBe(false);
    expect((await only(one)).dueAt).toBe(at(2));
    await one.release(feed, feed.dueAt);
    expect(await other.claim(feed, at(2))).toBe(true);
  });

  it('keep what a refresh made of them, and forget entries that are long gone', async () => {
    const records = opened();
    await records.addFeed(shared, at(1));
    const { number } = await only(records);
    await records.finish(number, state, { entries: [entry], at: at(1), forget: at(1) });
    expect(await only(records)).toMatchObject({ ...state, articles: 1 });
    const second = {
      key: 'b',
      fingerprint: null,
      kept: false,
      tries: 2,
      failingSince: null,
      day: '2026-03-01',
    };
    await records.finish(number, state, { entries: [second], at: at(5), forget: at(1) });
    expect([...(await records.entries(number)).values()]).toEqual([entry, second]);
    const third = { ...second, key: 'c' };
    await records.finish(number, state, { entries: [third], at: at(9), forget: at(9) });
    // What is kept as an article stays known: some day it may be too old.
    expect([...(await records.entries(number)).keys()]).toEqual(['a', 'c']);
    await records.removeFeed(number);
    expect((await records.entries(number)).size).toBe(0);
    // A refresh that ends after its feed was removed brings nothing back.
    await records.finish(number, state, { entries: [entry], at: at(9), forget: at(5) });
    expect(await records.feeds()).toEqual([]);
    expect((await records.entries(number)).size).toBe(0);
  });

  it('are one for each server that follows an address, and one for all', async () => {
    const records = opened();
    const [one, other] = ['111111111111111111', '222222222222222222'];
    for (const server of [null, one, other]) {
      const feed = { ...shared, server: server ?? null };
      expect(await records.addFeed(feed, at(1))).toBe(true);
      expect(await records.addFeed(feed, at(1))).toBe(false);
    }
    const feeds = await records.feeds();
    expect(feeds.map(({ server }) => server)).toEqual([null, one, other]);
    await records.removeFeed(feeds[1]?.number ?? 0);
    expect((await records.feeds()).map(({ server }) => server)).toEqual([null, other]);
  });

  it('say which articles are older than they are kept, unless another feed of the server keeps them', async () => {
    const records = opened();
    const server = '111111111111111111';
    for (const [path, keepDays, owner] of [
      ['a', 30, null],
      ['b', 60, null],
      ['c', null, null],
      ['d', null, server],
    ] as const) {
      await records.addFeed({ ...shared, address: address + path, keepDays, server: owner }, at(1));
    }
    const [a = 0, b = 0, c = 0, d = 0] = (await records.feeds()).map(({ number }) => number);
    const hold = async (feed: number, ...entries: (readonly [key: string, day: string])[]) => {
      const kept = entries.map(([key, day]) => ({ ...entry, key, day }));
      await records.finish(feed, state, { entries: kept, at: at(1), forget: at(1) });
    };
    await hold(a, ['old', '2026-01-01'], ['edge', '2026-01-30'], ['both', '2026-01-02']);
    await hold(a, ['shared', '2026-01-03'], ['elsewhere', '2026-01-04']);
    await hold(b, ['both', '2026-01-02']);
    await hold(c, ['shared', '2026-01-03']);
    await hold(d, ['elsewhere', '2026-01-04']);
    const keys = async (today: string) =>
      (await records.expired(today)).map(({ feed, key }) => `${feed}${key}`);
    expect(await keys('2026-03-01')).toEqual([`${a}old`, `${a}elsewhere`]);
    expect(await keys('2026-03-02')).toEqual([`${a}old`, `${a}elsewhere`, `${a}edge`]);
    const later = [`${a}both`, `${b}both`];
    expect(await keys('2026-03-05')).toEqual(expect.arrayContaining(later));
    await records.drop(await records.expired('2026-03-05'));
    expect(await keys('2026-03-05')).toEqual([]);
    await records.keepFor(c, 1);
    expect(await keys('2026-03-05')).toEqual(expect.arrayContaining([`${a}shared`, `${c}shared`]));
    expect(await records.keepFor(99, 1)).toBe(false);
  });

  it('are reported to a server once for each time that they fail', async () => {
    const records = opened();
    await records.addFeed(shared, at(1));
    const { number } = await only(records);
    const report = (guild: string, since: string) => records.report(number, guild, since);
    expect([await report('g', at(1)), await report('g', at(1))]).toEqual([true, false]);
    expect([await report('h', at(1)), await report('g', at(5))]).toEqual([true, true]);
    expect(await records.report(99, 'g', at(1))).toBe(false);
  });

  it('of an older version are still there, with their entries', async () => {
    const folder = temporaryFolder();
    await openRecords(folder).close();
    const db = new Database(path.join(folder, 'records.db'));
    db.exec(`DROP TABLE feed_reports; DROP TABLE feed_entries; DROP TABLE feeds;
      CREATE TABLE feeds (number INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE,
        title TEXT, added_at TEXT NOT NULL, due_at TEXT NOT NULL, refreshed_at TEXT, etag TEXT,
        last_modified TEXT, failures INTEGER NOT NULL DEFAULT 0, failing_since TEXT, problem TEXT,
        ended INTEGER NOT NULL DEFAULT 0);
      CREATE TABLE feed_entries (feed INTEGER NOT NULL REFERENCES feeds (number) ON DELETE CASCADE,
        key TEXT NOT NULL, fingerprint TEXT, kept INTEGER NOT NULL, tries INTEGER NOT NULL,
        seen_at TEXT NOT NULL, PRIMARY KEY (feed, key)) WITHOUT ROWID;
      INSERT INTO feeds (number, address, added_at, due_at) VALUES (7, '${address}', '${at(1)}', '${at(2)}');
      INSERT INTO feed_entries VALUES (7, 'a', 'f', 1, 0, '${at(2)}');
      PRAGMA user_version = 4;`);
    db.close();
    const records = opened(folder);
    expect(await only(records)).toMatchObject({
      number: 7,
      server: null,
      keepDays: null,
      articles: 1,
    });
    expect([...(await records.entries(7)).values()]).toEqual([{ ...entry, day: '2026-03-02' }]);
    await records.removeFeed(7);
    expect((await records.entries(7)).size).toBe(0);
  });
});
