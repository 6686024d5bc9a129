import type { Source } from '../../article/article.js';
import { dayInWords } from '../../text/day.js';

/**
 * The line that the reader is given above a passage: headline, publisher and date as a person would
 * see them, with a line break. Empty if nothing is known about the article. Training writes the same.
 */
export function heading({
  title,
  publisher,
  date,
}: Pick<Source, 'title' | 'publisher' | 'date'>): string {
  const printed = date === null ? null : dayInWords(date, 'en-US');
  const from = [publisher, printed].filter(Boolean).join(', ');
  const line = [title, from === '' ? null : `(${from})`].filter(Boolean).join(' ');
  return line === '' ? '' : `${line}\n`;
}
