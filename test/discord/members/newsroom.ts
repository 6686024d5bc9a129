import { expect, vi } from 'vitest';
import type { Member } from '../loopback/member.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { type BotOptions, runningBot } from '../running-bot.js';
import { recordsOf } from './reading.js';

/** A bot on a server with a channel, two members and a moderator. */
export async function newsroom(options: BotOptions = {}) {
  const running = await runningBot(options);
  const { discord } = running;
  const guild = discord.guild();
  /** What a member says, and what the bot replies to it. */
  const exchange = async (member: Member, channel: Channel, text: string, to?: Message) => {
    const message = await member.say(channel, text, to && { replyTo: to });
    return kept(await replyTo(message));
  };
  const replyTo = (message: Message) =>
    message.channel.waitFor(
      (one) => one.replyTo === message && one.author.id === discord.botId,
      `a reply to “${message.text}”`,
    );
  const records = recordsOf(running);
  /** An answer once the bot knows in which message it stands: no member is quick enough to miss it. */
  const kept = async (reply: Message) => {
    if (reply.buttons.length > 0) {
      await vi.waitFor(async () => expect(await records.answerInMessage(reply.id)).not.toBeNull());
    }
    return reply;
  };
  return {
    ...running,
    discord,
    guild,
    exchange,
    replyTo,
    kept,
    records,
    channel: guild.channel('news'),
    reader: guild.member('reader'),
    other: guild.member('other'),
    moderator: guild.member('moderator', { permissions: ['ManageGuild'] }),
    /** The bot as a message mentions it. */
    mention: `<@${discord.botId}>`,
  };
}
