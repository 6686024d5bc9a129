import { expect, it, onTestFinished } from 'vitest';
import { openFeedRecords } from '../../../src/records/feed-store.js';
import { feedServer, rss } from '../../collect/feed-server.js';
import { until } from '../../fetch/until.js';
import { ferry } from '../stories.js';
import { boldIn, curating } from './curating.js';

const item = ({ title, text }: typeof ferry, link: string) => ({
  link,
  title,
  content: text
    .split('\n\n')
    .map((one) => `<p>${one}</p>`)
    .join('')
    .concat(`<p>${'The council meets again on the first Tuesday of the month. '.repeat(20)}</p>`),
});

it('a bot refreshes its feeds, answers from them, and a bad one costs only itself', async () => {
  const server = await feedServer({
    '/feed': rss([item(ferry, '/ferry')]),
    '/bad': '<rss version="2.0"><channel>',
  });
  const room = await curating({ env: { PULLQUOTE_FETCH_ALLOW: server.host } });
  const records = openFeedRecords(room.settings.indexFolder);
  onTestFinished(() => records.close());
  const now = new Date().toISOString();
  for (const path of ['/feed', '/bad']) {
    const feed = { address: server.base + path, server: null, title: null, keepDays: null };
    await records.addFeed(feed, now);
  }
  // A bot looks as it starts.
  await room.restart('stop');
  await until(async () => (await records.feeds()).every(({ dueAt }) => dueAt !== now));
  await until(async () => (await records.feeds()).some(({ articles }) => articles === 1));
  expect(boldIn(await room.ask(ferry.question))).toContain(ferry.answer);
  const [bad, good] = await records.feeds();
  expect(bad?.problem).toContain('neither a feed');
  expect(good).toMatchObject({ title: 'Kalvik Post', problem: null, articles: 1 });
});
