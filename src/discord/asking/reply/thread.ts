import {
  type Channel,
  ChannelType,
  type Client,
  DiscordAPIError,
  type GuildBasedChannel,
  type NewsChannel,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type TextChannel,
} from 'discord.js';
import type { Logger } from 'pino';
import type { ReplyPlace } from '../../context.js';
import { isRefusal } from '../../failures.js';

/** Whether a channel's messages can have public threads. */
export function hasThreads(channel: Channel): channel is TextChannel | NewsChannel {
  return channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildAnnouncement;
}

/** Whether the bot may open threads in a channel and write in them. */
export function mayOpenThreads(channel: GuildBasedChannel): boolean {
  const { ViewChannel, CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits;
  const permissions = channel.permissionsFor(channel.client.user);
  return permissions?.has([ViewChannel, CreatePublicThreads, SendMessagesInThreads]) ?? false;
}

/**
 * Opens a thread on the message that asks, archived when the channel's threads are. A thread that is there
 * already is used if the bot opened it, before a restart.
 *
 * @returns the thread's id; `null` if there can't be one, which the log says
 * @throws what Discord or the connection fails with, and may not the next time
 */
export async function openThread(
  client: Client<true>,
  { channelId, messageId }: Extract<ReplyPlace, { kind: 'message' }>,
  name: string,
  log: Logger,
): Promise<string | null> {
  try {
    const channel = await client.channels.fetch(channelId);
    if (channel === null || !hasThreads(channel)) return null;
    if (mayOpenThreads(channel)) {
      return (await channel.threads.create({ name, startMessage: messageId })).id;
    }
    log.info({ channel: channelId }, 'may not open threads or write in them');
    return null;
  } catch (err) {
    if (isRefusal(err, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) {
      return ownThread(client, messageId);
    }
    if (!(err instanceof DiscordAPIError)) throw err;
    log.info({ err, channel: channelId }, 'could not open a thread');
    return null;
  }
}

/** A message's thread has the message's id. */
async function ownThread(client: Client<true>, id: string): Promise<string | null> {
  try {
    const thread = await client.channels.fetch(id);
    return thread?.isThread() && thread.ownerId === client.user.id ? thread.id : null;
  } catch (error) {
    if (error instanceof DiscordAPIError) return null;
    throw error;
  }
}
