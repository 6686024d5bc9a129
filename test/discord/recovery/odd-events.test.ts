import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/discord/commands.js';
import { openApi } from '../../../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../../../src/discord/deploy/deploy.js';
import type { Interaction } from '../loopback/interaction.js';
import type { Loopback } from '../loopback/loopback.js';
import type { Channel } from '../loopback/places.js';
import type { LoopbackOptions } from '../loopback/world.js';
import { loopback, start } from './starting.js';
import { metricsAt } from './watched.js';

const patience = 60_000;
const question = 'How long did the repairs of the hull take?';
const answer = 'eleven weeks';

/** A bot that is connected, on a Discord that has its commands. */
async function newsroom(options: LoopbackOptions = {}) {
  const discord = await loopback(options);
  const api = openApi({ token: discord.token, apiUrl: discord.apiUrl });
  const everywhere = { guildId: undefined, applicationId: undefined };
  await deploy(api, await planDeployment(api, commands, everywhere));
  const starting = await start(discord);
  await starting.started;
  const guild = discord.guild();
  const channel = guild.channel('news');
  return { ...starting, discord, channel, reader: guild.member('reader') };
}

type Newsroom = Awaited<ReturnType<typeof newsroom>>;
type Told = Record<string, unknown>;

/** Changes the next event of a name. */
function alterNext({ gateway }: Loopback, event: string, change: (told: Told) => object): void {
  gateway.alter = (name, told) => {
    if (name !== event) return told;
    gateway.alter = null;
    return change(told);
  };
}

const without =
  (...fields: readonly string[]) =>
  (told: Told): object =>
    Object.fromEntries(Object.entries(told).filter(([name]) => !fields.includes(name)));

async function expectReply(use: Interaction): Promise<void> {
  expect((await use.reply()).text).toContain(answer);
}

/** That a mention is answered. */
async function expectAnswer({
  discord,
  channel,
  reader,
}: Pick<Newsroom, 'discord' | 'channel' | 'reader'>): Promise<void> {
  const message = await reader.say(channel, `<@${discord.botId}> ${question}`);
  await expectAnswerTo(message, channel);
}

async function expectAnswerTo(message: object, channel: Channel): Promise<void> {
  const reply = await channel.waitFor(({ replyTo }) => replyTo === message, 'the answer');
  expect(reply.text).toContain(answer);
}

const errors = ({ log }: Pick<Newsroom, 'log'>) =>
  log.filter(({ level }) => level === 'error' || level === 'fatal');

describe('a command whose event', () => {
  it.each<[string, (told: Told) => object]>([
    ['has no locale', without('locale')],
    ["has none of the server's either", without('locale', 'guild_locale')],
    ['says that its locales are null', (told) => ({ ...told, locale: null, guild_locale: null })],
    ['has no permissions of the bot', without('app_permissions')],
    ['has no context', without('context')],
    ['has no channel', without('channel')],
    ['has no guild', without('guild')],
    ['has a user and no member', ({ member, ...told }) => ({ ...told, user: userOf(member) })],
    ['is of a server that is null', (told) => ({ ...told, guild_id: null })],
  ])(
    '%s is answered',
    async (_, change) => {
      const room = await newsroom();
      alterNext(room.discord, 'INTERACTION_CREATE', change);
      await expectReply(await room.reader.slash(room.channel, 'ask', { question }));
      expect(errors(room)).toEqual([]);
    },
    patience,
  );
});

function userOf(member: unknown): unknown {
  return typeof member === 'object' && member !== null && 'user' in member ? member.user : null;
}

describe('a message whose event', () => {
  it.each<[string, (told: Told) => object]>([
    ['has no type of its channel', without('channel_type')],
    ['has no member', without('member')],
    ['has no mentions of roles', without('mention_roles', 'mention_everyone')],
    ['has no files, embeds or components', without('attachments', 'embeds', 'components')],
    ['has neither time nor type', without('timestamp', 'type', 'edited_timestamp', 'flags')],
  ])(
    '%s is answered',
    async (_, change) => {
      const room = await newsroom();
      alterNext(room.discord, 'MESSAGE_CREATE', change);
      await expectAnswer(room);
      expect(errors(room)).toEqual([]);
    },
    patience,
  );

  it.each<[string, (told: Told) => object]>([
    ['has no mentions', without('mentions')],
    ['has no server', without('guild_id')],
    ['is of a server that is null', (told) => ({ ...told, guild_id: null })],
    ['has no text', without('content')],
    ['has no author', without('author')],
    ['has a thread that is null', (told) => ({ ...told, thread: null })],
  ])(
    '%s costs nothing but that message at most',
    async (_, change) => {
      const room = await newsroom();
      alterNext(room.discord, 'MESSAGE_CREATE', change);
      await room.reader.say(room.channel, `<@${room.discord.botId}> ${question}`);
      await expectAnswer(room);
      expect(errors(room).length).toBeLessThan(2);
    },
    patience,
  );
});

describe('a direct message whose event', () => {
  it.each<[string, (told: Told) => object]>([
    ['has no type of its channel', without('channel_type')],
    [
      'has none, and a server that is null',
      ({ channel_type: _, ...told }) => ({ ...told, guild_id: null }),
    ],
  ])(
    '%s is answered',
    async (_, change) => {
      const room = await newsroom();
      const { discord, reader } = room;
      const direct = reader.dm();
      alterNext(discord, 'MESSAGE_CREATE', change);
      const message = await reader.say(direct, question);
      await expectAnswerTo(message, direct);
      expect(errors(room)).toEqual([]);
    },
    patience,
  );
});

/** A press on a button of a message whose thread is `null`, which discord.js can't read. */
function sendOddPress({
  discord,
  channel,
  reader,
}: Pick<Newsroom, 'discord' | 'channel' | 'reader'>) {
  const author = { id: discord.botId, username: 'bot', discriminator: '0', avatar: null };
  const press = {
    id: '1300000000000000001',
    application_id: discord.botId,
    type: 3,
    token: 'a-token-of-the-test',
    version: 1,
    data: { component_type: 2, custom_id: 'vote:yes' },
    guild_id: channel.guild?.id,
    channel_id: channel.id,
    channel: { id: channel.id, type: 0 },
    member: { user: { ...author, id: reader.user.id }, roles: [], permissions: '0' },
    entitlements: [],
    authorizing_integration_owners: {},
    message: { id: '1300000000000000002', channel_id: channel.id, author, content: 'a secret' },
  };
  const odd = { ...press, message: { ...press.message, thread: null } };
  discord.gateway.dispatch('INTERACTION_CREATE', odd, { guildId: channel.guild?.id ?? null });
}

const oddEvent = { event: 'INTERACTION_CREATE', id: '1300000000000000001', shard: 0 };

describe('an event that discord.js can not read', () => {
  it(
    'is logged without its content, counted, and costs no other',
    { timeout: patience },
    async () => {
      const room = await newsroom();
      sendOddPress(room);
      await expectAnswer(room);
      expect(errors(room)).toEqual([
        expect.objectContaining({ level: 'error', msg: 'could not read an event', ...oddEvent }),
      ]);
      expect(JSON.stringify(room.log)).not.toContain('a secret');
      expect(await metricsAt(room.port, 'pullquote_failures_total')).toEqual([
        'pullquote_failures_total{kind="unreadable-event"} 1',
      ]);
      expect(room.discord.gateway.identifies).toHaveLength(1);
      expect(room.discord.gateway.resumes).toBe(0);
    },
  );

  it('costs no other if it comes before the bot is ready', { timeout: patience }, async () => {
    const discord = await loopback();
    const guild = discord.guild();
    const channel = guild.channel('news');
    const room = { discord, channel, reader: guild.member('reader') };
    const { gateway } = discord;
    gateway.alter = (event, told) => {
      if (event === 'GUILD_CREATE') {
        gateway.alter = null;
        sendOddPress(room);
      }
      return told;
    };
    const starting = await start(discord);
    await starting.started;
    await expectAnswer({ ...starting, ...room });
    expect(errors({ ...starting, ...room })).toEqual([expect.objectContaining(oddEvent)]);
  });
});

describe('what a gateway says that is no event', () => {
  it.each([
    ['is not JSON', '<html></html>'],
    ['is nothing', 'null'],
    ['is a READY without content', '{"op":0,"t":"READY","s":9,"d":null}'],
    ['is a HELLO without content', '{"op":10}'],
    ['is an invalid session without content', '{"op":9}'],
    ['is of no known kind', '{"op":99,"d":{}}'],
  ])(
    'costs its connection at most, if it %s',
    async (_, text) => {
      const room = await newsroom();
      room.discord.gateway.babble(text);
      await expectAnswer(room);
    },
    patience,
  );

  it('costs its session, if it is a READY without servers', { timeout: patience }, async () => {
    const room = await newsroom();
    const { gateway } = room.discord;
    gateway.babble('{"op":0,"t":"READY","s":9,"d":{"session_id":"another"}}');
    await room.discord.until(() => gateway.identifies.length === 2, 'another session');
    await expectAnswer(room);
  });
});
