import type { AnswerState } from '../answer-state.js';

/**
 * From this confidence on, a closest match is said to a member who didn't ask the bot: just short of an answer,
 * which starts at .5. Ordinary chatter reached .41 ("how long will the maintenance take?"); `npx tsx eval/overheard.ts`
 * shows what each bar lets through.
 */
export const closestWorthSaying = 0.45;

/** Whether an answer is good enough for a question that was overheard: the answer, or close to it. */
export function isWorthSaying({
  notAQuestion,
  band,
  confidence,
}: Pick<AnswerState, 'notAQuestion' | 'band' | 'confidence'>): boolean {
  if (notAQuestion !== null) return false;
  return band === 'answer' || (band === 'closest' && confidence >= closestWorthSaying);
}
