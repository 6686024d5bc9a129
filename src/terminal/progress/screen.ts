import { fold } from '../layout.js';
import { writeError } from '../output.js';

/** The progress of a long task: how much is done, of how much. */
export interface Progress {
  /** Reports progress; `total` may change. */
  at(done: number, total: number): void;
  /** Writes a line without disturbing the bar. */
  say(line: string): void;
  end(): void;
}

/** Writes a message to standard error, above the bar or the count if one is there, with its words whole. */
export function sayAbove(message: string): void {
  const { stderr } = process;
  // The bar draws itself again below. It also takes the ^C of an interruption away.
  if (stderr.isTTY) stderr.write('\r\u001b[K');
  const lines = message.split('\n');
  const shown = stderr.isTTY ? lines.flatMap((one) => fold(one, stderr.columns || 80)) : lines;
  writeError(`${shown.join('\n')}\n`);
}
