import {
  type Client,
  InteractionWebhook,
  type Message,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
  type SendableChannels,
} from 'discord.js';
import { Failure } from '../../failure.js';
import type { BotContext, Reply, ReplyPlace } from '../context.js';
import { isRefusal, patiently } from '../failures.js';
import type { Payload } from '../payload.js';
import { asEdit, type Form, formsOf, isCard, sendFirst, textIn } from './forms.js';

/** Waits between attempts to show something, in milliseconds: Discord's hiccups last seconds. */
const showingWaits = [1_000, 3_000, 9_000];

/**
 * The reply at a place; it works the same after a restart.
 *
 * @param onCard whether it edits a message that is known to be in Components V2
 */
export function replyAt(
  client: Client<true>,
  place: ReplyPlace,
  context: ReplyContext,
  onCard = false,
): Reply {
  const put =
    place.kind === 'interaction'
      ? throughToken(client, place, context, onCard)
      : inChannel(client, place, context);
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

type ReplyContext = Pick<BotContext, 'settings' | 'log'>;

type Put = (shown: Payload) => Promise<string>;

function throughToken(
  client: Client<true>,
  { token }: Extract<ReplyPlace, { kind: 'interaction' }>,
  context: ReplyContext,
  onCard: boolean,
): Put {
  const webhook = new InteractionWebhook(client, client.application.id, token);
  return async (shown) => {
    const forms = formsOf(shown, onCard ? 'card' : 'message', context);
    const edit = (form: Form) => webhook.editMessage('@original', asEdit(form));
    return (await sendFirst(forms, context.log, edit)).id;
  };
}

function inChannel(
  client: Client<true>,
  { channelId, messageId, repliedId: known }: Extract<ReplyPlace, { kind: 'message' }>,
  context: ReplyContext,
): Put {
  let repliedId = known;
  let nonce = messageId;
  return async (shown) => {
    const channel = await sendableChannel(client, channelId);
    if (repliedId !== null) {
      try {
        await editIn(channel, repliedId, shown, context);
        return repliedId;
      } catch (error) {
        if (!isRefusal(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
        // Somebody deleted the message that asks to wait; the question still needs its answer.
        nonce = repliedId;
      }
    }
    repliedId = await replyIn(channel, messageId, nonce, shown, context);
    return repliedId;
  };
}

async function editIn(
  channel: SendableChannels,
  id: string,
  shown: Payload,
  context: ReplyContext,
): Promise<void> {
  const forms = formsOf(shown, 'message', context);
  await sendFirst(forms, context.log, (form) => channel.messages.edit(id, asEdit(form)));
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
  context: ReplyContext,
): Promise<string> {
  const reply = { messageReference: to, failIfNotExists: false };
  const send = async (message: MessageCreateOptions): Promise<Message> => channel.send(message);
  const sendOnce = async (form: Form) => {
    const once = { ...form, nonce, enforceNonce: true };
    const sent = await send({ ...once, reply }).catch((error: unknown) => {
      const { CannotReplyWithoutPermissionToReadMessageHistory: mayNotReply } = RESTJSONErrorCodes;
      if (isRefusal(error, mayNotReply)) return send(once);
      throw error;
    });
    return { sent, form };
  };
  const { sent, form } = await sendFirst(formsOf(shown, 'new', context), context.log, sendOnce);
  // A message that was there already may say something else.
  if (!saysTheSame(sent, form)) await editIn(channel, sent.id, shown, context);
  return sent.id;
}

function saysTheSame({ content, components }: Message, form: Form): boolean {
  if (!isCard(form)) return content === form.content;
  const shown = components.map((one) => one.toJSON());
  return textIn(shown) === textIn(form.components);
}
