/** The longest wait after failures, in milliseconds. */
const longestWait = 24 * 3_600_000;

/** By how much a wait is lengthened or shortened at most, so that feeds aren't all due together. */
const jitter = 0.1;

/**
 * Milliseconds until a feed is due again: its interval, doubled with each failure up to a day, and never
 * sooner than its server wants.
 *
 * @param interval milliseconds
 * @param failures how often in a row it has failed
 * @param retryAfter milliseconds; `null` if the server says nothing
 * @param random from 0 to 1
 */
export function waitFor(
  interval: number,
  failures: number,
  retryAfter: number | null,
  random: number,
): number {
  const wait = Math.min(Math.max(interval, longestWait), interval * 2 ** Math.min(failures, 20));
  return Math.round(Math.max(wait * (1 + jitter * (2 * random - 1)), retryAfter ?? 0));
}

/** How long a feed fails before it is worth a word, and an entry of it before it is given up, in milliseconds: a week. */
const longFailure = 7 * 24 * 3_600_000;

/** Whether a feed, or an entry of it, has failed for a week. */
export function failsForLong(
  { failingSince }: { readonly failingSince: string | null },
  now: Date,
): boolean {
  return failingSince !== null && now.getTime() - Date.parse(failingSince) >= longFailure;
}

/** Milliseconds until an entry is tried again that failed once; the wait doubles with each failure, up to a day. */
const firstWait = 5 * 60_000;

/** Whether an entry that failed is tried again by now, if it was so far at each time that it was due. */
export function isDueAgain(
  { tries, failingSince }: { readonly tries: number; readonly failingSince: string | null },
  now: Date,
): boolean {
  if (failingSince === null) return true;
  let due = Date.parse(failingSince);
  for (let failure = 1; failure <= tries; failure += 1)
    due += waitFor(firstWait, failure - 1, null, 0.5);
  return now.getTime() >= due;
}
