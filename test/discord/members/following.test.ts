import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addedFolder } from '../../../src/library/ingest/owner.js';
import { en } from '../../../src/locales/en.js';
import type { Member } from '../loopback/member.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import type { OptionValues } from '../loopback/slash.js';
import { configure } from '../panel.js';
import type { BotOptions } from '../running-bot.js';
import { bridge, ferry } from '../stories.js';
import { newsroom } from './newsroom.js';

const hour = 60 * 60_000;
/** Each article that is judged costs a question. */
const patient = { timeout: 20_000, interval: 20 };
const { follows } = en;

/** A story of our own as an article. */
interface Story {
  readonly title: string;
  readonly text: string;
}

/** Articles that each answer the question of the ferry, in words of their own. */
const ferries: readonly Story[] = [
  ferry,
  {
    title: 'Second thoughts on the ferry',
    text: 'The council of Kalvik has changed its plans. The new Kalvik ferry will carry 310 passengers after all, since a deck for walkers was added to her design.',
  },
  {
    title: 'Yard lengthens the hull',
    text: 'At the yard in Sarrow, welders have begun to lengthen the hull. With the longer hull, the new Kalvik ferry will carry 405 passengers, said its foreman.',
  },
];

/** A bot that looks for news all the time, whose clock a test moves on. */
async function following(options: BotOptions = {}) {
  let ahead = 0;
  const room = await newsroom({
    ...options,
    lookForNewsEvery: 20,
    now: () => new Date(Date.now() + ahead),
  });
  const { channel, discord, engine, reader, records, settings } = room;
  const folder = mkdtempSync(path.join(tmpdir(), 'pullquote-news-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  const add = async (story: Story, server?: string): Promise<void> => {
    const { title, text } = story;
    files += 1;
    const shelf = server === undefined ? folder : addedFolder(settings.indexFolder, server);
    mkdirSync(shelf, { recursive: true });
    const file = path.join(shelf, `${files}.json`);
    writeFileSync(file, JSON.stringify({ title, text, publisher: 'Kalvik Gazette' }));
    await engine.ingest([file]);
  };
  const toldIn = (where: Channel): Message[] =>
    where.messages.filter(
      ({ author, text }) => author.id === discord.botId && text.startsWith('🔔'),
    );
  return {
    ...room,
    /** Adds an article as another process does: the bot only sees that it is there. */
    add,
    toldIn,
    /** What the bot has told in a channel, by default the reader's direct messages, once there are `count` messages. */
    told: (count: number, where: Channel = reader.dm()) =>
      discord.until(() => toldIn(where).length === count && toldIn(where), `${count} to be told`),
    follow: async (values: OptionValues = {}, member: Member = reader, where = channel) =>
      (await member.slash(where, 'follow', values)).reply(),
    /** Waits until all that was added was looked through, and so many finds wait to be told. */
    settled: (waiting = 0) =>
      vi.waitFor(async () => {
        const { mark } = await engine.scoped('everything').library.added(null, 0);
        expect(await records.followMark()).toBe(mark);
        expect(await records.waitingFinds()).toHaveLength(waiting);
      }, patient),
    later: (ms: number) => {
      ahead += ms;
    },
  };
}

/** The buttons and selects below a message. */
const stop = (member: Member, message: Message | undefined) => {
  if (message === undefined) throw new Error('nothing was told');
  return member.press(message, follows.stop);
};

describe('/follow', () => {
  it('tells a member by direct message of a new article that answers, and of no other', async () => {
    const { add, follow, told, toldIn, reader, channel } = await following();
    const panel = await follow({ topic: ferry.question });
    expect(panel.private).toBe(true);
    expect(panel.text).toContain(follows.followed(ferry.question));
    await add(bridge);
    await add(ferry);
    const [message] = await told(1);
    expect(message?.content).toContain(`> ${ferry.answer}`);
    expect(message?.content).toContain('Kalvik Gazette');
    expect(message?.content).toContain(ferry.question);
    expect(toldIn(channel)).toEqual([]);
    expect(message?.buttons).toEqual([follows.stop]);
    expect(toldIn(reader.dm())).toHaveLength(1);
  });

  it('is stopped by the button on each message, or in the panel, and tells nothing after that', async () => {
    const { add, follow, told, toldIn, reader, records, settled } = await following();
    await follow({ topic: ferry.question });
    await follow({ topic: bridge.question });
    await add(ferry);
    const [message] = await told(1);
    const stopped = await (await stop(reader, message)).reply();
    expect(stopped.text).toBe(follows.stopped(ferry.question));
    expect((await (await stop(reader, message)).reply()).text).toBe(follows.stoppedBefore);
    const panel = await follow();
    expect(panel.text).not.toContain(ferry.question);
    expect(panel.text).toContain(bridge.question);
    const after = await (await reader.choose(panel, follows.chooseToStop, bridge.question)).reply();
    expect(after.text).toContain(follows.none);
    expect(await records.follows()).toEqual([]);
    await add(ferries[1] as Story);
    await add(bridge);
    await settled();
    expect(toldIn(reader.dm())).toHaveLength(1);
  });

  it('tells in a channel whom it is for, and pings nobody; there moderators may stop it, too', async () => {
    const { add, follow, told, toldIn, channel, reader, other, guild, records } = await following();
    const news = guild.channel('alerts');
    await follow({ topic: ferry.question, channel: news });
    await add(ferry);
    const [message] = await told(1, news);
    expect(message?.content).toContain(follows.followedBy(`<@${reader.id}>`));
    expect(message?.mentioned).toEqual([]);
    expect((await (await stop(other, message)).reply()).text).toBe(follows.notYours);
    expect(await records.follows()).toHaveLength(1);
    const mayManage = guild.member('keeper', { permissions: ['ManageMessages'] });
    expect((await (await stop(mayManage, message)).reply()).text).toContain(ferry.question);
    expect(await records.follows()).toEqual([]);
    expect(toldIn(channel)).toEqual([]);
  });

  it('isn’t told in a channel where the member or the bot may not write, or where moderators don’t want it', async () => {
    const { follow, guild, reader, records, moderator, channel } = await following();
    const closed = guild.channel('closed');
    closed.deny(guild, 'SendMessages');
    const refused = await follow({ topic: ferry.question, channel: closed });
    expect(refused.text).toContain(follows.notThere.member(`<#${closed.id}>`));
    await configure(moderator, channel, en.config.choose.allowedChannels, [channel]);
    const elsewhere = guild.channel('elsewhere');
    const unwanted = await follow({ topic: ferry.question, channel: elsewhere });
    expect(unwanted.text).toContain(follows.notThere.settings(`<#${elsewhere.id}>`));
    expect(await records.follows(reader.id)).toEqual([]);
  });

  it('takes a question or some words, once each, and no more than a panel has room for', async () => {
    const { follow, records, reader } = await following();
    for (const topic of ['hello!', 'ferry', 'asdf asdfg']) {
      expect((await follow({ topic })).text).toContain(follows.tooShort);
    }
    await follow({ topic: 'crypto theft by North Korea' });
    const again = await follow({ topic: ' Crypto THEFT by North   Korea ' });
    expect(again.text).toContain(follows.already);
    for (let number = 1; number < 20; number += 1) {
      await follow({ topic: `${'*very_ long* '.repeat(14)} ${number}` });
    }
    const full = await follow({ topic: 'ferries between Kalvik and Lundby' });
    expect(full.text).toContain(follows.tooMany(20));
    expect(await records.follows(reader.id)).toHaveLength(20);
  });

  it('tells no article twice: not by two follows, not as a near copy, not after a crash', async () => {
    const { add, follow, told, toldIn, reader, settled, restart } = await following();
    await follow({ topic: ferry.question });
    await follow({ topic: 'number of passengers on the new Kalvik ferry' });
    await add(ferry);
    await told(1);
    await settled();
    await restart();
    await add({ title: 'From our Lundby desk', text: `Lundby. ${ferry.text}` });
    await settled();
    expect(toldIn(reader.dm())).toHaveLength(1);
    // What says something else is news.
    await add(ferries[1] as Story);
    await told(2);
  });

  it('tells of a near copy that says something else: an update, or the same of another place', async () => {
    const { add, follow, told, settled } = await following();
    await follow({ topic: ferry.question });
    await follow({ topic: 'How many passengers will the new Sarrow ferry carry?' });
    await add(ferry);
    await told(1);
    await add({ title: ferry.title, text: ferry.text.replace('240 passengers', '310 passengers') });
    const [, update] = await told(2);
    expect(update?.text).toContain('will carry 310 passengers and 60 cars');
    await add({
      title: 'Sarrow gets a new ferry',
      text: ferry.text.replaceAll('Kalvik', 'Sarrow'),
    });
    const [, , other] = await told(3);
    expect(other?.text).toContain('The new Sarrow ferry will carry 240 passengers');
    await settled();
  });

  it('tells after a crash what was found before it, and not what was being told', async () => {
    const { add, follow, told, toldIn, reader, later, records, restart, settled } =
      await following();
    const now = new Date().getUTCHours();
    await follow({ topic: ferry.question, quiet: `${now}-${(now + 2) % 24}`, timezone: 'UTC' });
    await add(ferry);
    await add(ferries[1] as Story);
    await settled(2);
    // It was recorded that one is being told, and then the process died.
    const [first] = await records.waitingFinds();
    if (first === undefined) throw new Error('nothing was found');
    const how = { as: 'told', at: new Date().toISOString(), sentence: ferry.answer } as const;
    expect(await records.settleFind(first, how)).toBe(true);
    await restart();
    later(2 * hour);
    const [message] = await told(1);
    expect(message?.content).toContain('310 passengers');
    await settled();
    expect(toldIn(reader.dm())).toHaveLength(1);
  });

  it('keeps to the quiet hours of the member’s own time zone', async () => {
    const { add, follow, told, toldIn, reader, later, settled } = await following();
    expect((await follow({ quiet: '22-7' })).text).toContain(follows.needsTimeZone);
    expect((await follow({ quiet: 'at night', timezone: 'UTC' })).text).toContain(
      follows.invalidHours,
    );
    expect((await follow({ timezone: 'Kalvik' })).text).toContain(follows.unknownTimeZone);
    const now = new Date().getUTCHours();
    const quiet = `${now}:00 - ${(now + 2) % 24}:00`;
    const panel = await follow({ topic: ferry.question, quiet, timezone: 'utc' });
    expect(panel.text).toContain(follows.quietHours(`${now}:00`, `${(now + 2) % 24}:00`, 'UTC'));
    await add(ferry);
    await settled(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(toldIn(reader.dm())).toEqual([]);
    later(2 * hour);
    await told(1);
  });

  it('tells no more in a day than the member wants; the rest comes the next day', async () => {
    const { add, follow, told, toldIn, reader, later, settled } = await following();
    await follow({ topic: ferry.question, most: 1 });
    for (const story of ferries) await add(story);
    await told(1);
    await settled(2);
    later(23 * hour);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(toldIn(reader.dm())).toHaveLength(1);
    later(2 * hour);
    await told(2);
    // What couldn't be told for two days is no news.
    later(24 * hour);
    await settled();
    expect(toldIn(reader.dm())).toHaveLength(2);
  });

  it('counts a day’s messages by member: over all that one follows, and nobody else’s', async () => {
    const { add, follow, told, toldIn, discord, reader, other, guild, channel, settled } =
      await following();
    const [news, talk] = [guild.channel('news'), guild.channel('talk')];
    await follow({ topic: ferry.question, most: 1 });
    await follow({ topic: ferry.question, channel: news });
    await follow({ topic: ferry.question, channel: talk });
    await add(ferry);
    const ofReader = () => [reader.dm(), news, talk].flatMap((where) => toldIn(where));
    await discord.until(() => ofReader().length === 1, 'one message to be told');
    await settled(2);
    expect(ofReader()).toHaveLength(1);
    await follow({ topic: bridge.question, channel: news, most: 1 }, other, channel);
    await follow({ topic: bridge.question, channel: news }, reader, channel);
    await add(bridge);
    const [message] = await told(1, news);
    expect(message?.content).toContain(follows.followedBy(`<@${other.id}>`));
    await settled(3);
    expect(ofReader()).toHaveLength(2);
  });

  it('asks a member once whose direct messages are closed, until the member wants it to', async () => {
    const { add, follow, told, reader, discord, records, settled } = await following();
    reader.user.dmsClosed = true;
    await follow({ topic: ferry.question });
    await add(ferry);
    const refused = () => discord.requests.filter(({ status }) => status === 403).length;
    await vi.waitFor(async () => {
      expect((await records.followSettings(reader.id)).closedSince).not.toBeNull();
    }, patient);
    await add(ferries[1] as Story);
    await settled(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(refused()).toBe(1);
    const panel = await follow();
    expect(panel.text).toContain(follows.closed);
    reader.user.dmsClosed = false;
    const again = await (await reader.press(panel, follows.tryAgain)).reply();
    expect(again.text).toContain(follows.willTry);
    await told(2);
    expect(discord.forgive(/50007/)).toHaveLength(1);
  });

  it('isn’t sent again if Discord may have taken it, and is if Discord refused it for now', async () => {
    const { add, follow, told, discord, guild, channel, reader, settled } = await following();
    const [news, talk] = [guild.channel('news'), guild.channel('talk')];
    const to = (where: Channel) => `POST /channels/${where.id}/messages`;
    const attempts = (where: Channel) =>
      discord.requests.filter(
        ({ method, path: at }) => to(where).endsWith(at) && method === 'POST',
      );
    await follow({ topic: ferry.question, channel: news });
    discord.refuseNext({ route: to(news), status: 'drop', times: 3 });
    await add(ferry);
    await discord.until(() => attempts(news).length === 3, 'three attempts');
    await follow({ topic: bridge.question, channel: talk }, reader, channel);
    discord.refuseNext({ route: to(talk), status: 403, code: 50013 });
    await add(bridge);
    await told(1, talk);
    await settled();
    // The same look would have told the older find first.
    expect(attempts(news)).toHaveLength(3);
    expect(attempts(talk)).toHaveLength(2);
  });

  it('reads an article and asks a question once for all who follow it', async () => {
    const { add, follow, told, engine, reader, other, moderator, settled } = await following();
    const members = [reader, other, moderator];
    for (const member of members) await follow({ topic: ferry.question }, member);
    const scoped = engine.scoped.bind(engine);
    let [asked, read] = [0, 0];
    vi.spyOn(engine, 'scoped').mockImplementation((scope) => {
      const { ask, library, ...others } = scoped(scope);
      const article: typeof library.article = (id) => {
        read += 1;
        return library.article(id);
      };
      return {
        ...others,
        ask: (question, how) => {
          asked += 1;
          return ask(question, how);
        },
        library: { ...library, article },
      };
    });
    await add(ferry);
    for (const member of members) await told(1, member.dm());
    await settled();
    expect({ asked, read }).toEqual({ asked: 1, read: 1 });
  });

  it('is forgotten with /forget me', async () => {
    const { add, follow, toldIn, reader, channel, records, settled } = await following();
    await follow({ topic: ferry.question, most: 2 });
    const said = await (await reader.slash(channel, 'forget me')).reply();
    expect(said.text).toBe(en.forget.follows(1));
    expect(await records.follows()).toEqual([]);
    expect((await records.followSettings(reader.id)).mostADay).toBe(5);
    await add(ferry);
    await settled();
    expect(toldIn(reader.dm())).toEqual([]);
  });

  it('ends on a server that the bot or the member leaves, and goes on elsewhere', async () => {
    const { add, follow, told, discord, guild, reader, other, records, channel } =
      await following();
    const elsewhere = discord.guild({ name: 'elsewhere' });
    const there = elsewhere.member(other);
    const talk = elsewhere.channel('talk');
    await follow({ topic: ferry.question, channel: talk }, there, talk);
    await follow({ topic: ferry.question, channel: channel }, other);
    await follow({ topic: ferry.question, channel: channel });
    elsewhere.leave();
    await vi.waitFor(async () => expect(await records.follows()).toHaveLength(2), patient);
    guild.members.delete(other.id);
    await add(ferry);
    await told(1, channel);
    await vi.waitFor(async () => expect(await records.follows()).toHaveLength(1), patient);
    expect((await records.follows())[0]?.userId).toBe(reader.id);
    expect(discord.forgive(/10007 Unknown Member/)).toHaveLength(1);
  });
});

describe('/follow on servers with collections of their own', () => {
  it('tells of a server’s articles on that server alone, and of shared ones everywhere', async () => {
    const env = { DISCORD_COLLECTIONS: 'per-server' };
    const { add, follow, told, toldIn, discord, guild, reader, channel, settled } = await following(
      { env },
    );
    const elsewhere = discord.guild({ name: 'elsewhere' });
    const stranger = elsewhere.member('stranger');
    const talk = elsewhere.channel('talk');
    const panel = await follow({ topic: ferry.question });
    expect(panel.text).toContain(follows.directShared);
    await follow({ topic: ferry.question, channel: channel });
    await follow({ topic: ferry.question, channel: talk }, stranger, talk);
    await add(ferry, guild.id);
    await told(1, channel);
    await settled();
    expect([...toldIn(talk), ...toldIn(reader.dm())]).toEqual([]);
    await add(ferries[1] as Story);
    await told(1, talk);
    await told(1, reader.dm());
    await told(2, channel);
    expect(
      JSON.stringify(discord.requests.map(({ body }) => body)).match(/240 passengers/g),
    ).toHaveLength(1);
  });
});
