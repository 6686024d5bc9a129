import { type Client, type Message, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { asksOfArticles } from '../../answer/question/asks.js';
import type { Servers } from '../context.js';
import { isRefusal } from '../failures.js';
import { unansweredMark } from '../view/config.js';

/** What a message is to its post, in a forum or a media channel. */
export interface ForumPost {
  readonly title: string;
  /** Whether it is the message that the post was made with: the two have the same id. */
  readonly isFirst: boolean;
  /** Whether the post's author wrote it. */
  readonly byAuthor: boolean;
}

/** The post that a message is in; `null` elsewhere, in the threads of text channels, too. */
export function forumPostOf({ id, author, channel }: Message): ForumPost | null {
  if (!channel.isThread() || channel.parent?.isThreadOnly() !== true) return null;
  return {
    title: channel.name,
    isFirst: id === channel.id,
    byAuthor: author.id === channel.ownerId,
  };
}

/**
 * What a new post asks of the articles, in the order to try it; empty if neither title nor text asks. Which of
 * them says what it is about is open: the text may be "title says it all", the title "a question".
 */
export function questionsOfPost(title: string, text: string): readonly string[] {
  const whole = wholePost(title, text);
  if (asksOfArticles(text)) return asksOfArticles(title) ? distinct(whole, title) : [whole];
  return asksOfArticles(title) ? distinct(title, whole) : [];
}

/** Marks a new post that asks and got no answer. It never throws: `/config` says if the bot may not. */
export async function markUnanswered(message: Message, log: Logger): Promise<void> {
  try {
    await message.react(unansweredMark);
  } catch (err) {
    log.warn({ err, channel: message.channelId }, 'could not mark an unanswered post');
  }
}

/**
 * Takes the mark off a post, if the channel is one and its server's moderators want marks. Whether it has one
 * isn't known after a restart. It never throws.
 */
export async function unmarkIn(
  client: Client,
  channelId: string,
  { servers, log }: { readonly servers: Servers; readonly log: Logger },
): Promise<void> {
  const post = client.channels.cache.get(channelId);
  if (!post?.isThread() || post.parent?.isThreadOnly() !== true) return;
  if (!servers.of(post.guildId).marksUnanswered) return;
  try {
    const mark = encodeURIComponent(unansweredMark);
    await client.rest.delete(Routes.channelMessageOwnReaction(post.id, post.id, mark));
  } catch (err) {
    const { UnknownEmoji: notMarked, UnknownMessage: deleted } = RESTJSONErrorCodes;
    if (isRefusal(err, notMarked) || isRefusal(err, deleted)) return;
    log.warn({ err, channel: channelId }, 'could not take the mark off a post');
  }
}

/** Title and text as one text; only one of them if it says what the other says. */
export function wholePost(title: string, text: string): string {
  const [shortTitle, shortText] = [bare(title), bare(text)];
  if (shortText.includes(shortTitle)) return text;
  if (shortTitle.includes(shortText)) return title;
  return /[.!?…]$/.test(title) ? `${title} ${text}` : `${title}: ${text}`;
}

function bare(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function distinct(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
