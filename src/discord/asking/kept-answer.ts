import type { Logger } from 'pino';
import type { KeptAnswer } from '../../records/records.js';
import { type AnswerState, readState } from '../answer-state.js';
import type { BotContext } from '../context.js';

/** The answer that a button belongs to; `null` if it is no longer kept or can't be parsed. */
export async function keptAnswer(
  id: string | undefined,
  { records, log }: Pick<BotContext, 'records' | 'log'>,
): Promise<{ readonly kept: KeptAnswer; readonly state: AnswerState } | null> {
  const kept = id === undefined ? null : await records.answer(id);
  const state = kept === null ? null : stateIn(kept, log);
  return kept === null || state === null ? null : { kept, state };
}

/** What is kept of an answer; `null`, and a line in the log, if an incompatible version wrote it. */
export function stateIn(
  kept: Pick<KeptAnswer, 'state'> & Partial<Pick<KeptAnswer, 'id'>>,
  log: Logger,
): AnswerState | null {
  try {
    return readState(kept);
  } catch (error) {
    log.warn({ err: error, answer: kept.id }, 'could not read a kept answer');
    return null;
  }
}
