import { DiscordAPIError, type Message, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import type { Asker } from '../asker.js';
import type { AskingTrigger } from '../asking/message-question.js';
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
  toOverhear,
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
  trigger: AskingTrigger,
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
  if (!writable && kind !== 'unwritable') return true;
  const until = kind === 'cooldown' ? refusal.until : now + longWindow;
  const notice = `${kind} ${asker.userId} ${asker.channelId}`;
  if (!noticeLimit.shouldNotify(notice, now, until)) return true;
  const shown = refusalInWords(refusal, asker);
  await (kind === 'unwritable' ? writeDirectly(message, shown, context) : show(shown));
  return true;
}

/**
 * Whether the bot may reply to a message in a question channel that isn't put to it. If not, nobody is told:
 * members there may talk. That it may not write there is for the operator, once.
 */
export function mayOverhear(message: Message, asker: Asker, state: MessageRefusalState): boolean {
  const { context, noticeLimit } = state;
  if (mayWriteIn(message)) return firstRefusal(toOverhear, asker, state) === null;
  const notice = `unwritable ${asker.channelId}`;
  if (noticeLimit.shouldNotify(notice, Date.now(), Number.POSITIVE_INFINITY)) {
    context.log.warn({ channel: asker.channelId }, 'may not write in a question channel');
  }
  return false;
}

function preconditionsFor(trigger: AskingTrigger, writable: boolean): readonly Precondition[] {
  const canReply: Precondition = () => (writable ? null : { kind: 'unwritable' });
  return trigger === 'unread'
    ? [allowedChannel, allowedRole, () => ({ kind: 'unread' })]
    : [...toAsk, canReply];
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
