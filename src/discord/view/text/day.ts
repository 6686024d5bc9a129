import type { Words } from '../../../locales/catalogue.js';
import * as days from '../../../text/day.js';

/** A day in the reader's language. Anything that isn't `YYYY-MM-DD` is returned unchanged. */
export function dayInWords(day: string, words: Words): string {
  return days.dayInWords(day, words.locale);
}
