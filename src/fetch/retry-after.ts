/** The longest time that a server is believed, in milliseconds: a week. */
const longest = 7 * 24 * 3_600_000;

/**
 * Milliseconds that a `Retry-After` header asks for, as seconds or as a date; `null` if it says nothing.
 *
 * @param now milliseconds since 1970
 */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(longest, Math.max(0, ms));
}
