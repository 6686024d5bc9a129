import type { FollowSettings } from '../../records/follows.js';

/** Hours of the day, 0 to 23: from the first, up to but not including the second; over midnight, too. */
export type QuietHours = NonNullable<FollowSettings['quiet']>;

/** Whether a member wants to hear nothing now. */
export function isQuiet({ quiet, timeZone }: FollowSettings, now: Date): boolean {
  if (quiet === null || timeZone === null) return false;
  const hour = hourIn(timeZone, now);
  const { from, to } = quiet;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** The hours that are typed, as "22-7" or "22:00 – 7:00"; `null` if it isn't two different ones. */
export function quietHoursIn(typed: string): QuietHours | null {
  const found = /^(\d{1,2})(?:[:.h]00)?\s*(?:-|–|—|to|\s)\s*(\d{1,2})(?:[:.h]00)?$/i.exec(
    typed.trim(),
  );
  const from = Number(found?.[1] ?? 24);
  // Midnight ends a day, too.
  const to = Number(found?.[2] ?? 25) === 24 ? 0 : Number(found?.[2] ?? 25);
  return from > 23 || to > 23 || from === to ? null : { from, to };
}

/** The name of a time zone as the system knows it, letter case aside; `null` if it knows none such. */
export function timeZoneNamed(typed: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typed.trim() }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** Names of time zones that hold a text, those that begin with it or a part of theirs does first. */
export function timeZonesWith(typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  const all = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const held = all.filter((zone) => zone.toLowerCase().includes(wanted));
  const begins = (zone: string): boolean =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(wanted));
  return [...held.filter(begins), ...held.filter((zone) => !begins(zone))];
}

/** The time of day there, as "9:05 PM" or "21:05": as the language writes it. */
export function timeThere(timeZone: string, now: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(
    now,
  );
}

function hourIn(timeZone: string, now: Date): number {
  const hour = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  return Number(hour.format(now));
}
