import { withoutDirection } from '../../../text/controls.js';
import { longestMessage } from '../../limits.js';

/** A text in one line, which can't turn around the direction of what stands beside it. */
export function inOneLine(text: string): string {
  return withoutDirection(wellFormed(text)).replace(/\s+/g, ' ').trim();
}

/** A text in one line of at most `longest` characters, cut at a word if it is longer. */
export function shorten(text: string, longest: number): string {
  const line = inOneLine(text);
  if (line.length <= longest) return line;
  return `${longestStart(line, (start) => start.length < longest)}…`;
}

/**
 * A text of one line as `show` puts it into markdown, cut with an ellipsis if that would take more
 * than `room` characters. It is cut before it is escaped, so that no escape or link is torn.
 */
export function cutToFit(text: string, room: number, show: (text: string) => string): string {
  const line = inOneLine(text);
  const whole = show(line);
  if (whole.length <= room) return whole;
  return show(`${longestStart(line, (start) => show(`${start}…`).length <= room)}…`);
}

/**
 * The longest beginning of a text that fits, cut after a word, or inside one if words are long or
 * aren't separated; empty if not even the first character fits. No character is split.
 */
export function longestStart(text: string, fits: (start: string) => boolean): string {
  // Nothing that is shown is longer.
  const seen = text.slice(0, longestMessage);
  const whole = longestOf(
    [...graphemes.segment(seen)].map(({ index }) => index),
    seen,
    fits,
  );
  const length = whole > 0 ? whole : longestOf(codePoints(seen), seen, fits);
  if (/^(\s|$)/.test(text.slice(length, length + 1))) return text.slice(0, length).trimEnd();
  const word = text.slice(0, length).search(/\s+\S*$/);
  return text.slice(0, word > length / 2 ? word : length);
}

/** A text in which half a character, which no request can carry, becomes a replacement character. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Characters of lines, each with a line break. */
export function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length + 1, 0);
}

/** The first lines that fit into `room` characters, each with a line break. */
export function linesWithin(lines: readonly string[], room: number): readonly string[] {
  const end = lines.findIndex((_, index) => lengthOf(lines.slice(0, index + 1)) > room);
  return end < 0 ? lines : lines.slice(0, end);
}

/** Characters that one more line may have beside these in a message. */
export function roomBeside(lines: readonly string[]): number {
  return longestMessage - lengthOf(lines);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The last of ascending ends whose beginning fits; 0 if none does. */
function longestOf(
  ends: readonly number[],
  text: string,
  fits: (start: string) => boolean,
): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle]))) low = middle;
    else high = middle - 1;
  }
  return ends[low] ?? 0;
}

function codePoints(text: string): number[] {
  let end = 0;
  return [...text].map((character) => {
    const start = end;
    end += character.length;
    return start;
  });
}
