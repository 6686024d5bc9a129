/** How far back moderators look by default, and at most, in days. */
export const usualDays = 30;
export const mostDays = 365;

/** Milliseconds. */
export const day = 24 * 60 * 60_000;

/** The moment some days before now, ISO 8601. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * day).toISOString();
}
