import { sureFrom } from '../../answer/confidence.js';
import type { AnswerState } from '../answer-state.js';
import type { Words } from '../words/words.js';

/** The line before a quote: whether it is the answer or only the closest, and how sure that is. */
export function surenessInWords(
  { band, confidence }: Pick<AnswerState, 'band' | 'confidence'>,
  { answer, locale }: Words,
): string {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(confidence);
  if (band !== 'answer') return answer.closest(answer.notSure(percent));
  return answer.found(confidence >= sureFrom ? answer.sure(percent) : answer.fairlySure(percent));
}
