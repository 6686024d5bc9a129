import type { Logger } from 'pino';
import { settledWithin } from '../../settled-within.js';
import type { Payload } from '../payload.js';

/** How often a reply is edited to show progress, and for how long; in milliseconds. */
export interface Pace {
  readonly every: number;
  readonly until: number;
}

/**
 * Discord allows five edits of a message in five seconds, and editing a reply to an interaction for 15
 * minutes, after which it refuses the token (50027).
 */
const usualPace: Pace = { every: 2_000, until: 14 * 60_000 };

/**
 * Shows the progress of work until it is done, or until the reply can soon no longer be edited. Nothing
 * is shown after this resolves. A reply that can't be edited stays as it is.
 *
 * @returns the result of the work, or `null` if it still goes on
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
    if (await settledWithin(ended, Math.min(pace.every, last - performance.now()))) return work;
  }
  return null;
}
