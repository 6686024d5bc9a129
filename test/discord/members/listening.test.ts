import { describe, expect, it } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { post } from '../loopback/posting.js';
import { newsroom } from './newsroom.js';
import { howMuch, mayor, quoteIn, theft } from './reading.js';

type Room = Awaited<ReturnType<typeof newsroom>>;

/** What the bot has written in the channel once it has answered a question that came after all else. */
async function writtenAfterAll({ exchange, other, channel, mention, discord }: Room) {
  const last = await exchange(other, channel, `${mention} ${mayor}`);
  return channel.messages.filter(
    (one) => one.author.id === discord.botId && !one.private && one !== last,
  );
}

describe('nobody is answered who did not ask', () => {
  it('not members who talk, to everyone or to each other', async () => {
    const room = await newsroom();
    const { channel, reader, other } = room;
    await reader.say(channel, theft);
    await reader.say(channel, `@everyone ${theft}`);
    const toOther = await reader.say(channel, `<@${other.id}> ${theft}`);
    await other.say(channel, theft, { replyTo: toOther });
    expect(await writtenAfterAll(room)).toEqual([]);
  });

  it('not other bots, even where they mention it', async () => {
    const room = await newsroom();
    const { channel, mention } = room;
    const robot = channel.world.addUser('robot', { bot: true });
    post(channel, robot, { content: `${mention} ${theft}` });
    expect(await writtenAfterAll(room)).toEqual([]);
  });

  it('not who replies to an answer without a ping', async () => {
    const room = await newsroom();
    const { exchange, channel, reader, mention } = room;
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    await reader.say(channel, howMuch, { replyTo: answer, ping: false });
    expect(await writtenAfterAll(room)).toEqual([answer]);
  });

  it('not who changes a message after it was answered', async () => {
    const room = await newsroom();
    const { replyTo, channel, reader, mention } = room;
    const message = await reader.say(channel, `${mention} ${theft}`);
    const answer = await replyTo(message);
    await reader.revise(message, `${mention} ${mayor}`);
    expect(await writtenAfterAll(room)).toEqual([answer]);
    expect(quoteIn(answer).text).not.toBe('');
  });
});

describe('a question channel', () => {
  /** A bot that may read messages, on a server whose moderator named the channel. */
  async function listening() {
    const room = await newsroom({
      env: { DISCORD_MESSAGE_CONTENT: 'true' },
      loopback: { messageContent: true },
    });
    const { moderator, channel } = room;
    const saved = await moderator.slash(channel, 'config question-channel', {
      channel,
      read: true,
    });
    expect((await saved.reply()).text).not.toContain(en.config.needsContent);
    return room;
  }

  it('takes every message as a question, also after a restart', async () => {
    const { exchange, channel, reader, restart } = await listening();
    expect(quoteIn(await exchange(reader, channel, theft)).bold).not.toEqual([]);
    await restart();
    expect(quoteIn(await exchange(reader, channel, theft)).bold).not.toEqual([]);
  });

  it('is one with its threads, and with nothing beside', async () => {
    const room = await listening();
    const { exchange, guild, channel, reader } = room;
    const thread = guild.thread(channel, 'the report');
    await exchange(reader, thread, theft);
    const next = await exchange(reader, thread, howMuch);
    expect(quoteIn(next).bold).not.toEqual([]);

    const elsewhere = guild.channel('elsewhere');
    await reader.say(elsewhere, theft);
    expect(await writtenAfterAll({ ...room, channel: elsewhere })).toEqual([]);
  });

  it('leaves small talk, replies among members, bots and pictures alone', async () => {
    const room = await listening();
    const { channel, reader, other } = room;
    const hello = await reader.say(channel, 'hello everyone');
    await other.say(channel, 'How are you?', { replyTo: hello });
    await reader.say(channel, theft, { replyTo: hello });
    await reader.say(channel, '', { files: [{ name: 'chart.png', bytes: 'png' }] });
    post(channel, channel.world.addUser('robot', { bot: true }), { content: theft });
    expect(await writtenAfterAll(room)).toEqual([]);
  });

  it('answers small talk that mentions it, and follow-ups with and without a ping', async () => {
    const { exchange, replyTo, channel, reader, mention } = await listening();
    const hello = await exchange(reader, channel, `${mention} hello`);
    expect(hello.text).toBe(en.smallTalk.greeting);
    const answer = await exchange(reader, channel, theft);
    expect(quoteIn(await exchange(reader, channel, howMuch, answer)).bold).not.toEqual([]);
    const quietly = await reader.say(channel, howMuch, { replyTo: answer, ping: false });
    const next = await replyTo(quietly);
    expect(quoteIn(next).bold).not.toEqual([]);
  });

  it('is silent where the operator has not switched reading on, and says so to the moderator', async () => {
    const room = await newsroom();
    const { channel, reader, moderator } = room;
    const saved = await moderator.slash(channel, 'config question-channel', {
      channel,
      read: true,
    });
    expect((await saved.reply()).text).toContain(en.config.needsContent);
    await reader.say(channel, theft);
    expect(await writtenAfterAll(room)).toEqual([]);
  });
});
