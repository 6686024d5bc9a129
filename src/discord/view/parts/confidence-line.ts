import type { Words } from '../../../locales/catalogue.js';
import type { ShownQuote } from '../../answer-state.js';

/**
 * The line above a quote: whether it is a likely answer or only the closest match, and how probable
 * that is. There is none for a quote that an older version of the bot kept without its confidence.
 */
export function confidenceLines(
  { band, confidence }: Pick<ShownQuote, 'band' | 'confidence'>,
  { answer, locale }: Words,
): string[] {
  if (band === null || confidence === null) return [];
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(confidence);
  return [band === 'answer' ? answer.likely(percent) : answer.closest(percent)];
}
