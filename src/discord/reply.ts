import {
  type Client,
  DiscordAPIError,
  InteractionWebhook,
  RESTJSONErrorCodes,
  type SendableChannels,
} from 'discord.js';
import { Failure } from '../failure.js';
import type { Payload } from './payload.js';
import type { ReplyPlace } from './reply-place.js';

/** A reply that is shown, and edited when it is shown again. */
export interface Reply {
  /** Resolves to the id of the reply's message. Calls are carried out in turn. */
  show(payload: Payload): Promise<string>;
}

/** The reply at a place: the same while the bot runs and after a restart. */
export function replyAt(client: Client<true>, place: ReplyPlace): Reply {
  if (place.kind === 'interaction') {
    const webhook = new InteractionWebhook(client, client.application.id, place.token);
    return { show: async (shown) => (await webhook.editMessage('@original', shown)).id };
  }
  let repliedId = place.repliedId;
  let turn: Promise<unknown> = Promise.resolve();
  const put = async (shown: Payload): Promise<string> => {
    const channel = await sendableChannel(client, place.channelId);
    if (repliedId === null) repliedId = await replyIn(channel, place.messageId, shown);
    else await channel.messages.edit(repliedId, shown);
    return repliedId;
  };
  return {
    show: (shown) => {
      const mine = turn.then(() => put(shown));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function sendableChannel(client: Client<true>, id: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id);
  if (channel?.isSendable()) return channel;
  throw new Failure('discord', 'discord-refused', `The bot cannot write in the channel ${id}.`);
}

/** Replies to a message; where the bot may not read the channel's history, it writes beside it. */
async function replyIn(channel: SendableChannels, to: string, shown: Payload): Promise<string> {
  try {
    const reply = { messageReference: to, failIfNotExists: false };
    return (await channel.send({ ...shown, reply })).id;
  } catch (error) {
    const mayNotReply =
      error instanceof DiscordAPIError &&
      error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory;
    if (!mayNotReply) throw error;
    return (await channel.send(shown)).id;
  }
}
