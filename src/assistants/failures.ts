import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { Failure } from '../failure.js';
import type { ReadableLibrary } from '../library/library.js';
import { asFailure } from '../library/sqlite/failures.js';

/** The protocol's code for a resource that doesn't exist. */
const noSuchResource = -32_002;

/**
 * What failed, as the command line words it: what happened, why, and what to do next. An error that nobody
 * expected is logged, and its details stay in the log.
 */
export function failureInWords(thrown: unknown, log: (error: unknown) => void): string {
  const failure = asFailure(thrown);
  if (!(failure instanceof Failure)) {
    log(failure);
    return 'Something failed unexpectedly. The log of the Pullquote server has the details.';
  }
  const { message, why, remedy } = failure;
  return [
    message,
    ...(why === null ? [] : [`why: ${why}`]),
    ...(remedy === null ? [] : [`next: ${remedy}`]),
  ].join('\n');
}

/** @throws Failure `index-missing` if there are no articles, which is why nothing was found */
export async function assertNotEmpty(library: Pick<ReadableLibrary, 'status'>): Promise<void> {
  const { articles } = await library.status();
  if (articles > 0) return;
  throw new Failure('assistants', 'index-missing', 'There are no articles yet.', {
    remedy: 'Add articles with `pullquote ingest PATH`.',
  });
}

/** An error of the protocol, with its code. The SDK's own class would put the code into the message, too. */
export class ProtocolError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** A failure of a request that isn't a call of a tool. */
export function asProtocolError(thrown: unknown, log: (error: unknown) => void): ProtocolError {
  if (thrown instanceof ProtocolError) return thrown;
  const isMissing = thrown instanceof Failure && thrown.kind === 'not-found';
  const code = isMissing ? noSuchResource : ErrorCode.InternalError;
  return new ProtocolError(code, failureInWords(thrown, log));
}
