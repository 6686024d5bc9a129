import {
  type Client,
  InteractionWebhook,
  type Message,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
  type SendableChannels,
} from 'discord.js';
import { Failure } from '../../failure.js';
import type { Reply, ReplyPlace } from '../context.js';
import { isRefusal, patiently } from '../failures.js';
import type { Payload } from '../payload.js';

/** Waits between attempts to show something, in milliseconds: Discord's hiccups last seconds. */
const showingWaits = [1_000, 3_000, 9_000];

/** The reply at a place; it works the same after a restart. */
export function replyAt(client: Client<true>, place: ReplyPlace): Reply {
  const put = place.kind === 'interaction' ? throughToken(client, place) : inChannel(client, place);
  let turn: Promise<unknown> = Promise.resolve();
  return {
    acknowledged: Promise.resolve(),
    show: (shown) => {
      const mine = turn.then(() => patiently(() => put(shown), showingWaits));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

type Put = (shown: Payload) => Promise<string>;

function throughToken(
  client: Client<true>,
  { token }: Extract<ReplyPlace, { kind: 'interaction' }>,
): Put {
  const webhook = new InteractionWebhook(client, client.application.id, token);
  return async (shown) => (await webhook.editMessage('@original', shown)).id;
}

function inChannel(
  client: Client<true>,
  { channelId, messageId, repliedId: known }: Extract<ReplyPlace, { kind: 'message' }>,
): Put {
  let repliedId = known;
  let nonce = messageId;
  return async (shown) => {
    const channel = await sendableChannel(client, channelId);
    if (repliedId !== null) {
      try {
        await channel.messages.edit(repliedId, shown);
        return repliedId;
      } catch (error) {
        if (!isRefusal(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
        // Somebody deleted the message that asks to wait; the question still needs its answer.
        nonce = repliedId;
      }
    }
    repliedId = await replyIn(channel, messageId, nonce, shown);
    return repliedId;
  };
}

async function sendableChannel(client: Client<true>, id: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id);
  if (channel?.isSendable()) return channel;
  throw new Failure('discord', 'discord-refused', `The bot cannot write in the channel ${id}.`);
}

/**
 * Replies to a message; if the bot may not read the channel's history, it sends a plain message. The
 * nonce prevents duplicates: if a request seemed to fail, or a former process had sent it.
 */
async function replyIn(
  channel: SendableChannels,
  to: string,
  nonce: string,
  shown: Payload,
): Promise<string> {
  const reply = { messageReference: to, failIfNotExists: false };
  const once = { ...shown, nonce, enforceNonce: true };
  const send = async (message: MessageCreateOptions): Promise<Message> => channel.send(message);
  const { id, content } = await send({ ...once, reply }).catch((error: unknown) => {
    const { CannotReplyWithoutPermissionToReadMessageHistory: mayNotReply } = RESTJSONErrorCodes;
    if (isRefusal(error, mayNotReply)) return send(once);
    throw error;
  });
  // A message that was there already may say something else.
  if (content !== shown.content) await channel.messages.edit(id, shown);
  return id;
}
