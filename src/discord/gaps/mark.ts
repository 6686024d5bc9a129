import type { BotContext } from '../context.js';

/**
 * Marks gaps of a server as done, or as open again, each by an answer in it. The mark of a forum's post that
 * one was asked in goes away with it.
 */
export async function markGaps(
  guildId: string,
  answerIds: readonly string[],
  done: boolean,
  { records, unmark }: Pick<BotContext, 'records' | 'unmark'>,
): Promise<void> {
  for (const id of answerIds) {
    await records.markGap(guildId, id, done);
    const answer = done ? await records.answer(id) : null;
    if (answer?.guildId === guildId && !answer.private) await unmark(answer.channelId);
  }
}
