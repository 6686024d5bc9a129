import type { Logger } from 'pino';
import type { KeptAnswer } from '../../records/records.js';
import { type AnswerState, readState } from '../answer-state.js';
import type { Asker } from '../asker.js';
import { mayShowAt } from '../browsing/collections.js';
import type { BotContext } from '../context.js';

/**
 * The answer that a button belongs to; `null` if it is no longer kept, can't be parsed, or is another server's: a
 * button may be forged, or on a message that was forwarded.
 */
export async function keptAnswer(
  id: string | undefined,
  asker: Asker,
  { settings, records, log }: Pick<BotContext, 'settings' | 'records' | 'log'>,
): Promise<{ readonly kept: KeptAnswer; readonly state: AnswerState } | null> {
  const found = id === undefined ? null : await records.answer(id);
  const kept = found !== null && mayShowAt(found, asker, settings) ? found : null;
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
