import type { Client } from 'discord.js';
import { z } from 'zod';
import { Failure } from '../failure.js';
import { newRecordId } from '../library/record-id.js';
import type { PendingQuestion } from '../library/records.js';
import type { Door } from './door.js';
import { apologise } from './failing.js';
import { layOutAnswer } from './layout/answer.js';
import { logQuestion } from './operation/log.js';
import { payload } from './payload.js';
import type { Asked } from './questions.js';
import { type Reply, replyAt } from './reply.js';
import { type ReplyPlace, replyPlace } from './reply-place.js';
import { repeatsQuestion, way } from './way.js';
import { wordsFor } from './words/words.js';

/** A question with the place that its answer goes to. */
interface Delivery {
  readonly asked: Asked;
  readonly place: ReplyPlace;
}

/** A pending question's state, as the library keeps it. */
const pendingState = z.object({
  question: z.string(),
  filter: z.object({
    source: z.string().optional(),
    after: z.string().optional(),
    before: z.string().optional(),
  }),
  way,
  asker: z.object({
    userId: z.string(),
    guildId: z.string().nullable(),
    channelId: z.string(),
    parentId: z.string().nullable(),
    locale: z.string(),
  }),
  private: z.boolean(),
  topic: z.object({ question: z.string(), articleIds: z.array(z.string()) }).nullable(),
  place: replyPlace,
  /** Whether a start has taken it up before. */
  takenUp: z.boolean(),
});

/**
 * Answers a question where it was asked. It is kept as pending before it is acknowledged, and until
 * the answer is shown, so that a restart in between takes it up. A failure is shown in words and
 * logged; only what is thrown before that, or by the acknowledgement, is thrown further.
 */
export async function deliver(delivery: Delivery, reply: Reply, door: Door): Promise<void> {
  const pending = pendingOf(delivery);
  await door.records.keepPending(pending);
  let ended = false;
  let reached = true;
  try {
    await reply.acknowledged;
    reached = await answerInto(delivery, pending.id, reply, door, async (repliedId) => {
      // A restart is to edit the message that told of the wait, not to send a second one.
      if (delivery.place.kind !== 'message' || ended) return;
      const place = { ...delivery.place, repliedId };
      await door.records.changePending(pending.id, stateOf({ ...delivery, place }));
    });
  } finally {
    ended = true;
    // Where Discord was not to be reached, the next start has another try.
    if (reached) await dropPending(pending.id, door);
  }
}

/**
 * Tells of a wait, shows the answer, and keeps it with its message. It never throws.
 *
 * @returns whether Discord was there to take or refuse it
 */
async function answerInto(
  { asked }: Delivery,
  pendingId: string,
  reply: Reply,
  door: Door,
  told: (messageId: string) => Promise<void>,
): Promise<boolean> {
  const { words } = asked.asker;
  try {
    const answered = await door.questions.answer(asked, pendingId, (before) => {
      reply
        .show(payload(words.refusals.waiting(before)))
        .then(told)
        .catch((error: unknown) => {
          door.log.warn({ err: error }, 'could not tell of the wait');
        });
    });
    const { kept, state } = answered;
    const messageId = await reply.show(
      layOutAnswer({ kept, state, quote: 0, showQuestion: repeatsQuestion(state.way) }, words),
    );
    await keepShown(kept.id, messageId, door);
    logQuestion(door.log, door.settings, asked, answered);
    return true;
  } catch (error) {
    const { asker, way } = asked;
    return apologise(error, { asker, door, context: { way }, show: reply.show });
  }
}

/** Keeps where an answer is shown. It is: a failure here is no reason to take it back. */
async function keepShown(
  id: string,
  messageId: string,
  { records, log, metrics }: Door,
): Promise<void> {
  try {
    await records.keepMessage(id, messageId);
  } catch (error) {
    metrics.failure('answer-not-kept');
    log.error({ err: error, answer: id }, 'could not keep where an answer is shown');
  }
}

/** Where the records are closed already, the next start shows the answer once more, in its place. */
async function dropPending(id: string, { records, log }: Door): Promise<void> {
  try {
    await records.dropPending(id);
  } catch (error) {
    log.error({ err: error }, 'could not drop a pending question');
  }
}

function pendingOf(delivery: Delivery): PendingQuestion {
  return {
    id: newRecordId(),
    askedAt: new Date().toISOString(),
    userId: delivery.asked.asker.userId,
    state: stateOf(delivery),
  };
}

function stateOf({ asked, place }: Delivery, takenUp = false): string {
  const { asker, topic, question, filter } = asked;
  const { userId, guildId, channelId, parentId, words } = asker;
  const state: z.input<typeof pendingState> = {
    question,
    filter,
    way: asked.way,
    asker: { userId, guildId, channelId, parentId, locale: words.locale },
    private: asked.private,
    topic: topic === null ? null : { ...topic, articleIds: [...topic.articleIds] },
    place,
    takenUp,
  };
  return JSON.stringify(state);
}

/** An interaction's token holds for 15 minutes; a message's author has gone elsewhere by then. */
const takenUpWithin = 14 * 60_000;

/**
 * Answers what a former process acknowledged and did not come to answer. Each is taken up once, so
 * that a question that brings the bot down does so once; the next time, and where it is too old,
 * an apology takes the place of what tells its asker to wait. What was kept in the form of another
 * version is dropped.
 */
export async function takeUpPending(client: Client<true>, door: Door): Promise<void> {
  const pending = await door.records.pending();
  if (pending.length === 0) return;
  door.log.info({ pending: pending.length }, 'pending questions are taken up');
  await Promise.all(pending.map((one) => takeUp(one, client, door)));
}

async function takeUp(pending: PendingQuestion, client: Client<true>, door: Door): Promise<void> {
  const { id, askedAt, state } = pending;
  const read = readPending(state);
  let reached = true;
  if (read !== null) {
    const { takenUp, ...delivery } = read;
    const late = Date.parse(askedAt) < Date.now() - takenUpWithin;
    if (late || takenUp) {
      await giveUp(delivery, late, client, door);
    } else {
      await door.records.changePending(id, stateOf(delivery, true));
      const reply = replyAt(client, delivery.place);
      reached = await answerInto(delivery, id, reply, door, async () => undefined);
    }
  }
  if (reached) await dropPending(id, door);
}

async function giveUp(
  { asked, place }: Delivery,
  late: boolean,
  client: Client<true>,
  door: Door,
): Promise<void> {
  const context = { way: asked.way, late };
  door.log.warn(context, 'a question was lost to a restart');
  // Where nothing tells its asker to wait, an apology would come out of the blue.
  const waits = place.kind === 'interaction' ? !late : place.repliedId !== null;
  if (!waits) return;
  const lost = new Failure('discord', 'interrupted', 'A question was lost to a restart.');
  const { show } = replyAt(client, place);
  await apologise(lost, { asker: asked.asker, door, context, show });
}

function readPending(state: string): (Delivery & { readonly takenUp: boolean }) | null {
  const read = pendingState.safeParse(JSON.parse(state));
  if (!read.success) return null;
  const { asker, filter, place, takenUp, ...asked } = read.data;
  const { locale, ...where } = asker;
  const { source, after, before } = filter;
  return {
    place,
    takenUp,
    asked: {
      ...asked,
      asker: { ...where, roleIds: [], permissions: 0n, words: wordsFor(locale) },
      filter: {
        ...(source !== undefined && { source }),
        ...(after !== undefined && { after }),
        ...(before !== undefined && { before }),
      },
    },
  };
}
