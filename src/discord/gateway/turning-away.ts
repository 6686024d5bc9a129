import { DiscordAPIError, type Message, PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js';
import type { Asker } from '../asker.js';
import type { MessageTrigger } from '../asking/message-question.js';
import type { BotContext, Reply } from '../context.js';
import type { Payload } from '../payload.js';
import { type Handlers, refusalOf } from './dispatch.js';
import { mayNotAsk, type Refusal, refusalInWords } from './gate.js';

/** How long a refusal holds that does not end by itself, in milliseconds. */
const longWindow = 60 * 60_000;

/**
 * Whether a message is not taken as a question. Its author is told why once in a channel for as long
 * as that lasts: anybody can read a refusal here, and nobody wants to read many.
 */
export async function isTurnedAway(
  message: Message,
  trigger: MessageTrigger,
  asker: Asker,
  { show }: Reply,
  handlers: Handlers,
): Promise<boolean> {
  const { context, noticeLimit } = handlers;
  const writable = mayWriteIn(message);
  const refusal = refusalTo(trigger, writable, asker, handlers);
  if (refusal === null) return false;
  const { kind } = refusal;
  context.metrics.refusal(kind);
  const now = Date.now();
  if (trigger === 'channel' && kind === 'unwritable') {
    // Who talks there didn't ask to be told; the operator can mend it.
    if (noticeLimit.shouldNotify(`${kind} ${asker.channelId}`, now, Number.POSITIVE_INFINITY)) {
      context.log.warn({ channel: asker.channelId }, 'may not write in a question channel');
    }
    return true;
  }
  // In a question channel members who may not ask may still talk.
  if (trigger === 'channel' && (kind === 'channel' || kind === 'roles')) return true;
  if (!writable && kind !== 'unwritable') return true;
  const until = kind === 'cooldown' ? refusal.until : now + longWindow;
  if (!noticeLimit.shouldNotify(`${kind} ${asker.userId} ${asker.channelId}`, now, until))
    return true;
  const shown = refusalInWords(refusal, asker);
  await (kind === 'unwritable' ? writeDirectly(message, shown, context) : show(shown));
  return true;
}

function refusalTo(
  trigger: MessageTrigger,
  writable: boolean,
  asker: Asker,
  handlers: Handlers,
): Refusal | null {
  if (trigger === 'channel' && !writable) return { kind: 'unwritable' };
  if (trigger === 'unread') {
    return mayNotAsk(asker, handlers.context.servers.of(asker.guildId)) ?? { kind: 'unread' };
  }
  return refusalOf(asker, true, handlers) ?? (writable ? null : { kind: 'unwritable' });
}

/** Says it where it can be: a bot that keeps silent looks broken. */
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
