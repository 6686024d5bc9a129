import { DiscordAPIError, type Message, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import type { Asker } from '../asker.js';
import type { MessageTrigger } from '../asking/message-question.js';
import type { BotContext, Reply } from '../context.js';
import type { Payload } from '../payload.js';
import type { NoticeLimit } from './notice-limit.js';
import {
  allowedChannel,
  allowedRole,
  firstRefusal,
  type Precondition,
  type PreconditionState,
  refusalInWords,
  toAsk,
} from './preconditions.js';

/** What decides whether a message is refused, and whether its author is told. */
export interface MessageRefusalState extends PreconditionState {
  readonly context: BotContext;
  /** Which members were told lately why their messages are refused. */
  readonly noticeLimit: NoticeLimit;
}

/** How long a refusal holds that has no end of its own, in milliseconds. */
const longWindow = 60 * 60_000;

/**
 * Refuses a message that may not ask; `false` if it may. The author is told why once per channel, for
 * as long as the reason holds: everybody can read a refusal there, and nobody wants to read many.
 */
export async function refuseMessage(
  message: Message,
  trigger: MessageTrigger,
  asker: Asker,
  { show }: Reply,
  state: MessageRefusalState,
): Promise<boolean> {
  const { context, noticeLimit } = state;
  const writable = mayWriteIn(message);
  const refusal = firstRefusal(preconditionsFor(trigger, writable), asker, state);
  if (refusal === null) return false;
  const { kind } = refusal;
  context.metrics.refusal(kind);
  const now = Date.now();
  if (trigger === 'channel' && kind === 'unwritable') {
    // Members there didn't ask to be told; the operator can fix it.
    if (noticeLimit.shouldNotify(`${kind} ${asker.channelId}`, now, Number.POSITIVE_INFINITY)) {
      context.log.warn({ channel: asker.channelId }, 'may not write in a question channel');
    }
    return true;
  }
  // In a question channel, members who may not ask may still talk.
  if (trigger === 'channel' && (kind === 'channel' || kind === 'roles')) return true;
  if (!writable && kind !== 'unwritable') return true;
  const until = kind === 'cooldown' ? refusal.until : now + longWindow;
  const notice = `${kind} ${asker.userId} ${asker.channelId}`;
  if (!noticeLimit.shouldNotify(notice, now, until)) return true;
  const shown = refusalInWords(refusal, asker);
  await (kind === 'unwritable' ? writeDirectly(message, shown, context) : show(shown));
  return true;
}

function preconditionsFor(trigger: MessageTrigger, writable: boolean): readonly Precondition[] {
  const canReply: Precondition = () => (writable ? null : { kind: 'unwritable' });
  switch (trigger) {
    case 'unread':
      return [allowedChannel, allowedRole, () => ({ kind: 'unread' })];
    case 'channel':
      // Before the cooldown, which counts a question that passes.
      return [canReply, ...toAsk];
    default:
      return [...toAsk, canReply];
  }
}

/** Tells the author in a direct message: a bot that stays silent looks broken. */
async function writeDirectly(message: Message, shown: Payload, { log }: BotContext): Promise<void> {
  try {
    await message.author.send(shown);
  } catch (error) {
    const { CannotSendMessagesToThisUser: closed } = RESTJSONErrorCodes;
    if (!(error instanceof DiscordAPIError) || error.code !== closed) throw error;
    log.warn({ err: error, channel: message.channelId }, 'may not write here, nor directly');
  }
}

function mayWriteIn({ channel, client }: Message): boolean {
  if (channel.isDMBased()) return true;
  const permissions = channel.permissionsFor(client.user);
  const needed = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return permissions?.has([PermissionFlagsBits.ViewChannel, needed]) ?? false;
}
