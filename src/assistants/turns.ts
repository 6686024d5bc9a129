import { Failure } from '../failure.js';
import { openTurns, type Turns } from '../turns.js';

/** Calls that wait at most; an assistant makes a few at once. */
const mostWaiting = 64;
/** Look-ups that run at once: they need the disk, and no model. */
const lookUpsAtOnce = 4;

/** Whose turn it is among the calls of assistants. */
export interface CallTurns {
  /** Work that needs a model, one at a time: two at once only slow each other down. */
  readonly ask: Turns;
  /** Work that only reads the library. */
  readonly lookUp: Turns;
}

/** Opens the queues that calls wait in. */
export function openCallTurns(): CallTurns {
  return {
    ask: openTurns(1, mostWaiting, tooMany),
    lookUp: openTurns(lookUpsAtOnce, mostWaiting, tooMany),
  };
}

function tooMany(): Failure {
  return new Failure(
    'assistants',
    'interrupted',
    `${mostWaiting} calls are waiting already, and more aren't taken.`,
    { remedy: 'Make the call again when some of them are answered.' },
  );
}
