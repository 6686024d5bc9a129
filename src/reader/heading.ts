import type { Source } from '../article/article.js';

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/**
 * The line above a passage that the reader is given: headline, publisher and date, as a person would
 * see them, with its line break. Empty where nothing is known of the article. Training writes the same.
 */
export function heading({
  title,
  publisher,
  date,
}: Pick<Source, 'title' | 'publisher' | 'date'>): string {
  const printed = date === null ? null : day.format(new Date(`${date}T00:00:00Z`));
  const from = [publisher, printed].filter(Boolean).join(', ');
  const line = [title, from === '' ? null : `(${from})`].filter(Boolean).join(' ');
  return line === '' ? '' : `${line}\n`;
}
