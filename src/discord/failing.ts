import { Failure } from '../failure.js';
import type { Asker } from './asker.js';
import type { Door } from './door.js';
import { escapeMarkdown } from './layout/markdown.js';
import { newFailureId } from './operation/log.js';
import { type Payload, payload } from './payload.js';

/**
 * Logs a failure and puts it into the member's words. What a member can mend is said; everything
 * else is said to be the bot's fault, with the id that the log has.
 */
export function failureInWords(
  error: unknown,
  { words }: Asker,
  door: Pick<Door, 'log' | 'metrics'>,
  context: Readonly<Record<string, unknown>>,
): Payload {
  const { failures, refusals } = words;
  const kind = error instanceof Failure ? error.kind : 'unforeseen';
  if (kind === 'interrupted') return payload(refusals.leaving);
  if (kind === 'invalid-question') return payload(failures.questionTooLong);
  const id = newFailureId();
  door.metrics.failure(kind);
  door.log.error({ failure: id, kind, err: error, ...context }, 'failure');
  return payload(
    error instanceof Failure && tellable.has(error.kind)
      ? failures.withReason(reasonOf(error), id)
      : failures.unforeseen(id),
  );
}

/** Kinds whose message helps a member or moderator and gives nothing away. */
const tellable: ReadonlySet<string> = new Set([
  'download-refused',
  'index-busy',
  'not-found',
  'unreadable-file',
  'unusable-article',
]);

/** Far below the 2,000 characters of a message, whatever the failure quotes. */
const longestReason = 600;

function reasonOf({ message }: Failure): string {
  const shown = message.length > longestReason ? `${message.slice(0, longestReason)}…` : message;
  return escapeMarkdown(shown);
}
