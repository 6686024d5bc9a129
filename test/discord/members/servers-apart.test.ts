import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../src/discord/asking/pending.js';
import { payload, row } from '../../../src/discord/payload.js';
import { addedFolder } from '../../../src/library/ingest/owner.js';
import { en } from '../../../src/locales/en.js';
import { newRecordId } from '../../../src/records/record-id.js';
import type { Member } from '../loopback/member.js';
import type { Channel, Guild } from '../loopback/places.js';
import { post } from '../loopback/posting.js';
import { bridge, ferry } from '../stories.js';
import { newsroom } from './newsroom.js';
import { theft } from './reading.js';

/** What only the ferry's server may read, none of which is in a question below. */
const secrets = ['240 passengers', 'harbour master', 'a new ferry in May', 'Kalvik Gazette'];

/** All attempts are made at three places, some by way of the model; in milliseconds. */
const patience = 600_000;

/** A bot on two servers with an article of its own each, beside the shared ones. */
async function twoServers() {
  const env = { DISCORD_COLLECTIONS: 'per-server', PULLQUOTE_QUESTIONS_PER_MINUTE: '999' };
  const room = await newsroom({ env });
  const { discord, engine, guild, settings } = room;
  const other = discord.guild({ name: 'elsewhere' });
  const put = ({ id }: Guild, story: typeof ferry, publisher: string): string => {
    const folder = addedFolder(settings.indexFolder, id);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'own.json');
    const { title, text } = story;
    writeFileSync(file, JSON.stringify({ title, text, publisher, date: '2024-05-01' }));
    return file;
  };
  await engine.ingest([put(guild, ferry, 'Kalvik Gazette'), put(other, bridge, 'Dunholm Echo')]);
  const own = engine.scoped({ own: guild.id, withShared: false });
  const [article] = await own.library.articles();
  if (article === undefined) throw new Error('the ferry is in no index');
  return { ...room, other, article };
}

type Room = Awaited<ReturnType<typeof twoServers>>;

/** Somebody somewhere. */
interface Place {
  readonly member: Member;
  readonly channel: Channel;
}

/** What somebody does who wants to read of the ferry, with all that one may know of it. */
function attempts(
  { mention, article, replyTo }: Room,
  answerId: string,
): Record<string, (at: Place) => Promise<unknown>> {
  const replied = async (asked: ReturnType<Member['slash']>) => (await asked).reply();
  const forged = (customId: (at: Place) => string) => (at: Place) =>
    replied(pressForged(at, customId(at)));
  const typed = 'kalvik gaz';
  return {
    'a question': ({ member, channel }) =>
      replied(member.slash(channel, 'ask', { question: ferry.question })),
    'a question of its publisher': ({ member, channel }) =>
      replied(member.slash(channel, 'ask', { question: ferry.question, source: typed })),
    'a message': async ({ member, channel }) =>
      replyTo(await member.say(channel, `${mention} ${ferry.question}`)),
    '"Find sources"': async ({ member, channel }) => {
      const message = await member.say(channel, `I wonder: ${ferry.question}`);
      if (channel.guild === null) await replyTo(message);
      return replied(member.menu(channel, 'Find sources', message));
    },
    'a follow-up': async (at) => {
      const opened = await pressForged(at, `follow|${answerId}|1`);
      return replied(at.member.submit(opened, { question: 'And how many cars will it carry?' }));
    },
    'the list': ({ member, channel }) => replied(member.slash(channel, 'sources')),
    'the list of its publisher': ({ member, channel }) =>
      replied(member.slash(channel, 'sources', { publisher: typed })),
    'its title': ({ member, channel }) =>
      replied(member.slash(channel, 'source', { title: 'gets a new ferry' })),
    'its subject': ({ member, channel }) =>
      replied(member.slash(channel, 'source', { title: 'a crossing to Lundby for crowns' })),
    'its id': ({ member, channel }) =>
      replied(member.slash(channel, 'source', { title: article.id })),
    'its passage': ({ member, channel }) =>
      replied(member.slash(channel, 'passage', { article: article.id })),
    'suggested titles': ({ member, channel }) =>
      member.autocomplete(channel, 'source', { title: 'new ferry' }),
    'suggested articles': ({ member, channel }) =>
      member.autocomplete(channel, 'passage', { article: '' }),
    'suggested publishers': ({ member, channel }) =>
      member.autocomplete(channel, 'ask', { question: 'x', source: 'kal' }, 'source'),
    'a page of the list': forged(() => 'sources|0|||'),
    'a page of the list of its publisher': forged(() => `sources|0|${typed}||`),
    'a choice': forged(() => `nearest|${article.id}`),
    'a page of it': forged(() => `passage|${article.id}|0`),
    'the context of an answer': forged(() => `context|${answerId}|0`),
    'a quote of an answer': forged(({ member }) => `page|${answerId}|0|${member.id}`),
    'a copy of an answer': forged(() => `page|${answerId}|0|1`),
    'an answer to share': forged(() => `share|${answerId}|0`),
  };
}

/** Uses a button with a custom id of one's own making. */
async function pressForged({ member, channel }: Place, customId: string) {
  const { content, components } = payload('Found:', [
    row({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: 'Forged',
      custom_id: customId,
    }),
  ]);
  const message = await post(channel, channel.world.bot, { content, components });
  return member.press(message, 'Forged');
}

describe('a bot whose servers have collections of their own', () => {
  it(
    'shows a server’s articles there, and nowhere else, whatever somebody tries',
    async () => {
      const room = await twoServers();
      const { discord, other, channel, reader, mention, exchange, records } = room;
      const answer = await exchange(reader, channel, `${mention} ${ferry.question}`);
      const answerId = (await records.answerInMessage(answer.id))?.id ?? '';
      const tries = attempts(room, answerId);
      /** All that the bot sends while somebody tries. */
      const sentTo = async (place: Place, attempt: (at: Place) => Promise<unknown>) => {
        const before = discord.requests.length;
        await attempt(place);
        return JSON.stringify(discord.requests.slice(before).map(({ body }) => body));
      };
      const stranger = other.member('stranger', { permissions: ['ManageGuild', 'ManageMessages'] });
      const elsewhere = { member: stranger, channel: other.channel('talk') };
      const inPrivate = { member: reader, channel: reader.dm() };
      for (const [name, attempt] of Object.entries(tries)) {
        const found = (sent: string) => secrets.filter((secret) => sent.includes(secret));
        // Otherwise the attempt would prove nothing.
        const seen = found(await sentTo({ member: reader, channel }, attempt));
        expect({ name, seen: seen.length > 0 }).toEqual({ name, seen: true });
        expect({ name, seen: found(await sentTo(elsewhere, attempt)) }).toEqual({ name, seen: [] });
        expect({ name, seen: found(await sentTo(inPrivate, attempt)) }).toEqual({ name, seen: [] });
      }
    },
    patience,
  );

  it('draws on the shared articles everywhere, and counts only what a place draws on', async () => {
    const { other, channel, reader, engine } = await twoServers();
    const stranger = other.member('stranger');
    const { quotes } = await engine.ask(theft);
    const shared = (await engine.library.articles()).length;
    for (const [member, place, own] of [
      [reader, channel, 1],
      [stranger, other.channel('talk'), 1],
      [reader, reader.dm(), 0],
    ] as const) {
      const answer = await (await member.slash(place, 'ask', { question: theft })).reply();
      expect(answer.text).toContain(quotes[0]?.article.title);
      const status = await (await member.slash(place, 'status')).reply();
      expect(status.text).toContain(`${shared + own} articles`);
    }
    const ours = await (
      await stranger.slash(other.channel('talk'), 'ask', { question: bridge.question })
    ).reply();
    expect(ours.text).toContain('3.4 million');
  });

  it('takes no vote on another server’s answer, and resumes a question where it was asked', async () => {
    const room = await twoServers();
    const { other, channel, guild, reader, mention, exchange, records, restart, replyTo } = room;
    const answer = await exchange(reader, channel, `${mention} ${ferry.question}`);
    const answerId = (await records.answerInMessage(answer.id))?.id ?? '';
    const talk = other.channel('talk');
    const stranger = other.member('stranger');
    const pressed = await pressForged({ member: stranger, channel: talk }, `helpful|${answerId}`);
    const told = await pressed.reply();
    expect([told.text, told.private]).toEqual([en.refusals.gone, true]);
    const since = '2000-01-01T00:00:00.000Z';
    expect((await records.stats(guild.id, since)).helpful).toBe(0);

    const asked = await Promise.all(
      (
        [
          [reader, channel],
          [stranger, talk],
        ] as const
      ).map(async ([member, place]) => ({
        member,
        place,
        message: await member.say(place, ferry.question),
      })),
    );
    for (const {
      member,
      place,
      message: { id: messageId },
    } of asked) {
      const asker = {
        ...{ userId: member.id, guildId: place.guild?.id ?? null, viaMember: false },
        ...{ channelId: place.id, parentId: null, roleIds: [], permissions: 0n, words: en },
      };
      const question = {
        question: ferry.question,
        filter: {},
        askedVia: 'mention',
        topic: null,
      } as const;
      const state = stateOf({
        kind: 'question',
        takenUp: false,
        asked: { ...question, asker, private: false },
        place: {
          kind: 'message',
          channelId: place.id,
          messageId,
          repliedId: null,
          threadName: null,
        },
      });
      const askedAt = new Date().toISOString();
      await records.keepPending({ id: newRecordId(), askedAt, userId: member.id, state });
    }
    await restart();
    const [own, theirs] = await Promise.all(asked.map((one) => replyTo(one.message)));
    expect(own?.text).toContain('240 passengers');
    expect(secrets.filter((secret) => JSON.stringify(theirs?.all).includes(secret))).toEqual([]);
  });
});
