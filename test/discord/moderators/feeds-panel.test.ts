import { describe, expect, it, onTestFinished } from 'vitest';
import { ownedBy } from '../../../src/library/scope.js';
import { en } from '../../../src/locales/en.js';
import { openFeedRecords } from '../../../src/records/feed-store.js';
import { feedServer, paragraphs, rss } from '../../collect/feed-server.js';
import type { Member } from '../loopback/member.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { curating, patience } from './curating.js';

const item = (seed: number) => ({
  link: `/${seed}`,
  title: `Story ${seed}`,
  content: paragraphs(seed),
});

/** A bot that may load from a site of its own, with a feed that a page names. */
async function site(env: Record<string, string> = {}) {
  const server = await feedServer({
    '/feed': rss([item(1)]),
    '/front': {
      type: 'text/html',
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    },
    '/bare': { type: 'text/html', body: '<html><body><p>Nothing here</p></body></html>' },
    '/broken': '<rss version="2.0"><channel>',
  });
  const room = await curating({
    env: { PULLQUOTE_FETCH_ALLOW: server.host, PULLQUOTE_ADD_FROM_URLS: 'true', ...env },
  });
  const records = openFeedRecords(room.settings.indexFolder);
  onTestFinished(() => records.close());
  return { ...room, server, records };
}

const open = async (member: Member, channel: Channel): Promise<Message> =>
  (await member.slash(channel, 'feeds')).reply();

/** Fills in the modal behind a button; resolves to the panel once nothing is under way. */
async function fill(
  member: Member,
  panel: Message,
  button: string,
  texts: Record<string, string>,
): Promise<Message> {
  const opener = await member.press(panel, button);
  return settled(await member.submit(opener, texts));
}

async function press(member: Member, panel: Message, button: string): Promise<Message> {
  return settled(await member.press(panel, button));
}

function settled(used: Awaited<ReturnType<Member['press']>>): Promise<Message> {
  return used.reply(({ text }) => !/…$/m.test(text), 5 * patience);
}

describe('/feeds', () => {
  it(
    'adds a feed by the address of its page, refreshes, keeps and removes it, also after a restart',
    async () => {
      const { moderator, channel, server, records, restart, reader, discord, engine } =
        await site();
      const empty = await open(moderator, channel);
      expect(empty.text).toContain(en.feeds.none);

      const added = await fill(moderator, empty, en.feeds.add, {
        address: `${server.base}/front`,
        days: '30',
      });
      expect(added.text).toContain(en.feeds.added('**Kalvik Post**'));
      expect(added.text).toContain(en.feeds.keepsDays(30));
      expect(await records.feeds()).toMatchObject([
        { address: `${server.base}/feed`, server: null, keepDays: 30 },
      ]);
      const again = await fill(moderator, added, en.feeds.add, { address: `${server.base}/feed` });
      expect(again.text).toContain(en.feeds.known('**Kalvik Post**'));

      const looked = await press(moderator, again, en.feeds.refreshAll);
      expect(looked.text).toMatch(/1 new article\.|No new articles/);
      expect(await records.feeds()).toMatchObject([{ articles: 1 }]);
      const titles = async () => (await engine.library.articles()).map(({ title }) => title);
      expect(await titles()).toContain('Story 1');

      await restart('stop');
      server.answers.set('/feed', rss([item(1), item(2)]));
      const one = await press(moderator, looked, en.feeds.manage);
      expect(one.text).toContain('Kalvik Post');
      const fresh = await press(moderator, one, en.feeds.refresh);
      expect(fresh.text).toContain(en.feeds.found(1));
      expect(fresh.text).toContain(en.feeds.articles(2));

      const kept = await fill(moderator, fresh, en.feeds.keep, { days: '' });
      expect(kept.text).toContain(en.config.saved);
      expect(await records.feeds()).toMatchObject([{ keepDays: null }]);
      const wrong = await fill(moderator, kept, en.feeds.keep, { days: '0' });
      expect(wrong.text).toContain(en.feeds.wrongDays(36_500));

      const removed = await press(moderator, wrong, en.feeds.remove);
      expect(removed.text).toContain(en.feeds.removed('**Kalvik Post**'));
      expect(await records.feeds()).toEqual([]);
      expect(await titles()).toEqual(expect.arrayContaining(['Story 1', 'Story 2']));
      expect(discord.transcript(channel, { as: reader })).not.toContain('Kalvik');
    },
    15 * patience,
  );

  it(
    'says what is wrong with an address, and with a feed that fails',
    async () => {
      const { moderator, channel, server, records } = await site();
      let panel = await open(moderator, channel);
      for (const [address, why] of [
        ['nonsense', en.feeds.why.noAddress],
        ['http://127.0.0.1:9/feed', en.feeds.why.notAllowed],
        [`${server.base}/gone`, en.feeds.why.status('404')],
        [`${server.base}/broken`, en.feeds.why.unreadable],
        [`${server.base}/bare`, 'names no feed'],
      ]) {
        panel = await fill(moderator, panel, en.feeds.add, { address: address ?? '' });
        expect(panel.text).toContain(why);
      }
      const days = { address: `${server.base}/feed`, days: 'ten' };
      panel = await fill(moderator, panel, en.feeds.add, days);
      expect(panel.text).toContain(en.feeds.wrongDays(36_500));
      expect(await records.feeds()).toEqual([]);

      await fill(moderator, panel, en.feeds.add, { address: `${server.base}/feed` });
      server.answers.set('/feed', { status: 503 });
      panel = await open(moderator, channel);
      panel = await press(moderator, panel, en.feeds.refreshAll);
      expect(panel.text).toContain(en.feeds.notLoaded(1));
      expect(panel.text).toContain(en.feeds.why.status('503'));
    },
    15 * patience,
  );

  it('is for moderators who may add articles, and adds only if the operator allows addresses', async () => {
    const { moderator, channel, reader, discord, server, records } = await site({
      PULLQUOTE_ADD_FROM_URLS: '',
    });
    await expect(reader.slash(channel, 'feeds')).rejects.toThrow();
    const panel = await open(moderator, channel);
    expect(panel.text).toContain(en.feeds.noUrls);
    expect(panel.buttons).not.toContain(en.feeds.add);
    expect(server.asked).toEqual([]);
    expect(await records.feeds()).toEqual([]);
    // The bot is on a second server now, so nobody knows whose moderators may.
    discord.guild({ name: 'elsewhere' });
    expect((await open(moderator, channel)).text).toBe(en.articles.notHere);
  });

  it(
    'shows and fills only the server’s own collection, if each has its own',
    async () => {
      const room = await site({ DISCORD_COLLECTIONS: 'per-server' });
      const { moderator, channel, discord, engine, guild, records, server } = room;
      const other = discord.guild({ name: 'elsewhere' });
      const warden = other.member('warden', { permissions: ['ManageGuild'] });
      const talk = other.channel('talk');
      const address = `${server.base}/feed`;
      const shared = { address: `${server.base}/shared`, server: null, title: 'S', keepDays: null };
      await records.addFeed(shared, new Date().toISOString());

      const mine = await fill(moderator, await open(moderator, channel), en.feeds.add, { address });
      expect(mine.text).toContain('Kalvik Post');
      expect((await open(warden, talk)).text).toContain(en.feeds.none);
      await press(moderator, mine, en.feeds.refreshAll);
      const titles = async (scope: Parameters<typeof engine.scoped>[0]) =>
        (await engine.scoped(scope).library.articles()).map(({ title }) => title);
      expect(await titles(ownedBy(guild.id))).toEqual(['Story 1']);
      expect(await titles(ownedBy(other.id))).toEqual([]);
      expect((await engine.library.articles()).map(({ title }) => title)).not.toContain('Story 1');

      // The same feed is another one there.
      const theirs = await fill(warden, await open(warden, talk), en.feeds.add, { address });
      expect(theirs.text).toContain(en.feeds.added('**Kalvik Post**'));
      const feeds = await records.feeds();
      expect(feeds.map((feed) => feed.server).sort()).toEqual([guild.id, other.id, null].sort());
      await press(warden, theirs, en.feeds.refreshAll);
      expect(await titles(ownedBy(other.id))).toEqual(['Story 1']);
    },
    15 * patience,
  );
});
