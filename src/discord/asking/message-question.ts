import { cleanContent, type Embed, type Message } from 'discord.js';
import type { ServerSettings } from '../../records/records.js';
import type { ForumPost } from './forum-post.js';
import { textIn } from './reply/forms.js';

/** What decides whether a message asks something. */
export interface ReceivedMessage {
  /** Its text as written; empty if Discord withholds it. */
  readonly content: string;
  readonly fromBot: boolean;
  /** `null` in a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly parentId: string | null;
  /** Whether the bot is mentioned, by name or by a reply to it that pings. */
  readonly mentionsBot: boolean;
  /** Whether the bot's own role is mentioned; Discord suggests it under the bot's name, too. */
  readonly mentionsRole: boolean;
  /** Whether members or roles are mentioned that aren't the bot's. */
  readonly mentionsOthers: boolean;
  /** Who wrote the message that this one replies to; `null` for none. */
  readonly repliesTo: 'bot' | 'other' | null;
  /** What it is to a forum's post; `null` elsewhere. */
  readonly post: ForumPost | null;
  /** Whether it is in a thread that the bot opened. */
  readonly inOwnThread: boolean;
}

/**
 * What puts a message to the bot; `unread`: its role is mentioned, and Discord withholds the text.
 */
export type AskingTrigger = 'direct' | 'mention' | 'unread';

/**
 * What makes the bot read a message. `channel`: it is overheard in a question channel; `thread`: it goes on in a
 * thread that the bot opened.
 */
export type MessageTrigger = AskingTrigger | 'channel' | 'thread';

/**
 * What makes the bot read a message; `null` if nothing does, and the bot stays silent. In a question
 * channel a reply to it needs no ping, and what members say to each other is left alone. In a forum that is
 * what others than the post's author write.
 */
export function triggerOf(message: ReceivedMessage, server: ServerSettings): MessageTrigger | null {
  if (message.fromBot) return null;
  if (message.guildId === null) return 'direct';
  if (message.mentionsBot) return 'mention';
  // Discord shows the text of messages that mention the bot, but not if they mention only its role.
  if (message.mentionsRole) return message.content === '' ? 'unread' : 'mention';
  // A new post may have a title alone, beside a picture.
  if (message.content.trim() === '' && message.post?.isFirst !== true) return null;
  const places = [message.channelId, message.parentId];
  const open = places.some((id) => id !== null && server.questionChannels.includes(id));
  const goesOn = message.inOwnThread && server.answersInThreads;
  if (!open && !goesOn) return null;
  if (message.repliesTo === 'bot') return 'mention';
  const isToOthers =
    message.repliesTo === 'other' || message.mentionsOthers || message.post?.byAuthor === false;
  if (isToOthers) return null;
  return goesOn ? 'thread' : 'channel';
}

/** The question in a message: its text without the mentions of these ids, the bot's and its role's. */
export function questionIn(content: string, ids: readonly string[]): string {
  return content
    .replaceAll(new RegExp(`<@[!&]?(?:${ids.join('|')})>`, 'g'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What a message says: its own text or that of its components, what it forwards, and the embeds of
 * both; one per line.
 */
export function textOfMessage(message: Message): string {
  const { channel, components, embeds, messageSnapshots } = message;
  const inComponents = textIn(components.map((one) => one.toJSON()));
  const said = [message.content, inComponents].map((text) => cleaned(text, channel));
  const own = [...said, ...embeds.flatMap(textsOfCard)];
  const forwarded = [...messageSnapshots.values()].flatMap((snapshot) => [
    cleaned(snapshot.content ?? '', channel),
    ...(snapshot.embeds ?? []).flatMap(textsOfCard),
  ]);
  return [...own, ...forwarded].filter((text) => text.trim() !== '').join('\n');
}

/**
 * A forwarded message may come from a channel that the bot can't see; mentions get the names they
 * have here.
 */
function cleaned(content: string, channel: Message['channel'] | null): string {
  return channel === null ? content : cleanContent(content, channel);
}

function textsOfCard({ title, description }: Embed): string[] {
  return [title ?? '', description ?? ''];
}
