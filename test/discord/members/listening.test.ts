import { describe, expect, it, vi } from 'vitest';
import { keepPending } from '../../../src/discord/asking/pending.js';
import { en } from '../../../src/locales/en.js';
import { post } from '../loopback/posting.js';
import { configure } from '../panel.js';
import { Held } from '../recovery/held.js';
import type { BotOptions } from '../running-bot.js';
import { newsroom } from './newsroom.js';
import { howMuch, mayor, quoteIn, read, theft } from './reading.js';

const anyone = { parentId: null, roleIds: [], permissions: 0n, words: en };

type Room = Awaited<ReturnType<typeof newsroom>>;

/**
 * What the bot has written in the channel once it has answered a question that came after all else, and has
 * done with what it overheard: that comes after what it is asked.
 */
async function writtenAfterAll({ exchange, other, channel, mention, discord, records }: Room) {
  const last = await exchange(other, channel, `${mention} ${mayor}`);
  await vi.waitFor(async () => expect(await records.pending()).toEqual([]), 30_000);
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
  async function listening({ env = {}, ...options }: BotOptions = {}) {
    const room = await newsroom({
      ...options,
      env: { DISCORD_MESSAGE_CONTENT: 'true', ...env },
      loopback: { messageContent: true },
    });
    const { moderator, channel } = room;
    const saved = await configure(moderator, channel, en.config.choose.questionChannels, [channel]);
    expect(saved.text).not.toContain(en.config.needsContent);
    return room;
  }

  it('answers questions without a mention, however they are typed, also after a restart', async () => {
    const { exchange, channel, reader, restart } = await listening();
    const typed = [
      theft,
      'crypto theft numbers?',
      'anyone know what the un report said about crypto theft',
    ];
    for (const question of typed) {
      expect(quoteIn(await exchange(reader, channel, question)).bold).not.toEqual([]);
    }
    await restart();
    expect(quoteIn(await exchange(reader, channel, theft)).bold).not.toEqual([]);
  });

  it('is silent about what it does not answer well, does not type, and keeps nothing of it', async () => {
    const room = await listening();
    const { channel, reader, moderator } = room;
    await reader.say(channel, mayor);
    await reader.say(channel, 'what time is the meeting?');
    await reader.say(channel, 'is the printer on the third floor working?');
    expect(await writtenAfterAll(room)).toEqual([]);
    // For the mention that came after all else.
    expect(channel.typing).toHaveLength(1);
    const gaps = await (await moderator.slash(channel, 'gaps')).reply();
    expect(gaps.text.match(/\d+×/g)).toEqual(['1×']);
  });

  it('leaves chatter alone that touches on what the articles report', async () => {
    const room = await listening();
    const { channel, reader } = room;
    const chatter = [
      'brb lunch',
      'ok cool, so they stole a lot',
      "I don't trust anything that regime says",
      'did you read about the crypto theft?',
      'https://example.com/what-did-the-un-report-say-about-crypto-theft',
      '!news crypto theft numbers?',
    ];
    for (const line of chatter) await reader.say(channel, line);
    expect(await writtenAfterAll(room)).toEqual([]);
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

  it('takes nobody for going on about an answer but who asked', async () => {
    const room = await listening();
    const { exchange, guild, channel, reader, other } = room;
    const thread = guild.thread(channel, 'the report');
    const answer = await exchange(reader, thread, theft);
    await other.say(thread, howMuch);
    await reader.say(thread, 'thanks, that helps');
    expect(await writtenAfterAll({ ...room, channel: thread })).toEqual([answer]);
  });

  it('leaves small talk, what members say to each other, bots and pictures alone', async () => {
    const room = await listening();
    const { channel, reader, other } = room;
    const hello = await reader.say(channel, 'hello everyone');
    await other.say(channel, 'How are you?', { replyTo: hello });
    await reader.say(channel, theft, { replyTo: hello });
    await reader.say(channel, `<@${other.id}> ${theft}`);
    await reader.say(channel, '', { files: [{ name: 'chart.png', bytes: 'png' }] });
    post(channel, channel.world.addUser('robot', { bot: true }), { content: theft });
    expect(await writtenAfterAll(room)).toEqual([]);
  });

  it('answers what is put to it as everywhere: mentions and replies, with and without a ping', async () => {
    const { exchange, replyTo, channel, reader, mention } = await listening();
    const hello = await exchange(reader, channel, `${mention} hello`);
    expect(hello.text).toBe(en.smallTalk.greeting);
    const answer = await exchange(reader, channel, theft);
    expect(quoteIn(await exchange(reader, channel, howMuch, answer)).bold).not.toEqual([]);
    const quietly = await reader.say(channel, howMuch, { replyTo: answer, ping: false });
    const next = await replyTo(quietly);
    expect(quoteIn(next).bold).not.toEqual([]);
    const refused = await reader.say(channel, mayor, { replyTo: answer, ping: false });
    expect(read(await replyTo(refused))).toContain(en.answer.dontSay);
  });

  it('costs a member nothing for what is not answered, and is silent once the cooldown holds', async () => {
    const room = await listening({ env: { PULLQUOTE_QUESTIONS_PER_MINUTE: '1' } });
    const { exchange, channel, reader } = room;
    for (let times = 0; times < 3; times += 1) await reader.say(channel, mayor);
    const answer = await exchange(reader, channel, theft);
    expect(quoteIn(answer).bold).not.toEqual([]);
    await reader.say(channel, theft);
    expect(await writtenAfterAll(room)).toEqual([answer]);
  });

  it('says nothing of what it was about to answer when it is stopped', async () => {
    const held = new Held();
    const room = await listening({ embedder: held.embedder });
    const { discord, channel, reader, other, records, bot } = room;
    held.hold();
    await reader.say(channel, mayor);
    await other.say(channel, theft);
    await vi.waitFor(async () => expect(await records.pending()).toHaveLength(2));
    const stopped = bot.stop('test');
    held.release();
    await stopped;
    const ofBot = channel.messages.filter((one) => one.author.id === discord.botId && !one.private);
    expect(ofBot).toEqual([]);
    expect(await records.pending()).toEqual([]);
  });

  it('goes on after a restart with what was overheard, by the same rule and once', async () => {
    const room = await listening();
    const { channel, reader, restart, replyTo, records } = room;
    const elsewhere = room.guild.channel('elsewhere');
    const keep = async (question: string, takenUp = false) => {
      // Said where the bot doesn't listen, and kept as if it did.
      const message = await reader.say(elsewhere, question);
      const asker = {
        ...anyone,
        userId: reader.id,
        guildId: room.guild.id,
        viaMember: false,
        channelId: elsewhere.id,
      };
      const place = {
        kind: 'message',
        channelId: elsewhere.id,
        messageId: message.id,
        repliedId: null,
        threadName: null,
      } as const;
      const asked = {
        question,
        filter: {},
        askedVia: 'channel',
        asker,
        private: false,
        topic: null,
      } as const;
      await keepPending({ kind: 'question', asked, place, takenUp }, reader.id, { records });
      return message;
    };
    await keep(mayor);
    await keep(theft, true);
    const open = await keep(theft);
    await restart();
    const answer = await replyTo(open);
    expect(quoteIn(answer).bold).not.toEqual([]);
    expect(await writtenAfterAll({ ...room, channel: elsewhere })).toEqual([answer]);
    expect(channel.messages.filter((one) => !one.private)).toEqual([]);
  });

  it('is silent where the operator has not switched reading on, and says so to the moderator', async () => {
    const room = await newsroom();
    const { channel, reader, moderator } = room;
    const saved = await configure(moderator, channel, en.config.choose.questionChannels, [channel]);
    expect(saved.text).toContain(en.config.needsContent);
    await reader.say(channel, theft);
    expect(await writtenAfterAll(room)).toEqual([]);
  });
});
