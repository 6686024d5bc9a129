import { Failure } from '../failure.js';
import { fold } from './layout.js';

/** Exit codes of every command. */
export const exitCode = {
  answered: 0,
  failure: 1,
  usage: 2,
  refused: 3,
  interrupted: 130,
} as const;

/**
 * A failure in words: what happened, why, and what to do next.
 *
 * @param width columns that lines are broken to, at their spaces; by default they aren't
 */
export function inWords(error: unknown, width = Number.POSITIVE_INFINITY): string {
  if (!(error instanceof Failure)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `pullquote: Unexpected error, please report it:\n${stack}`;
  }
  const lines = [indented('pullquote: ', error.message, width, '  ')];
  if (error.why !== null) lines.push(indented('  why: ', error.why, width));
  if (error.remedy !== null) lines.push(indented('  next: ', error.remedy, width));
  return lines.join('\n');
}

/** A text behind a word that says what it is, its further lines below its first. */
function indented(
  head: string,
  text: string,
  width: number,
  indent = ' '.repeat(head.length),
): string {
  return text
    .split('\n')
    .flatMap((line) => fold(line, width - head.length))
    .map((line, index) => (index === 0 ? head : indent) + line)
    .join('\n');
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
