import type { ShownMessage } from '../../records/records.js';
import { repeatsQuestion } from '../answer-state.js';
import type { Answered, Asked, BotContext, PendingId, Reply } from '../context.js';
import { reportFailure } from '../failures.js';
import { logQuestion } from '../ops/log.js';
import { payload, withoutRows } from '../payload.js';
import { layOutAnswer } from '../view/answer.js';
import { dropPending, keepPending, type PlacedQuestion, stateOf } from './pending.js';
import { isWorthSaying } from './worth-saying.js';

/**
 * Answers a question where it was asked. It is kept as pending until the answer is shown, so that after
 * a restart in between it is resumed; it is answered, too, if the records don't take it. A failure is
 * shown in words and logged.
 *
 * @throws whatever acknowledging it throws
 */
export async function answerQuestion(
  placed: PlacedQuestion,
  reply: Reply,
  context: BotContext,
): Promise<void> {
  const pending = { ...placed, kind: 'question', takenUp: false } as const;
  const keeping = keepPending(pending, placed.asked.asker.userId, context);
  let ended = false;
  let reached = true;
  try {
    await reply.acknowledged;
    reached = await answerPending(placed, keeping, reply, context, async (shown) => {
      // After a restart, the message that asks to wait is edited, rather than a second one sent.
      if (placed.place.kind !== 'message' || ended) return;
      const { channelId, threadName } = placed.place;
      // What was refused a thread stays in the channel.
      const inThread = shown.channelId !== channelId;
      const place = {
        ...placed.place,
        repliedId: shown.messageId,
        threadName: inThread ? threadName : null,
      };
      const id = await keeping;
      if (id === null) return;
      await context.records.changePending(id, stateOf({ ...pending, place }));
    });
  } finally {
    ended = true;
    // If Discord was unreachable, the next start tries again.
    if (reached) await dropPending(await keeping, context);
  }
}

/**
 * Answers a pending question: asks to wait if it takes long, shows the answer, and keeps it with its
 * message. It never throws.
 *
 * @param onWaitShown called with the message that asks to wait
 * @returns whether Discord was reachable, to take the answer or to refuse it
 */
export async function answerPending(
  { asked }: PlacedQuestion,
  pendingId: PendingId | Promise<PendingId>,
  reply: Reply,
  context: BotContext,
  onWaitShown: (shown: ShownMessage) => Promise<void>,
): Promise<boolean> {
  const { words } = asked.asker;
  try {
    const answered = await context.questions.answer(asked, pendingId, (before) => {
      reply
        .show(payload(words.refusals.waiting(before)))
        .then(onWaitShown)
        .catch((error: unknown) => {
          context.log.warn({ err: error }, 'could not tell of the wait');
        });
    });
    await showAnswer(asked, answered, reply, context);
    return true;
  } catch (error) {
    const { asker, askedVia } = asked;
    return reportFailure(error, { asker, context, details: { way: askedVia }, show: reply.show });
  }
}

/** Shows an answer, with buttons if the records have it, and keeps its message. */
export async function showAnswer(
  asked: Asked,
  answered: Answered,
  reply: Reply,
  context: BotContext,
): Promise<void> {
  const { kept, saved, state } = answered;
  const laidOut = layOutAnswer(
    { kept, state, quote: 0, showQuestion: repeatsQuestion(state.way) },
    asked.asker.words,
  );
  // Without articles, it names the command that adds some.
  const shown = state.libraryEmpty ? context.mentionCommands(laidOut) : laidOut;
  const message = await reply.show(saved ? shown : withoutRows(shown));
  if (saved) await keepMessage(kept.id, message, context);
  logQuestion(context.log, context.settings, asked, answered);
  if (!kept.private && isWorthSaying(state)) await context.unmark(kept.channelId);
}

/** Records the message that shows an answer. A failure here does not undo the answer. */
async function keepMessage(
  id: string,
  message: ShownMessage,
  { records, metrics }: BotContext,
): Promise<void> {
  try {
    await records.keepMessage(id, message);
  } catch {
    metrics.failure('answer-not-kept');
  }
}
