import type { Words } from '../../../locales/catalogue.js';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A day, `YYYY-MM-DD`, in the words' language: `4 May 2024`. A text that isn't a day is returned as
 * it is.
 */
export function dayInWords(day: string, words: Words): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : formatOf(words.locale).format(date);
}

function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(locale, made);
  return made;
}
