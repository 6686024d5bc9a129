import { expect, it, onTestFinished } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { openFeedRecords } from '../../../src/records/feed-store.js';
import type { FeedState } from '../../../src/records/feeds.js';
import { newsroom } from '../members/newsroom.js';
import { patience } from './curating.js';

const day = 24 * 3_600_000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();

it(
  'moderators are told once of feeds that fail for a week or have ended, in their channel',
  async () => {
    const { guild, settings, restart, discord, exchange, reader, channel, mention } =
      await newsroom();
    const updates = guild.channel('moderators-only');
    guild.updatesChannel = updates;
    guild.systemChannel = guild.channel('welcome');
    const records = openFeedRecords(settings.indexFolder);
    onTestFinished(() => records.close());
    const since = ago(8);
    const failing: Record<string, Partial<FeedState>> = {
      Broken: { failingSince: since, refusal: 'status 404' },
      Ended: { failingSince: ago(1), refusal: 'status 410', ended: true },
      Shaky: { failingSince: ago(6), refusal: 'tooSlow' },
    };
    for (const title of Object.keys(failing)) {
      const address = `https://${title.toLowerCase()}.example.org/feed`;
      await records.addFeed({ address, server: null, title, keepDays: null }, ago(30));
    }
    for (const feed of await records.feeds()) {
      const state = { ...feed, dueAt: ago(-1), ...failing[feed.title ?? ''] };
      await records.finish(feed.number, state, { entries: [], at: ago(0), forget: ago(0) });
    }
    await restart('stop');
    const [broken, ended] = [
      await updates.nextMessage(patience),
      await updates.nextMessage(patience),
    ];
    expect(broken.text).toContain('**Broken**');
    expect(broken.text).toContain(en.feeds.why.status('404'));
    expect(broken.text).toContain(`<t:${Math.floor(Date.parse(since) / 1000)}:D>`);
    expect(ended.text).toContain('**Ended**');

    await restart('stop');
    await exchange(reader, channel, `${mention} hello`);
    const told = updates.messages.filter(({ author }) => author.id === discord.botId);
    expect(told).toHaveLength(2);
    expect(guild.systemChannel?.messages).toEqual([]);
  },
  15 * patience,
);
