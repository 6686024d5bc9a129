import type { Member } from '../loopback/member.js';
import type { Message } from '../loopback/message.js';
import type { Channel } from '../loopback/places.js';
import { type BotOptions, runningBot } from '../running-bot.js';

/** A bot on a server with a channel, two members and a moderator. */
export async function newsroom(options: BotOptions = {}) {
  const running = await runningBot(options);
  const { discord } = running;
  const guild = discord.guild();
  /** What a member says, and what the bot replies to it. */
  const exchange = async (member: Member, channel: Channel, text: string, replyTo?: Message) => {
    const message = await member.say(channel, text, replyTo && { replyTo });
    const isReply = (one: Message) => one.replyTo === message && one.author.id === discord.botId;
    return channel.waitFor(isReply, `a reply to “${text}”`);
  };
  return {
    ...running,
    discord,
    guild,
    exchange,
    channel: guild.channel('news'),
    reader: guild.member('reader'),
    other: guild.member('other'),
    moderator: guild.member('moderator', { permissions: ['ManageGuild'] }),
    /** The bot as a message mentions it. */
    mention: `<@${discord.botId}>`,
  };
}
