import {
  type Client,
  InteractionWebhook,
  type Message,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
  type SendableChannels,
} from 'discord.js';
import { Failure } from '../../../failure.js';
import type { ShownMessage } from '../../../records/records.js';
import type { BotContext, Reply, ReplyPlace } from '../../context.js';
import { isNowhere, isRefusal, patiently } from '../../failures.js';
import type { Payload } from '../../payload.js';
import { asEdit, type Form, formsOf, isCard, sendFirst, textIn } from './forms.js';
import { openThread } from './thread.js';

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
      : onMessage(client, place, context);
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

type Put = (shown: Payload) => Promise<ShownMessage>;

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
    const { channelId, id: messageId } = await sendFirst(forms, context.log, edit);
    return { channelId, messageId };
  };
}

/** In the channel of the message, or in a thread on it: if that is refused, in the channel all the same. */
function onMessage(
  client: Client<true>,
  place: Extract<ReplyPlace, { kind: 'message' }>,
  context: ReplyContext,
): Put {
  const { channelId, messageId, repliedId, threadName } = place;
  const replying = { channelId, to: messageId, nonce: messageId };
  const beside = () => inChannel(client, { ...replying, repliedId: null }, context);
  if (threadName === null) {
    return inChannel(client, { ...replying, repliedId }, context);
  }
  let put: Put | null = null;
  return async (shown) => {
    if (put === null) {
      const threadId = await openThread(client, place, threadName, context.log);
      put =
        threadId === null
          ? beside()
          : inChannel(client, { ...replying, channelId: threadId, to: null, repliedId }, context);
    }
    try {
      return await put(shown);
    } catch (err) {
      if (!isNowhere(err)) throw err;
      // The thread is locked or gone, or the bot may not write in threads.
      context.log.info({ err, channel: channelId }, 'could not write in a thread');
      put = beside();
      return put(shown);
    }
  };
}

/** Where a message is shown, and the message that it replies to; none is in a thread that was opened on it. */
interface Spot {
  readonly channelId: string;
  readonly to: string | null;
  readonly nonce: string;
  readonly repliedId: string | null;
}

function inChannel(
  client: Client<true>,
  { channelId, to, nonce: first, repliedId: known }: Spot,
  context: ReplyContext,
): Put {
  let repliedId = known;
  let nonce = first;
  return async (shown) => {
    const channel = await sendableChannel(client, channelId);
    if (repliedId !== null) {
      try {
        await editIn(channel, repliedId, shown, context);
        return { channelId, messageId: repliedId };
      } catch (error) {
        if (!isRefusal(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
        // Somebody deleted the message that asks to wait; the question still needs its answer.
        nonce = repliedId;
      }
    }
    repliedId = await replyIn(channel, to, nonce, shown, context);
    return { channelId, messageId: repliedId };
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
 * Replies to a message, if there is one; if the bot may not read the channel's history, it sends a plain message. The
 * nonce prevents duplicates: if a request seemed to fail, or a former process had sent it.
 */
async function replyIn(
  channel: SendableChannels,
  to: string | null,
  nonce: string,
  shown: Payload,
  context: ReplyContext,
): Promise<string> {
  const send = async (message: MessageCreateOptions): Promise<Message> => channel.send(message);
  const sendOnce = async (form: Form) => {
    const once = { ...form, nonce, enforceNonce: true };
    const reply = to === null ? {} : { reply: { messageReference: to, failIfNotExists: false } };
    const sent = await send({ ...once, ...reply }).catch((error: unknown) => {
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
