import type { Logger } from 'pino';
import { within } from '../../settled-within.js';
import type { Payload } from '../payload.js';

/** How often a reply is edited while something goes on, and for how long; in milliseconds. */
export interface Pace {
  readonly every: number;
  readonly until: number;
}

/**
 * Discord lets a message be edited five times in five seconds, and a reply to an interaction for 15
 * minutes, after which its token is refused (50027).
 */
const usualPace: Pace = { every: 2_000, until: 14 * 60_000 };

/**
 * Shows how work goes on, until it is done or the reply can soon no longer be edited. Nothing is
 * shown any more once this has ended. A reply that can't be edited is left as it is.
 *
 * @returns what the work came to, or `null` where it still goes on
 * @throws what the work throws
 */
export async function showProgress<Result>(
  work: Promise<Result>,
  {
    current,
    show,
    log,
  }: {
    current(): Payload;
    show(payload: Payload): Promise<unknown>;
    readonly log: Logger;
  },
  pace: Pace = usualPace,
): Promise<Result | null> {
  const last = performance.now() + pace.until;
  const ended = work.then(
    () => true,
    () => true,
  );
  let shown = '';
  let editable = true;
  while (performance.now() < last) {
    const view = current();
    if (editable && view.content !== shown) {
      shown = view.content;
      try {
        await show(view);
      } catch (error) {
        editable = false;
        log.warn({ err: error }, 'could not show progress');
      }
    }
    if (await within(ended, Math.min(pace.every, last - performance.now()))) return work;
  }
  return null;
}
