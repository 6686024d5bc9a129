import type { Source } from '../../article/article.js';

/** Made when first needed: it would add 15 ms to each start. */
let day: Intl.DateTimeFormat | undefined;

function printedDay(date: string): string {
  day ??= new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  return day.format(new Date(`${date}T00:00:00Z`));
}

/**
 * The line that the reader is given above a passage: headline, publisher and date as a person would
 * see them, with a line break. Empty if nothing is known about the article. Training writes the same.
 */
export function heading({
  title,
  publisher,
  date,
}: Pick<Source, 'title' | 'publisher' | 'date'>): string {
  const printed = date === null ? null : printedDay(date);
  const from = [publisher, printed].filter(Boolean).join(', ');
  const line = [title, from === '' ? null : `(${from})`].filter(Boolean).join(' ');
  return line === '' ? '' : `${line}\n`;
}
