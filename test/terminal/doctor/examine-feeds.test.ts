import { expect, it } from 'vitest';
import { openFeedRecords } from '../../../src/records/feed-store.js';
import { readSettings } from '../../../src/settings.js';
import { examineFeeds } from '../../../src/terminal/doctor/examine-feeds.js';
import { temporaryFolder } from '../../library/stories.js';

it('the doctor names feeds that have failed for a week, or ended', async () => {
  const indexFolder = temporaryFolder();
  const found = async (day: string) => {
    const findings = [];
    const settings = { ...readSettings({}), indexFolder };
    for await (const one of examineFeeds(settings, new Date(day))) {
      findings.push(`${one.state} ${one.what}`);
    }
    return findings;
  };
  expect(await found('2026-03-01')).toEqual([]);
  const records = openFeedRecords(indexFolder);
  const since = '2026-03-01T00:00:00.000Z';
  for (const name of ['bad', 'gone', 'good']) {
    const address = `https://${name}.example.org/`;
    await records.addFeed({ address, server: null, title: null, keepDays: null }, since);
  }
  for (const feed of await records.feeds()) {
    const fails = !feed.address.includes('good');
    const state = {
      ...feed,
      failingSince: fails ? since : null,
      problem: fails ? 'was answered with 500' : null,
      ended: feed.address.includes('gone'),
      dueAt: '2026-03-08T00:00:00.000Z',
    };
    await records.finish(feed.number, state, { entries: [], at: since, forget: since });
  }
  await records.close();
  const ended = 'note the feed https://gone.example.org/ has ended';
  const summary = 'ok 3 feeds with 0 articles, not refreshed yet, 2 failing';
  expect(await found('2026-03-07')).toEqual([summary, ended]);
  expect(await found('2026-03-08')).toEqual([
    summary,
    'note the feed https://bad.example.org/ has failed since 2026-03-01: it was answered with 500',
    ended,
  ]);
  expect((await found('2026-03-10'))[1]).toBe(
    'note 2 feeds should have been refreshed more than a day ago',
  );
});
