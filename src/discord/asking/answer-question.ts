import type { Client } from 'discord.js';
import { Failure } from '../../failure.js';
import { repeatsQuestion } from '../answer-state.js';
import type { BotContext, Reply } from '../context.js';
import { reportFailure } from '../failures.js';
import { isOurs, type Shards } from '../gateway/shards.js';
import { logQuestion } from '../ops/log.js';
import { payload } from '../payload.js';
import { layOutAnswer } from '../view/answer.js';
import {
  dropPending,
  keepPending,
  type Pending,
  type PlacedQuestion,
  readPending,
  stateOf,
} from './pending.js';
import { replyAt } from './reply.js';

/**
 * Answers a question where it was asked. It is kept as pending before it is acknowledged, and until
 * the answer is shown, so that a restart in between takes it up. A failure is shown in words and
 * logged; only what is thrown before that, or by the acknowledgement, is thrown further.
 */
export async function answerQuestion(
  placed: PlacedQuestion,
  reply: Reply,
  context: BotContext,
): Promise<void> {
  const pending = { ...placed, kind: 'question', takenUp: false } as const;
  const id = await keepPending(pending, placed.asked.asker.userId, context);
  let ended = false;
  let reached = true;
  try {
    await reply.acknowledged;
    reached = await answerInto(placed, id, reply, context, async (repliedId) => {
      // A restart is to edit the message that told of the wait, not to send a second one.
      if (placed.place.kind !== 'message' || ended) return;
      const place = { ...placed.place, repliedId };
      await context.records.changePending(id, stateOf({ ...pending, place }));
    });
  } finally {
    ended = true;
    // Where Discord was not to be reached, the next start has another try.
    if (reached) await dropPending(id, context);
  }
}

/**
 * Tells of a wait, shows the answer, and keeps it with its message. It never throws.
 *
 * @returns whether Discord was there to take or refuse it
 */
async function answerInto(
  { asked }: PlacedQuestion,
  pendingId: string,
  reply: Reply,
  context: BotContext,
  told: (messageId: string) => Promise<void>,
): Promise<boolean> {
  const { words } = asked.asker;
  try {
    const answered = await context.questions.answer(asked, pendingId, (before) => {
      reply
        .show(payload(words.refusals.waiting(before)))
        .then(told)
        .catch((error: unknown) => {
          context.log.warn({ err: error }, 'could not tell of the wait');
        });
    });
    const { kept, state } = answered;
    const messageId = await reply.show(
      layOutAnswer({ kept, state, quote: 0, showQuestion: repeatsQuestion(state.way) }, words),
    );
    await keepShown(kept.id, messageId, context);
    logQuestion(context.log, context.settings, asked, answered);
    return true;
  } catch (error) {
    const { asker, askedVia } = asked;
    return reportFailure(error, { asker, context, details: { way: askedVia }, show: reply.show });
  }
}

/** Keeps where an answer is shown. It is: a failure here is no reason to take it back. */
async function keepShown(
  id: string,
  messageId: string,
  { records, log, metrics }: BotContext,
): Promise<void> {
  try {
    await records.keepMessage(id, messageId);
  } catch (error) {
    metrics.failure('answer-not-kept');
    log.error({ err: error, answer: id }, 'could not keep where an answer is shown');
  }
}

/** An interaction's token holds for 15 minutes; a message's author has gone elsewhere by then. */
const takenUpWithin = 14 * 60_000;

/**
 * Answers what a former process acknowledged and did not come to answer. Each is taken up once, so
 * that a question that brings the bot down does so once; the next time an apology takes its answer's
 * place, as it does for a command that was not carried out. Who asked longer ago is told only where
 * they were told to wait. What is damaged or was kept in the form of another version is dropped.
 *
 * Processes of one bot may share the records: each takes up what its own shards were asked, since
 * another may be answering the rest at this moment. What can't be read is shard 0's.
 */
export async function takeUpPending(
  client: Client<true>,
  context: BotContext,
  shards: Shards | null,
): Promise<void> {
  const kept = await context.records.pending();
  const pending = kept
    .map(({ id, askedAt, state }): Kept => ({ id, askedAt, pending: readPending(state) }))
    .filter((one) => isOurs(guildOf(one.pending), shards));
  if (pending.length === 0) return;
  context.log.info({ pending: pending.length }, 'what is pending is taken up');
  await Promise.all(
    pending.map((one) =>
      takeUp(one, client, context).catch((err: unknown) =>
        context.log.error({ err }, 'could not take up what is pending'),
      ),
    ),
  );
}

/** What was kept as pending, read back; `null` where it can't be. */
interface Kept {
  readonly id: string;
  readonly askedAt: string;
  readonly pending: Pending | null;
}

function guildOf(pending: Pending | null): string | null {
  if (pending === null) return null;
  return (pending.kind === 'question' ? pending.asked.asker : pending.asker).guildId;
}

async function takeUp(
  { id, askedAt, pending }: Kept,
  client: Client<true>,
  context: BotContext,
): Promise<void> {
  const late = Date.parse(askedAt) < Date.now() - takenUpWithin;
  let reached = true;
  if (pending?.kind === 'question' && !pending.takenUp && !late) {
    await context.records.changePending(id, stateOf({ ...pending, takenUp: true }));
    const reply = replyAt(client, pending.place);
    reached = await answerInto(pending, id, reply, context, async () => undefined);
  } else if (pending !== null) {
    await giveUp(pending, late, client, context);
  } else {
    context.log.warn('what is pending could not be read, and is dropped');
  }
  if (reached) await dropPending(id, context);
}

async function giveUp(
  pending: Pending,
  late: boolean,
  client: Client<true>,
  context: BotContext,
): Promise<void> {
  const { kind, place } = pending;
  context.log.warn({ kind, late }, 'lost to a restart');
  // So much later an apology would come out of the blue, save where a word of the wait still stands.
  const waits = !late || (place.kind === 'message' && place.repliedId !== null);
  if (!waits) return;
  const asker = kind === 'question' ? pending.asked.asker : pending.asker;
  const lost = new Failure('discord', 'interrupted', 'It was lost to a restart.');
  const { show } = replyAt(client, place);
  await reportFailure(lost, { asker, context, details: { kind }, show });
}
