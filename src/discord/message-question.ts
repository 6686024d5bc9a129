import type { ServerSettings } from '../library/records.js';

/** What of a message matters for whether it asks something. */
export interface ReceivedMessage {
  /** Its text as written; empty where Discord withholds it. */
  readonly content: string;
  readonly fromBot: boolean;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly parentId: string | null;
  /** Whether the bot is mentioned, by name or by a reply to it that pings. */
  readonly mentionsBot: boolean;
  /** Whether the role that came with the bot is mentioned, which Discord suggests by its name, too. */
  readonly mentionsRole: boolean;
  /** Who wrote the message that this one replies to; `null` for none. */
  readonly repliesTo: 'bot' | 'other' | null;
}

/**
 * How a message asks; `unread`: in words that Discord withholds; `null`: it doesn't, and the bot
 * keeps silent.
 */
export type MessageWay = 'direct' | 'mention' | 'channel' | 'unread' | null;

/**
 * Whether and how a message asks the bot. Nobody is answered who did not ask: in a question channel
 * members' replies to each other are left alone.
 */
export function wayOfMessage(message: ReceivedMessage, server: ServerSettings): MessageWay {
  if (message.fromBot) return null;
  if (message.guildId === null) return 'direct';
  if (message.mentionsBot) return 'mention';
  // Discord shows what mentions the bot, but not what mentions its role alone.
  if (message.mentionsRole) return message.content === '' ? 'unread' : 'mention';
  if (message.content.trim() === '' || message.repliesTo === 'other') return null;
  const places = [message.channelId, message.parentId];
  const open = places.some((id) => id !== null && server.questionChannels.includes(id));
  return open ? 'channel' : null;
}

/** The question in a message: its text without the mention of the bot or its role, given by id. */
export function questionIn(content: string, ids: readonly string[]): string {
  return content
    .replaceAll(new RegExp(`<@[!&]?(?:${ids.join('|')})>`, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
