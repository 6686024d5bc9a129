/** The months in English, in small letters. */
export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

/** Source of a pattern for the names of weekdays and months, in small letters. */
export const calendarNames = `(?:mon|tues|wednes|thurs|fri|satur|sun)day|${months.join('|')}`;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return (
    parsed !== null && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
  );
}

/** The day of a moment in UTC, `YYYY-MM-DD`. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The day some days later than `day`; earlier for a negative number. Both are `YYYY-MM-DD`. */
export function shiftedDay(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return utcDay(date);
}

/** One per locale, created on first use: creating one takes 15 ms. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A day in words, e.g. `2024-05-04` as `4 May 2024`.
 *
 * @param day `YYYY-MM-DD`; any other text is returned unchanged
 * @param locale a language tag, e.g. `en-GB`
 */
export function dayInWords(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : formatFor(locale).format(date);
}

function formatFor(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(locale, made);
  return made;
}
