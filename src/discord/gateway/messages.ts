import { cleanContent, type Message, MessageType } from 'discord.js';
import type { Topic } from '../../answer/answer.js';
import { notAQuestion } from '../../answer/question/question.js';
import { askerOfMessage } from '../asker.js';
import { answerQuestion } from '../asking/answer-question.js';
import { stateIn } from '../asking/kept-answer.js';
import { type MessageTrigger, questionIn, triggerOf } from '../asking/message-question.js';
import { replyAt } from '../asking/reply.js';
import type { BotContext, ReplyPlace } from '../context.js';
import { reportFailure } from '../failures.js';
import { type MessageRefusalState, refuseMessage } from './refuse-message.js';
import type { ShowTyping } from './typing.js';

/** What messages are handled with. */
export interface MessageState extends MessageRefusalState {
  readonly showTyping: ShowTyping;
}

/**
 * Handles every message: stays silent if nobody asks, or else shows that it is typing, and answers.
 * It never throws.
 */
export async function handleMessage(message: Message, state: MessageState): Promise<void> {
  const { context } = state;
  try {
    const asked = whatIsAsked(message, context);
    if (asked !== null) await answerMessage(message, asked.trigger, asked.question, state);
  } catch (error) {
    context.metrics.failure('unforeseen');
    context.log.error({ err: error, message: message.id }, 'could not take a message');
  }
}

function whatIsAsked(
  message: Message,
  context: BotContext,
): { trigger: MessageTrigger; question: string } | null {
  const botId = message.client.user.id;
  const { channel, reference, mentions } = message;
  const toBot = mentions.repliedUser?.id === botId;
  const role = message.guild?.members.me?.roles.botRole?.id ?? null;
  const trigger = triggerOf(
    {
      content: message.content,
      fromBot: message.author.bot || message.system || message.webhookId !== null,
      guildId: message.guildId,
      channelId: message.channelId,
      parentId: channel.isThread() ? channel.parentId : null,
      mentionsBot: mentions.users.has(botId),
      mentionsRole: role !== null && mentions.roles.has(role),
      repliesTo:
        reference === null || message.type !== MessageType.Reply ? null : toBot ? 'bot' : 'other',
    },
    context.servers.of(message.guildId),
  );
  if (trigger === null) return null;
  const mentioned = role === null ? [botId] : [botId, role];
  const question = cleanContent(questionIn(message.content, mentioned), channel);
  // Small talk in a question channel is among members.
  if (trigger === 'channel' && notAQuestion(question) !== null) return null;
  return { trigger, question };
}

async function answerMessage(
  message: Message,
  trigger: MessageTrigger,
  question: string,
  state: MessageState,
): Promise<void> {
  const { context } = state;
  const asker = askerOfMessage(message);
  const place: ReplyPlace = {
    kind: 'message',
    channelId: message.channelId,
    messageId: message.id,
    repliedId: null,
  };
  const reply = replyAt(message.client, place, context);
  if ((await refuseMessage(message, trigger, asker, reply, state)) || trigger === 'unread') return;

  void state.showTyping(message);
  try {
    const topic = await topicOf(message, context);
    const asked = { question, filter: {}, askedVia: trigger, asker, private: false, topic };
    await answerQuestion({ asked, place }, reply, context);
  } catch (error) {
    await reportFailure(error, { asker, context, details: { way: trigger }, show: reply.show });
  }
}

/** How long a conversation in a thread or in private goes on after an answer, in milliseconds. */
const conversationLasts = 60 * 60_000;

/** What a message follows up: the answer it replies to, or the last one in its thread or in private. */
async function topicOf(message: Message, { records, log }: BotContext): Promise<Topic | null> {
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
  const before = await look?.catch(() => null);
  return before ? (stateIn(before, log)?.topic ?? null) : null;
}
