import { ChannelType } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import type { Channel } from '../loopback/places.js';
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
  await (
    await moderator.slash(channel, 'config question-channel', { channel: help, read: true })
  ).reply();
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
