import { longestMessage } from '../limits.js';

/** Characters of lines, each with a line break. */
export function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length + 1, 0);
}

/** Characters that one more line may have beside these in a message. */
export function roomBeside(lines: readonly string[]): number {
  return longestMessage - lengthOf(lines);
}
