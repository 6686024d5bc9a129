import type { BotContext, PendingId, Reply } from '../context.js';
import { showAnswer } from './answer-question.js';
import { dropPending, keepPending, type PlacedQuestion } from './pending.js';
import { isWorthSaying } from './worth-saying.js';

/**
 * Answers a question that wasn't put to the bot, if the articles answer it well, and is silent otherwise:
 * about what it didn't find, about waits, and about failures, which it logs. It never throws.
 *
 * @param mayAnswer called once the answer is known to be good enough
 * @returns whether it was answered
 */
export async function answerOverheard(
  placed: PlacedQuestion,
  reply: Reply,
  context: BotContext,
  mayAnswer: () => boolean,
): Promise<boolean> {
  const pending = { ...placed, kind: 'question', takenUp: false } as const;
  const id = keepPending(pending, placed.asked.asker.userId, context);
  try {
    return await answerIfWell(placed, id, reply, context, mayAnswer);
  } finally {
    await dropPending(await id, context);
  }
}

/** Answers what was overheard and is kept as pending; the rest is as for {@link answerOverheard}. */
export async function answerIfWell(
  { asked }: PlacedQuestion,
  pendingId: PendingId | Promise<PendingId>,
  reply: Reply,
  context: BotContext,
  mayAnswer: () => boolean = () => true,
): Promise<boolean> {
  const isWanted: Parameters<BotContext['questions']['overhear']>[2] = (state) =>
    isWorthSaying(state) && mayAnswer();
  try {
    const answered = await context.questions.overhear(asked, pendingId, isWanted);
    if (answered !== null) await showAnswer(asked, answered, reply, context);
    return answered !== null;
  } catch (error) {
    context.log.warn({ err: error }, 'could not answer what was overheard');
    return false;
  }
}
