import type { Client } from 'discord.js';
import { z } from 'zod';
import { newRecordId } from '../library/record-id.js';
import type { PendingQuestion } from '../library/records.js';
import type { Door } from './door.js';
import { failureInWords } from './failing.js';
import { layOutAnswer } from './layout/answer.js';
import { logQuestion } from './operation/log.js';
import { type Payload, payload } from './payload.js';
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
});

/**
 * Answers a question where it was asked, and keeps it as pending until then, so that a restart in
 * between takes it up. A failure is shown in words and logged; it is thrown no further.
 */
export async function deliver(delivery: Delivery, reply: Reply, door: Door): Promise<void> {
  const pending = pendingOf(delivery);
  await door.records.keepPending(pending);
  let done = false;
  try {
    await answerInto(delivery, reply, door, async (repliedId) => {
      // A restart is to edit the message that told of the wait, not to send a second one.
      if (delivery.place.kind !== 'message' || done) return;
      const place = { ...delivery.place, repliedId };
      await door.records.keepPending({ ...pending, state: stateOf({ ...delivery, place }) });
    });
  } finally {
    done = true;
    await door.records.dropPending(pending.id);
  }
}

/** Tells of a wait, shows the answer, and keeps it with its message. */
async function answerInto(
  { asked }: Delivery,
  reply: Reply,
  door: Door,
  told: (messageId: string) => Promise<void>,
): Promise<void> {
  const { words } = asked.asker;
  try {
    const answered = await door.questions.answer(asked, (before) => {
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
    await door.records.keepAnswer({ ...kept, messageId });
    logQuestion(door.log, door.settings, asked, answered);
  } catch (error) {
    await apologise(reply, failureInWords(error, asked.asker, door, { way: asked.way }), door);
  }
}

async function apologise(reply: Reply, words: Payload, door: Door): Promise<void> {
  try {
    await reply.show(words);
  } catch (error) {
    door.log.error({ err: error }, 'could not show a failure');
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

function stateOf({ asked, place }: Delivery): string {
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
  };
  return JSON.stringify(state);
}

/** An interaction's token holds for 15 minutes; a message's author has gone elsewhere by then. */
const takenUpWithin = 14 * 60_000;

/**
 * Answers what a former process acknowledged and did not come to answer. Each is taken up once, so
 * that a question that brings the bot down does so once. What is too old, or was kept in the form of
 * another version, is dropped.
 */
export async function takeUpPending(client: Client<true>, door: Door): Promise<void> {
  const pending = await door.records.pending();
  const deliveries = pending.flatMap((one) => {
    const fresh = Date.parse(one.askedAt) > Date.now() - takenUpWithin;
    const delivery = fresh ? readPending(one) : null;
    return delivery === null ? [] : [delivery];
  });
  if (pending.length === 0) return;
  door.log.info({ pending: pending.length, takenUp: deliveries.length }, 'pending questions');
  for (const { id } of pending) await door.records.dropPending(id);
  await Promise.all(
    deliveries.map((delivery) =>
      answerInto(delivery, replyAt(client, delivery.place), door, async () => undefined),
    ),
  );
}

function readPending({ state }: PendingQuestion): Delivery | null {
  const read = pendingState.safeParse(JSON.parse(state));
  if (!read.success) return null;
  const { asker, filter, place, ...asked } = read.data;
  const { locale, ...where } = asker;
  const { source, after, before } = filter;
  return {
    place,
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
