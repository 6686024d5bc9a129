import { ChannelType } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../../src/locales/en.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { configure, openPanel } from '../panel.js';
import { newsroom } from './newsroom.js';
import { howMuch, mayor, quoteIn, read, stolen, theft } from './reading.js';

/** A bot that reads a forum, whose moderators made it a question channel. */
async function forum() {
  const room = await newsroom({
    env: { DISCORD_MESSAGE_CONTENT: 'true' },
    loopback: { messageContent: true },
  });
  const { guild, moderator, channel, exchange, other, mention, records, discord } = room;
  const help = guild.channel('help', ChannelType.GuildForum);
  await configure(moderator, channel, en.config.choose.questionChannels, [help]);
  return {
    ...room,
    help,
    /** What the bot has written in a post once it has done with all that was said there. */
    writtenIn: async (post: Channel) => {
      const last = await exchange(other, post, `${mention} ${mayor}`);
      await vi.waitFor(async () => expect(await records.pending()).toEqual([]), 30_000);
      return post.messages.filter((one) => one.author.id === discord.botId && one !== last);
    },
  };
}

describe('a new post in a forum', () => {
  it.each([
    ['asks in its title', theft, 'Title says it all, any ideas?'],
    ['asks in its title, beside a picture', theft, ''],
    ['asks in its text', 'The UN report', 'what did it say about crypto theft?'],
    ['says the same twice', 'what did the un report say about crypto theft', theft],
  ])('is answered if it %s', async (_, title, text) => {
    const { help, reader, replyTo } = await forum();
    const files = text === '' ? [{ name: 'chart.png', bytes: 'png' }] : [];
    const answer = await replyTo(await reader.post(help, title, text, { files }));
    expect(read(answer)).toMatch(/crypto/);
    expect(quoteIn(answer).bold).not.toEqual([]);
  });

  it('is not refused, nor answered if it asks nothing', async () => {
    const { help, reader, writtenIn } = await forum();
    for (const [title, text] of [
      [mayor, 'Title says it all'],
      ['Pictures of my cat', 'Here she is on the sofa.'],
      ['Looking for a team', 'anyone up for a match tonight?'],
    ] as const) {
      const { channel: post } = await reader.post(help, title, text);
      expect(await writtenIn(post), title).toEqual([]);
    }
  });

  it('is read with its title if it mentions the bot', async () => {
    const { help, reader, replyTo, mention } = await forum();
    const answer = await replyTo(await reader.post(help, theft, `${mention} any ideas?`));
    expect(read(answer)).toMatch(/crypto/);
  });
});

describe('a new post without an answer', () => {
  const marks = ({ reactions }: Message) => reactions.map(({ emoji }) => emoji);

  it('is marked if it asks and moderators want that', async () => {
    const { help, reader, moderator, channel, writtenIn, replyTo } = await forum();
    const before = await reader.post(help, mayor, 'Title says it all');
    await writtenIn(before.channel);
    await configure(moderator, channel, en.config.switches.marksUnanswered.turnOn);
    const asks = await reader.post(help, mayor, 'Title says it all');
    const talks = await reader.post(help, 'Pictures of my cat', 'Here she is on the sofa.');
    const answered = await reader.post(help, theft, 'Title says it all');
    await replyTo(answered);
    await writtenIn(talks.channel);
    await vi.waitFor(() => expect(marks(asks)).toEqual(['❔']), 30_000);
    expect([before, talks, answered].flatMap(marks)).toEqual([]);
  });

  it.each([
    ['a question of its author there is answered', 'reader'],
    ['the bot is asked there by somebody else', 'other'],
  ] as const)('loses its mark once %s', async (_, who) => {
    const room = await forum();
    const { help, reader, moderator, channel, exchange, mention, restart, discord } = room;
    await configure(moderator, channel, en.config.switches.marksUnanswered.turnOn);
    const post = await reader.post(help, mayor, 'Title says it all');
    const other = await reader.post(help, mayor, 'Title says it all');
    await vi.waitFor(() => expect([post, other].flatMap(marks)).toEqual(['❔', '❔']), 30_000);
    await restart();
    const refused = await exchange(room[who], post.channel, `${mention} ${mayor}`);
    expect(read(refused)).toContain(en.answer.dontSay);
    expect(marks(post)).toEqual(['❔']);
    await exchange(room[who], post.channel, who === 'reader' ? theft : `${mention} ${theft}`);
    await discord.until(() => marks(post).length === 0, 'the mark to go');
    expect(marks(other)).toEqual(['❔']);
  });

  it('loses its mark once moderators mark what was asked there as done', async () => {
    const { help, reader, moderator, channel, exchange, mention, discord } = await forum();
    await configure(moderator, channel, en.config.switches.marksUnanswered.turnOn);
    const post = await reader.post(help, mayor, 'Title says it all');
    await vi.waitFor(() => expect(marks(post)).toEqual(['❔']), 30_000);
    await exchange(reader, post.channel, `${mention} ${mayor}`);
    const gaps = await (await moderator.slash(channel, 'gaps')).reply();
    await (await moderator.choose(gaps, en.gaps.markDone, mayor)).reply();
    await discord.until(() => marks(post).length === 0, 'the mark to go');
  });

  it('is not marked if the bot may not react; /config says which permissions are missing', async () => {
    const { help, guild, reader, moderator, channel, writtenIn, discord } = await forum();
    help.deny(guild.bot, 'AddReactions');
    const { turnOn } = en.config.switches.marksUnanswered;
    expect((await configure(moderator, channel, turnOn)).text).toContain(
      en.config.cannotMark(`<#${help.id}>`),
    );
    const post = await reader.post(help, mayor, 'Title says it all');
    await writtenIn(post.channel);
    await discord.until(() => discord.faults().length > 0, 'the refusal');
    discord.forgive(/50013/);
    expect(marks(post)).toEqual([]);
    help.allow(guild.bot, 'AddReactions');
    expect((await openPanel(moderator, channel)).text).not.toContain(
      en.config.cannotMark(`<#${help.id}>`),
    );
  });
});

describe('a post in a forum, later on', () => {
  it("answers its author's follow-ups, replies to the bot, and mentions", async () => {
    const { help, reader, other, exchange, replyTo, mention } = await forum();
    const first = await reader.post(help, theft, 'Title says it all');
    const { channel: post } = first;
    const answer = await replyTo(first);
    await vi.waitFor(async () => expect(answer.buttons).not.toEqual([]));
    expect(quoteIn(await exchange(reader, post, howMuch)).bold.join(' ')).toContain(stolen);
    expect(quoteIn(await exchange(other, post, howMuch, answer)).bold).not.toEqual([]);
    expect(quoteIn(await exchange(other, post, `${mention} ${theft}`)).bold).not.toEqual([]);
  });

  it('is left to its members otherwise', async () => {
    const { help, reader, other, replyTo, writtenIn } = await forum();
    const first = await reader.post(help, theft, 'Title says it all');
    const { channel: post } = first;
    const answer = await replyTo(first);
    await reader.say(post, 'thanks, that helps');
    await other.say(post, 'I read that too, it was in the papers');
    await other.say(post, theft);
    expect(await writtenIn(post)).toEqual([answer]);
  });
});
