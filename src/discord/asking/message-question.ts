import { cleanContent, type Embed, type Message } from 'discord.js';
import type { ServerSettings } from '../../records/records.js';

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

/** What makes the bot take a message; `unread`: its role is mentioned, and Discord withholds the text. */
export type MessageTrigger = 'direct' | 'mention' | 'channel' | 'unread';

/**
 * What makes the bot take a message; `null` if nothing does, and the bot stays silent. In a question
 * channel it leaves members' replies to each other alone.
 */
export function triggerOf(message: ReceivedMessage, server: ServerSettings): MessageTrigger | null {
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

/** What a message says: its own text, what it forwards, and the cards below both; a line each. */
export function textOfMessage(message: Message): string {
  const { channel, embeds, messageSnapshots } = message;
  const own = [cleaned(message.content, channel), ...embeds.flatMap(textsOfCard)];
  const forwarded = [...messageSnapshots.values()].flatMap((snapshot) => [
    cleaned(snapshot.content ?? '', channel),
    ...(snapshot.embeds ?? []).flatMap(textsOfCard),
  ]);
  return [...own, ...forwarded].filter((text) => text.trim() !== '').join('\n');
}

/** A forwarded message may come from where the bot is not; mentions are named as they are here. */
function cleaned(content: string, channel: Message['channel'] | null): string {
  return channel === null ? content : cleanContent(content, channel);
}

function textsOfCard({ title, description }: Embed): string[] {
  return [title ?? '', description ?? ''];
}
