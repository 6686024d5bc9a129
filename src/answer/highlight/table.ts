import { isHeading } from '../../article/passages.js';
import type { Span } from '../../text/span.js';

/** What a line of a passage is, if it is no sentence of running text. */
export type LineRole =
  | 'heading'
  /** The first line of a table or a list: what its rows are about. */
  | 'header'
  | 'row';

/** So many lines in a row without a full stop are a list, even if nothing else says so. */
const fewestInList = 3;
/** A longer line is a paragraph that lacks its full stop. */
const longestRow = 300;

const number = /\p{N}/u;
const year = /\b(?:1[5-9]|20)\d\d\b/g;
/** Between the cells of a row that was written as text: a pipe, a tab, a run of spaces. */
const cellBorder = /\||\t| {2,}/;
/** Ends in a value or begins with a day, as a row may without a number. */
const isValue =
  /\b(?:closed|open|free|none|no|yes|unknown|cancelled|sold out)\W*$|^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i;

/** The cells of a table's line; the whole line if it has no border. */
export function cellsOf(line: string): string[] {
  const bare = line.replace(/^\s*\||\|\s*$/g, '');
  return bare.split(cellBorder).map((cell) => cell.trim());
}

/**
 * Tells headings, tables' headers and tables' rows among the sentences of a passage. A table or a list
 * is a run of lines of their own without a full stop: at least two with a border between cells, or at
 * least three of any kind. Its lines up to the first with a number are its header.
 *
 * @param spans a passage's sentences in order, without white space around them
 * @returns the role of each sentence; `null` for one of running text
 */
export function lineRoles(text: string, spans: readonly Span[]): (LineRole | null)[] {
  const roles: (LineRole | null)[] = spans.map((span) =>
    isHeading(text, span) ? 'heading' : null,
  );
  let from = 0;
  while (from < spans.length) {
    let to = from;
    while (to < spans.length && isLine(text, spans[to])) to += 1;
    const run = spans.slice(from, to).map(({ start, end }) => text.slice(start, end));
    if (isTable(run)) {
      const header = headerLength(run);
      for (let at = from; at < to; at += 1) roles[at] = at < from + header ? 'header' : 'row';
    }
    from = Math.max(to, from + 1);
  }
  return roles;
}

/** Whether a sentence is a line of its own that doesn't end as a sentence does. */
function isLine(text: string, span: Span | undefined): boolean {
  if (span === undefined || span.end - span.start > longestRow) return false;
  const before = text.slice(0, span.start).trimEnd().length;
  const ownLine = span.start === 0 || text.slice(before, span.start).includes('\n');
  const lastOfLine = span.end === text.length || /^[^\S\n]*(?:\n|$)/.test(text.slice(span.end));
  const line = text.slice(span.start, span.end);
  return ownLine && lastOfLine && !/[.!?;,…]["'”’)\]]*$/.test(line);
}

function isTable(run: readonly string[]): boolean {
  return run.length >= fewestInList || run.filter((line) => cellBorder.test(line)).length >= 2;
}

/** How many lines at the start of a table say what its columns are; none if all look alike. */
function headerLength(run: readonly string[]): number {
  const counts = (line: string): boolean => number.test(line.replace(year, ''));
  const first = run.findIndex((line) => counts(line) || isValue.test(line));
  if (first > 0) return first;
  if (first === 0) return 0;
  const words = run.map((line) => line.match(/\p{L}+/gu)?.length ?? 0);
  const isShortest = words.slice(1).every((count) => count > (words[0] ?? 0));
  return isShortest || run.some((line) => cellBorder.test(line)) ? 1 : 0;
}
