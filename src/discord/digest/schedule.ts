import type { Digest } from '../../records/records.js';
import { day } from '../browsing/days-ago.js';

/** Milliseconds between two digests. */
const periods = { day, week: 7 * day } as const;

/**
 * When a digest is due that is turned on, if the last one was due at a time: at the same time of the day in UTC. No time
 * zone of a server is known, so by its clock it comes an hour earlier or later after summer time begins or ends.
 */
export function nextDue(every: 'day' | 'week', last: Date): Date {
  return new Date(last.getTime() + periods[every]);
}

/** When the last digest was due by now, if any was since the one before: those that were missed are one. */
export function lastDue({ every, last }: Digest, now: Date): Date | null {
  if (every === null || last === null) return null;
  const before = Date.parse(last.at);
  const due = Math.floor((now.getTime() - before) / periods[every]);
  return due < 1 ? null : new Date(before + due * periods[every]);
}
