import { cleanContent, type Message, MessageType } from 'discord.js';
import type { Topic } from '../../answer/answer.js';
import { asksOfArticles } from '../../answer/question/asks.js';
import { notAQuestion } from '../../answer/question/small-talk.js';
import type { KeptAnswer } from '../../records/records.js';
import { type Asker, askerOfMessage } from '../asker.js';
import { answerQuestion } from '../asking/answer-question.js';
import { forumPostOf, markUnanswered, questionsOfPost, wholePost } from '../asking/forum-post.js';
import { stateIn } from '../asking/kept-answer.js';
import {
  type AskingTrigger,
  type MessageTrigger,
  questionIn,
  triggerOf,
} from '../asking/message-question.js';
import { answerOverheard } from '../asking/overheard.js';
import { replyAt } from '../asking/reply/reply.js';
import { hasThreads } from '../asking/reply/thread.js';
import { mayShowAt } from '../browsing/collections.js';
import type { Asked, BotContext, ReplyPlace } from '../context.js';
import { reportFailure } from '../failures.js';
import { shorten } from '../view/text/shorten.js';
import { type MessageRefusalState, mayOverhear, refuseMessage } from './refuse-message.js';
import type { ShowTyping } from './typing.js';

/** What messages are handled with. */
export interface MessageState extends MessageRefusalState {
  readonly showTyping: ShowTyping;
}

/**
 * Handles every message: if it is put to the bot, shows that it is typing, and answers or says why not. In a
 * question channel it also answers what it does well and is silent about the rest. It never throws.
 */
export async function handleMessage(message: Message, state: MessageState): Promise<void> {
  const { context } = state;
  try {
    const trigger = triggerIn(message, context);
    if (trigger === 'channel' || trigger === 'thread') await answerIfAsked(message, trigger, state);
    else if (trigger !== null) await answerMessage(message, trigger, state);
  } catch (error) {
    context.metrics.failure('unforeseen');
    context.log.error({ err: error, message: message.id }, 'could not take a message');
  }
}

/** What makes the bot read a message; `null` if it stays silent. */
function triggerIn(message: Message, context: BotContext): MessageTrigger | null {
  const botId = message.client.user.id;
  const { channel, reference, mentions } = message;
  const toBot = mentions.repliedUser?.id === botId;
  const role = roleOf(message);
  return triggerOf(
    {
      content: message.content,
      fromBot: message.author.bot || message.system || message.webhookId !== null,
      guildId: message.guildId,
      channelId: message.channelId,
      parentId: channel.isThread() ? channel.parentId : null,
      mentionsBot: mentions.users.has(botId),
      mentionsRole: role !== null && mentions.roles.has(role),
      mentionsOthers: mentions.users.size + mentions.roles.size > 0 || mentions.everyone,
      repliesTo:
        reference === null || message.type !== MessageType.Reply ? null : toBot ? 'bot' : 'other',
      post: forumPostOf(message),
      inOwnThread: channel.isThread() && channel.ownerId === botId,
    },
    context.servers.of(message.guildId),
  );
}

/** The bot's own role, which Discord suggests under the bot's name. */
function roleOf({ guild }: Message): string | null {
  return guild?.members.me?.roles.botRole?.id ?? null;
}

/** What a message says, without the mention of the bot. */
function textOf(message: Message): string {
  const role = roleOf(message);
  const botId = message.client.user.id;
  const mentioned = role === null ? [botId] : [botId, role];
  return cleanContent(questionIn(message.content, mentioned), message.channel);
}

/** What a message asks that is put to the bot; of a new post, its title with it. */
function questionOf(message: Message): string {
  const text = textOf(message);
  const post = forumPostOf(message);
  if (post?.isFirst !== true) return text;
  const [first = wholePost(post.title, text)] = questionsOfPost(post.title, text);
  return first;
}

async function answerMessage(
  message: Message,
  trigger: AskingTrigger,
  state: MessageState,
): Promise<void> {
  const { context } = state;
  const asker = askerOfMessage(message);
  const beside = replyAt(message.client, placeOf(message, null), context);
  if ((await refuseMessage(message, trigger, asker, beside, state)) || trigger === 'unread') return;

  void state.showTyping(message);
  const question = questionOf(message);
  const place = placeOf(message, threadNameFor(question, message, context));
  const reply = replyAt(message.client, place, context);
  try {
    const topic = topicOf(await answerBefore(message, asker, context), context);
    const asked = askedInMessage(trigger, asker, topic);
    await answerQuestion({ asked: { ...asked, question }, place }, reply, context);
  } catch (error) {
    await reportFailure(error, { asker, context, details: { way: trigger }, show: reply.show });
  }
}

/**
 * Answers what a member says in a question channel, if it asks and the articles answer it well; in a thread that
 * the bot opened, whoever asked last is answered whatever comes of it.
 */
async function answerIfAsked(
  message: Message,
  trigger: 'channel' | 'thread',
  state: MessageState,
): Promise<void> {
  const { context, cooldown } = state;
  const asker = askerOfMessage(message);
  // Without the intent a new post's title can be read, and nothing else of what is said there.
  if (!context.settings.discord.messageContent) return;
  const before = await answerBefore(message, asker, context);
  // A follow-up is by who asked before: what others say then is talk about the answer.
  const goesOn = before?.userId === asker.userId;
  const topic = goesOn ? topicOf(before, context) : null;
  const questions = questionsIn(message, topic !== null);
  if (trigger === 'thread' && goesOn) {
    if (questions.length > 0) await answerMessage(message, 'mention', state);
    return;
  }
  if (!mayOverhear(message, asker, state)) return;
  const mayAnswer = () => cooldown.take(asker.userId, Date.now()) === null;
  const asked = askedInMessage('channel', asker, topic);
  for (const question of questions) {
    const place = placeOf(message, threadNameFor(question, message, context));
    const reply = replyAt(message.client, place, context);
    const placed = { asked: { ...asked, question }, place };
    if (await answerOverheard(placed, reply, context, mayAnswer)) return;
  }
  const isPost = forumPostOf(message)?.isFirst === true;
  if (isPost && questions.length > 0 && context.servers.of(message.guildId).marksUnanswered) {
    await markUnanswered(message, context.log);
  }
}

/** What a message asks that isn't put to the bot, in the order to try it. */
function questionsIn(message: Message, goesOn: boolean): readonly string[] {
  const post = forumPostOf(message);
  if (post?.isFirst === true) return questionsOfPost(post.title, textOf(message));
  const written = cleanContent(message.content, message.channel);
  return asksOfArticles(written, goesOn) ? [textOf(message)] : [];
}

/** What is the same for every question in a message: it has no options, and its answer is for all to see. */
function askedInMessage(
  askedVia: Asked['askedVia'],
  asker: Asker,
  topic: Topic | null,
): Omit<Asked, 'question'> {
  return { filter: {}, askedVia, asker, private: false, topic };
}

function placeOf({ channelId, id: messageId }: Message, threadName: string | null): ReplyPlace {
  return { kind: 'message', channelId, messageId, repliedId: null, threadName };
}

/** Discord's limit for a thread's name, in characters. */
const longestName = 100;

/** The name of the thread that a question is answered in; `null`: it is answered where it stands. */
function threadNameFor(
  question: string,
  { channel, guildId, hasThread }: Message,
  { servers }: BotContext,
): string | null {
  if (!servers.of(guildId).answersInThreads || !hasThreads(channel) || hasThread) return null;
  return notAQuestion(question) === null ? shorten(question, longestName) : null;
}

/** How long a conversation in a thread or in private goes on after an answer, in milliseconds. */
const conversationLasts = 60 * 60_000;

/** What a message follows up: the answer it replies to, or the last one in its thread or in private. */
async function answerBefore(
  message: Message,
  asker: Asker,
  { settings, records }: BotContext,
): Promise<KeptAnswer | null> {
  const repliedTo = message.reference?.messageId;
  const since = new Date(message.createdTimestamp - conversationLasts).toISOString();
  const goesOn = message.channel.isThread() || message.channel.isDMBased();
  const look =
    repliedTo !== undefined
      ? records.answerInMessage(repliedTo)
      : goesOn
        ? records.lastAnswerIn(message.channelId, since)
        : null;
  // Without its records the bot still answers what stands on its own.
  const before = (await look?.catch(() => null)) ?? null;
  return before !== null && mayShowAt(before, asker, settings) ? before : null;
}

function topicOf(before: KeptAnswer | null, { log }: BotContext): Topic | null {
  return before === null ? null : (stateIn(before, log)?.topic ?? null);
}
