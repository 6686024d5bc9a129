import { Failure } from '../failure.js';

/** Exit codes of every command. */
export const exitCode = {
  answered: 0,
  failure: 1,
  usage: 2,
  refused: 3,
  interrupted: 130,
} as const;

/** A failure in words: what happened, why, and what to do next. */
export function inWords(error: unknown): string {
  if (!(error instanceof Failure)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `pullquote: Unexpected error, please report it:\n${stack}`;
  }
  const why = reasonOf(error.cause);
  const lines = [`pullquote: ${error.message}`];
  if (why !== null && !error.message.includes(why)) lines.push(`  why: ${why}`);
  if (error.remedy !== null) lines.push(`  next: ${error.remedy}`);
  return lines.join('\n');
}

function reasonOf(cause: unknown): string | null {
  if (cause instanceof Error) return cause.message.split('\n')[0] ?? null;
  return typeof cause === 'string' ? cause : null;
}

/** The exit code for a failure: a wrong setting or question is the caller's to fix. */
export function exitCodeFor(error: unknown): number {
  if (!(error instanceof Failure)) return exitCode.failure;
  switch (error.kind) {
    case 'invalid-setting':
    case 'invalid-question':
      return exitCode.usage;
    case 'interrupted':
      return exitCode.interrupted;
    default:
      return exitCode.failure;
  }
}
