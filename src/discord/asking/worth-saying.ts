import type { AnswerState } from '../answer-state.js';

/**
 * Whether an answer is good enough for a question that was overheard: only what is called one. Closest matches for
 * ordinary chatter reach .46 ("how long will the maintenance take?"); `npx tsx eval/overheard.ts` shows what each bar
 * lets through.
 */
export function isWorthSaying({
  notAQuestion,
  band,
}: Pick<AnswerState, 'notAQuestion' | 'band'>): boolean {
  return notAQuestion === null && band === 'answer';
}
