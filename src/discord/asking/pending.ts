import * as z from 'zod';
import type { Topic } from '../../answer/answer.js';
import { wordsFor } from '../../locales/words.js';
import { newRecordId } from '../../records/record-id.js';
import { askedVia, topicState } from '../answer-state.js';
import type { Asker } from '../asker.js';
import type { Asked, BotContext, PendingId, ReplyPlace } from '../context.js';

/** A question and the place that its answer goes to. */
export interface PlacedQuestion {
  readonly asked: Asked;
  readonly place: ReplyPlace;
}

/**
 * What was acknowledged and isn't finished: a restart answers questions and apologises for commands.
 */
export type Pending =
  /** `takenUp`: whether an earlier start has tried to answer it. */
  | (PlacedQuestion & { readonly kind: 'question'; readonly takenUp: boolean })
  | { readonly kind: 'command'; readonly asker: Asker; readonly place: ReplyPlace };

const replyPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interaction'), token: z.string() }),
  z.object({
    kind: z.literal('message'),
    channelId: z.string(),
    messageId: z.string(),
    repliedId: z.string().nullable(),
    /** Older versions of the bot opened no threads. */
    threadName: z.string().nullable().default(null),
  }),
]);

const asker = z.object({
  userId: z.string(),
  guildId: z.string().regex(/^\d+$/).nullable(),
  /** Older versions of the bot could only be installed by servers. */
  viaMember: z.boolean().default(false),
  channelId: z.string(),
  parentId: z.string().nullable(),
  locale: z.string(),
});

/** How the records store it. */
const pendingState = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('question'),
    question: z.string(),
    filter: z.object({
      source: z.string().exactOptional(),
      after: z.string().exactOptional(),
      before: z.string().exactOptional(),
    }),
    way: askedVia,
    asker,
    private: z.boolean(),
    topic: topicState.nullable(),
    place: replyPlace,
    takenUp: z.boolean(),
  }),
  z.object({ kind: z.literal('command'), asker, place: replyPlace }),
]);

/** Stores it; resolves to its id. The records note what they can't take. */
export async function keepPending(
  pending: Pending,
  userId: string,
  { records }: Pick<BotContext, 'records'>,
): Promise<PendingId> {
  const id = newRecordId();
  const askedAt = new Date().toISOString();
  try {
    await records.keepPending({ id, askedAt, userId, state: stateOf(pending) });
    return id;
  } catch {
    return null;
  }
}

/** Deletes it. If the records can't, the next start resumes it, in the same place. */
export async function dropPending(
  id: PendingId,
  { records }: Pick<BotContext, 'records'>,
): Promise<void> {
  if (id !== null) await records.dropPending(id).catch(() => undefined);
}

/**
 * Keeps a command as pending while it runs, without waiting for that: acknowledging it must not wait
 * for the disk.
 */
export async function whilePending<Result>(
  command: Omit<Extract<Pending, { kind: 'command' }>, 'kind'>,
  context: Pick<BotContext, 'records'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const pending: Pending = { kind: 'command', ...command };
  const id = keepPending(pending, command.asker.userId, context);
  try {
    return await work();
  } finally {
    await dropPending(await id, context);
  }
}

/** The text that the records store. */
export function stateOf(pending: Pending): string {
  return JSON.stringify(shapeOf(pending));
}

function shapeOf(pending: Pending): z.input<typeof pendingState> {
  const { kind, place } = pending;
  if (kind === 'command') return { kind, asker: keptAsker(pending.asker), place };
  const { question, filter, askedVia, topic, asker } = pending.asked;
  return {
    kind,
    question,
    filter,
    way: askedVia,
    asker: keptAsker(asker),
    private: pending.asked.private,
    topic: topic === null ? null : keptTopic(topic),
    place,
    takenUp: pending.takenUp,
  };
}

function keptTopic({ question, articleIds, marked }: Topic): z.input<typeof topicState> {
  return {
    question,
    articleIds: [...articleIds],
    ...(marked !== undefined && { marked: [...marked] }),
  };
}

function keptAsker(of: Asker): z.input<typeof asker> {
  const { userId, guildId, viaMember, channelId, parentId, words } = of;
  return { userId, guildId, viaMember, channelId, parentId, locale: words.locale };
}

/** Parses it; `null` if it is damaged, or an incompatible version stored it. */
export function readPending(state: string): Pending | null {
  const read = pendingState.safeParse(parsed(state));
  if (!read.success) return null;
  const { data } = read;
  const { locale, ...where } = data.asker;
  // Whether they may ask was decided when they asked.
  const asker = { ...where, roleIds: [], permissions: 0n, words: wordsFor(locale) };
  if (data.kind === 'command') return { kind: data.kind, asker, place: data.place };
  const { kind, place, takenUp, question, filter, way, topic } = data;
  const asked = { question, filter, askedVia: way, asker, private: data.private, topic };
  return { kind, place, takenUp, asked };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
