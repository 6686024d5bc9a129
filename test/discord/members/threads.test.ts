import { ChannelType } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { keepPending } from '../../../src/discord/asking/pending.js';
import { en } from '../../../src/locales/en.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { startThread } from '../loopback/posting.js';
import { configure } from '../panel.js';
import type { BotOptions } from '../running-bot.js';
import { newsroom } from './newsroom.js';
import { howMuch, mayor, quoteIn, recordsOf, stolen, theft } from './reading.js';

const { turnOn } = en.config.switches.answersInThreads;
const opening = /^POST \/channels\/\d+\/messages\/\d+\/threads$/;

const readsAll: BotOptions = {
  env: { DISCORD_MESSAGE_CONTENT: 'true' },
  loopback: { messageContent: true },
};

/** A bot whose moderators have questions answered in threads. */
async function threaded(options: BotOptions = readsAll) {
  const room = await newsroom(options);
  const { discord, moderator, channel, kept } = room;
  const panel = await configure(moderator, channel, turnOn);
  expect(panel.text).toContain(en.config.inThreads);
  const byBot = (one: Message) => one.author.id === discord.botId && !one.private;
  return {
    ...room,
    byBot,
    /** The answer to a message, which is the first thing that the bot says in a thread on it. */
    answered: async (message: Message): Promise<{ thread: Channel; answer: Message }> => {
      const thread = await discord.until(
        () => message.thread ?? undefined,
        `a thread on ${message.text}`,
        30_000,
      );
      return { thread, answer: await kept(await thread.waitFor(byBot, 'an answer', 30_000)) };
    },
    /** What the bot has said in a channel, for all to see. */
    said: (where: Channel) => where.messages.filter(byBot),
    idle: () => vi.waitFor(async () => expect(await recordsOf(room).pending()).toEqual([]), 30_000),
  };
}

describe('a question in a text channel whose moderators want threads', () => {
  it('is answered in a thread on its message, named after it', async () => {
    const { channel, discord, reader, mention, answered, said, records } = await threaded();
    const asked = await reader.say(channel, `${mention} ${theft}`);
    const { thread, answer } = await answered(asked);
    expect(quoteIn(answer).bold.join()).toContain('crypto theft');
    expect([thread.id, thread.name, thread.ownerId]).toEqual([asked.id, theft, discord.botId]);
    expect(answer.replyTo).toBeNull();
    expect(said(channel)).toEqual([]);
    // How long it stays open is the channel's default.
    const sent = discord.requests.find(({ method, path }) => opening.test(`${method} ${path}`));
    expect(sent?.body).not.toHaveProperty('auto_archive_duration');
    const kept = await records.answerInMessage(answer.id);
    expect(kept?.channelId).toBe(thread.id);
    await (await reader.press(answer, en.buttons.delete)).reply();
    expect(answer.deleted).toBe(true);
  });

  it('is cut to the 100 characters of a name', async () => {
    const { channel, reader, mention, answered } = await threaded();
    const long = `${theft} And did it say that, ${'in any of its many chapters, '.repeat(6)}too?`;
    const { thread } = await answered(await reader.say(channel, `${mention} ${long}`));
    expect(thread.name.length).toBeLessThanOrEqual(100);
    expect(thread.name).toMatch(
      /^What did the UN report say about crypto theft\? And did it say.*…$/i,
    );
  });

  it('in a question channel gets a thread only if it is answered', async () => {
    const { channel, reader, moderator, answered, said, idle } = await threaded();
    await configure(moderator, channel, en.config.choose.questionChannels, [channel]);
    const unanswered = await reader.say(channel, mayor);
    const { answer } = await answered(await reader.say(channel, theft));
    expect(quoteIn(answer).bold.join()).toContain('crypto theft');
    await idle();
    expect(unanswered.thread).toBeNull();
    expect(said(channel)).toEqual([]);
  });

  it('in an announcement channel gets one, too; in a thread and by /ask it gets none', async () => {
    const { guild, channel, reader, mention, exchange, answered } = await threaded();
    const news = guild.channel('announcements', ChannelType.GuildAnnouncement);
    const { thread } = await answered(await reader.say(news, `${mention} ${theft}`));
    expect(thread.type).toBe(ChannelType.AnnouncementThread);
    const other = guild.thread(channel, 'the report');
    expect((await exchange(reader, other, `${mention} ${theft}`)).channel).toBe(other);
    const reply = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    expect(reply.channel).toBe(channel);
  });

  it('is answered in the channel if it is none: a greeting gets no thread', async () => {
    const { channel, reader, mention, exchange } = await threaded();
    const reply = await exchange(reader, channel, `${mention} hello`);
    expect(reply.text).toBe(en.smallTalk.greeting);
    expect(reply.replyTo?.thread).toBeNull();
  });

  it('is refused in the channel if its author may not ask', async () => {
    const { guild, channel, reader, moderator, mention, exchange } = await threaded();
    const role = guild.role('readers');
    await configure(moderator, channel, en.config.choose.allowedRoles, [role]);
    const reply = await exchange(reader, channel, `${mention} ${theft}`);
    expect(reply.text).toBe(en.refusals.roles(`<@&${role.id}>`));
    expect(reply.replyTo?.thread).toBeNull();
  });
});

describe('in a thread that the bot opened', () => {
  it('follow-ups need no mention, also after a restart; what asks nothing is left alone', async () => {
    const { channel, reader, mention, answered, exchange, restart, said, idle } = await threaded();
    const { thread } = await answered(await reader.say(channel, `${mention} ${theft}`));
    const more = await exchange(reader, thread, howMuch);
    expect(quoteIn(more).bold.join()).toContain(stolen);
    await restart();
    expect(quoteIn(await exchange(reader, thread, theft)).bold.join()).toContain('crypto theft');
    await reader.say(thread, 'thanks, that helps a lot');
    const unknown = await exchange(reader, thread, mayor);
    expect(unknown.text).toContain(en.answer.dontSay);
    await idle();
    expect(said(thread)).toHaveLength(4);
  });

  it('others are answered as in a question channel, and talk with each other', async () => {
    const { channel, reader, other, mention, answered, exchange, said, idle } = await threaded();
    const { thread } = await answered(await reader.say(channel, `${mention} ${theft}`));
    await other.say(thread, mayor);
    await other.say(thread, `<@${reader.id}> ${theft}`);
    expect(quoteIn(await exchange(other, thread, theft)).bold.join()).toContain('crypto theft');
    await idle();
    expect(said(thread)).toHaveLength(2);
  });

  it('the Follow-up button says why it is needed if the bot may not read', async () => {
    const { channel, reader, mention, answered, said } = await threaded({});
    const { thread, answer } = await answered(await reader.say(channel, `${mention} ${theft}`));
    await reader.say(thread, howMuch);
    const opened = await reader.press(answer, en.buttons.followUp);
    expect(opened.modal?.components).toMatchObject([{ description: en.followUp.needsMention }]);
    const more = await (await reader.submit(opened, { question: howMuch })).reply();
    expect(quoteIn(more).bold.join()).toContain(stolen);
    expect(said(thread)).toEqual([answer, more]);
    const elsewhere = await (await reader.slash(channel, 'ask', { question: theft })).reply();
    const { modal } = await reader.press(elsewhere, en.buttons.followUp);
    expect(modal?.components).not.toMatchObject([{ description: expect.anything() }]);
  });
});

describe('what cannot be answered in a thread is answered in the channel', () => {
  it.each([
    ['may not open threads', 'CreatePublicThreads'],
    ['may not write in threads', 'SendMessagesInThreads'],
  ] as const)('if the bot %s, and no thread is opened', async (_, permission) => {
    const { guild, channel, reader, mention, exchange, moderator } = await threaded();
    channel.deny(guild.bot, permission);
    channel.deny(guild, permission);
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    expect(quoteIn(answer).bold.join()).toContain('crypto theft');
    expect(answer.replyTo?.thread).toBeNull();
    const panel = await (await moderator.slash(channel, 'config')).reply();
    expect(panel.text).toContain(en.config.cannotOpenThreads(`<#${channel.id}>`));
  });

  it('if the message has a thread of somebody else', async () => {
    const { channel, reader, mention, exchange, discord, byBot } = await threaded();
    discord.slow(opening, 1_000);
    const message = reader.say(channel, `${mention} ${theft}`);
    const other = reader.startThread(await message, 'mine');
    const answer = await channel.waitFor(byBot, 'an answer', 30_000);
    expect(quoteIn(answer).bold.join()).toContain('crypto theft');
    expect(other.messages).toEqual([]);
    discord.slow(opening, 0);
    expect(discord.faults().filter((fault) => /160004/.test(fault)).length).toBeLessThanOrEqual(1);
    if (discord.faults().length > 0) discord.forgive(/400\/160004/);
    expect(quoteIn(await exchange(reader, other, `${mention} ${theft}`)).bold).not.toEqual([]);
  });

  it('if Discord refuses a thread for another reason, as that there are too many', async () => {
    const { channel, reader, mention, exchange, discord } = await threaded();
    const tooMany = 'Maximum number of active threads reached';
    discord.refuseNext({ route: opening, status: 400, code: 160006, message: tooMany });
    const answer = await exchange(reader, channel, `${mention} ${theft}`);
    expect(quoteIn(answer).bold.join()).toContain('crypto theft');
  });

  it('if the question is deleted meanwhile', async () => {
    const { channel, reader, mention, discord, byBot } = await threaded();
    discord.slow(opening, 500);
    const message = await reader.say(channel, `${mention} ${theft}`);
    await reader.remove(message);
    const answer = await channel.waitFor(byBot, 'an answer', 30_000);
    expect(quoteIn(answer).bold.join()).toContain('crypto theft');
    discord.forgive(/404\/10008/);
  });
});

describe('after a restart', () => {
  it('a question is answered once: in the thread that was opened for it, or in a new one', async () => {
    const room = await threaded();
    const { channel, guild, reader, mention, records, restart, bot, answered, said, idle } = room;
    await bot.stop('a crash');
    const ask = async () => {
      const message = await reader.say(channel, `${mention} ${theft}`);
      const where = { guildId: guild.id, viaMember: false, channelId: channel.id, parentId: null };
      const asker = { ...where, userId: reader.id, roleIds: [], permissions: 0n, words: en };
      const place = {
        kind: 'message',
        channelId: channel.id,
        messageId: message.id,
        repliedId: null,
        threadName: theft,
      } as const;
      const asked = {
        question: theft,
        filter: {},
        askedVia: 'mention',
        asker,
        private: false,
        topic: null,
      } as const;
      await keepPending({ kind: 'question', asked, place, takenUp: false }, reader.id, { records });
      return message;
    };
    const [fresh, opened] = [await ask(), await ask()];
    startThread(opened, theft, guild.bot.user);
    await restart('crash');
    for (const message of [fresh, opened]) {
      const { thread, answer } = await answered(message);
      expect(quoteIn(answer).bold.join()).toContain('crypto theft');
      await idle();
      expect(said(thread)).toEqual([answer]);
      expect((await records.answerInMessage(answer.id))?.channelId).toBe(thread.id);
    }
    expect(said(channel)).toEqual([]);
    room.discord.forgive(/400\/160004/);
  });
});
