import { longestStart, shorten } from './shorten.js';

/**
 * A text of one line as `show` puts it into markdown, cut with an ellipsis where that would take
 * more than `room` characters. It is cut before it is escaped, so that no escape or link is torn.
 */
export function cutToFit(text: string, room: number, show: (text: string) => string): string {
  const line = shorten(text, Number.POSITIVE_INFINITY);
  const whole = show(line);
  if (whole.length <= room) return whole;
  return show(`${longestStart(line, (start) => show(`${start}…`).length <= room)}…`);
}
