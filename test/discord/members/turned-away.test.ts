import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { freePort } from '../../free-port.js';
import type { Channel } from '../loopback/places.js';
import { post } from '../loopback/posting.js';
import { configure } from '../panel.js';
import { metricsAt } from '../recovery/watched.js';
import { newsroom } from './newsroom.js';
import { howMuch, mayor, quoteIn, theft } from './reading.js';

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly err?: { readonly code?: number };
}

/** A bot whose log and refusals are looked at. */
async function watched(options: Parameters<typeof newsroom>[0] = {}) {
  const lines: LogLine[] = [];
  const port = await freePort();
  const room = await newsroom({
    ...options,
    env: { ...options.env, PULLQUOTE_HTTP_PORT: String(port) },
    log: (line) => lines.push(JSON.parse(line)),
  });
  /** How many messages were turned away, by the kind of refusal. */
  const refusals = async () =>
    Object.fromEntries(
      (await metricsAt(port, 'pullquote_refusals_total')).map((line) => {
        const [, kind = '', count = ''] = /\{kind="([\w-]+)"\} (\d+)/.exec(line) ?? [];
        return [kind, Number(count)];
      }),
    );
  /** What the bot has written in a channel. */
  const written = (channel: Channel) =>
    channel.messages.filter(({ author }) => author.id === room.discord.botId);
  return { ...room, lines, refusals, written };
}

/** A bot that may read what does not mention it. */
const reading = {
  env: { DISCORD_MESSAGE_CONTENT: 'true' },
  loopback: { messageContent: true },
} as const;

type Room = Awaited<ReturnType<typeof watched>>;

/** Makes these the channels where the bot reads every message. */
async function listenIn(channels: readonly Channel[], { moderator, channel }: Room): Promise<void> {
  await configure(moderator, channel, en.config.choose.questionChannels, channels);
}

describe('who is turned away by a message that all can read', () => {
  it('is told once of a cooldown until it ends, and once in each channel', async () => {
    const room = await watched({ env: { PULLQUOTE_QUESTIONS_PER_MINUTE: '1' } });
    const { exchange, guild, channel, reader, other, mention, refusals, written } = room;
    await exchange(reader, channel, `${mention} ${theft}`);
    for (let times = 0; times < 5; times += 1) await reader.say(channel, `${mention} ${mayor}`);
    await exchange(other, channel, `${mention} ${theft}`);
    expect(written(channel).filter(({ text }) => /a lot of questions/.test(text))).toHaveLength(1);
    const elsewhere = await exchange(reader, guild.channel('elsewhere'), `${mention} ${mayor}`);
    expect(elsewhere.text).toMatch(/a lot of questions/);
    expect(await refusals()).toEqual({ cooldown: 6 });
  });

  it('is told once in an hour where the bot may be asked, and by whom', async () => {
    const room = await watched();
    const { exchange, guild, channel, reader, other, moderator, mention, refusals, written } = room;
    const elsewhere = guild.channel('elsewhere');
    await configure(moderator, elsewhere, en.config.choose.allowedChannels, [elsewhere]);
    for (let times = 0; times < 3; times += 1) await reader.say(channel, `${mention} ${theft}`);
    await exchange(other, channel, `${mention} ${theft}`);
    expect(written(channel).map(({ replyTo }) => replyTo?.author)).toEqual([
      reader.user,
      other.user,
    ]);

    const role = guild.role('editors');
    await configure(moderator, elsewhere, en.config.choose.allowedRoles, [role]);
    for (let times = 0; times < 3; times += 1) await reader.say(elsewhere, `${mention} ${theft}`);
    await exchange(other, elsewhere, `${mention} ${theft}`);
    expect(written(elsewhere).filter(({ private: hidden }) => !hidden)).toHaveLength(2);
    expect(await refusals()).toEqual({ channel: 4, roles: 4 });
  });

  it('may talk in a question channel that others may ask in', async () => {
    const room = await watched(reading);
    const { exchange, guild, channel, reader, moderator, written } = room;
    await listenIn([channel], room);
    const role = guild.role('editors');
    await configure(moderator, channel, en.config.choose.allowedRoles, [role]);
    await reader.say(channel, theft);
    const editor = guild.member('editor', { roles: [role] });
    const answer = await exchange(editor, channel, theft);
    expect(written(channel).filter(({ private: hidden }) => !hidden)).toEqual([answer]);
  });
});

describe('a channel that the bot may not write in', () => {
  it('is told of once in an hour to a member who mentions the bot', async () => {
    const room = await watched();
    const { discord, exchange, guild, channel, reader, other, mention, refusals, lines } = room;
    channel.deny(guild.bot, 'SendMessages');
    other.user.dmsClosed = true;
    for (let times = 0; times < 3; times += 1) await reader.say(channel, `${mention} ${theft}`);
    await other.say(channel, `${mention} ${theft}`);
    await discord.until(() => lines.find(({ err }) => err?.code === 50007), 'a line in the log');
    discord.forgive(/50007/);
    await exchange(reader, guild.channel('elsewhere'), `${mention} ${theft}`);
    expect(reader.dm().messages.map(({ text }) => text)).toEqual([
      en.refusals.mayNotWrite(`<#${channel.id}>`),
    ]);
    expect(lines.find(({ err }) => err?.code === 50007)?.level).toBe('warn');
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await refusals()).toEqual({ unwritable: 4 });
  });

  it('is told of to nobody who only talks in it, and once in the log', async () => {
    const room = await watched(reading);
    const { exchange, guild, channel, reader, other, lines } = room;
    const elsewhere = guild.channel('elsewhere');
    await listenIn([channel, elsewhere], room);
    channel.deny(guild.bot, 'SendMessages');
    for (const member of [reader, other, reader, other]) await member.say(channel, theft);
    await exchange(reader, elsewhere, theft);
    for (const member of [reader, other]) expect(member.dm().messages).toEqual([]);
    expect(lines.filter(({ level }) => level === 'warn').map(({ msg }) => msg)).toEqual([
      'may not write in a question channel',
    ]);
  });
});

describe("a mention of the bot's role", () => {
  const roleOf = ({ guild }: Room) => {
    const [role] = guild.bot.roles;
    return `<@&${role?.id}>`;
  };

  it('is answered with a word on how to ask, once in an hour, since its text is withheld', async () => {
    const room = await watched();
    const { exchange, channel, reader, other, mention, written, refusals } = room;
    for (let times = 0; times < 3; times += 1) {
      await reader.say(channel, `${roleOf(room)} ${theft}`);
    }
    post(channel, channel.world.addUser('robot', { bot: true }), { content: roleOf(room) });
    const answer = await exchange(other, channel, `${mention} ${theft}`);
    expect(written(channel).map(({ text }) => text)).toEqual([en.refusals.mentionMe, answer.text]);
    expect(await refusals()).toEqual({ unread: 3 });
  });

  it('beside a mention of the bot, or where its text can be read, is a question', async () => {
    const room = await watched(reading);
    const { exchange, channel, reader, other, mention } = room;
    const answer = await exchange(reader, channel, `${roleOf(room)} ${theft}`);
    expect(quoteIn(answer).bold).not.toEqual([]);
    expect(quoteIn(await exchange(reader, channel, howMuch, answer)).bold).not.toEqual([]);
    const both = await exchange(other, channel, `${mention} ${roleOf(room)} thanks!`);
    expect(both.text).toBe(en.smallTalk.thanks);
  });
});
