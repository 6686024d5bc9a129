import { joiningIn } from '../../../split-words.js';
import type { Column, Line } from './columns.js';

/** A paragraph or heading in one line, and the pieces of the pages that it was made of. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** The distance of two lines, in letters' heights, if a column doesn't say its own. */
const usualLeading = 1.25;
/** Lines that are farther apart than that aren't of one paragraph in any column. */
const widestLeading = 2.4;
/** A paragraph begins after so many times the usual distance. */
const paragraphGap = 1.3;
/** Letters that differ in height by this share are a heading and its text. */
const otherSize = 0.07;
/** An indent and what a line may lack of its column's width, in letters' heights. */
const indent = 0.7;
const ragged = 1;

const listItem = /^(?:[•·‣▪◦●○–—*➢➤]\s|-\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)/u;
const sentenceEnd = /[.!?…:;。！？]["'”’»)\]]*(?:\d{1,2}|\[\d+\])?$/u;
const brokenWord = /[\p{L}\p{N}][-\u2010\u00ad]$/u;
const lowerCase = /^["'“‘«(]*\p{Ll}/u;
/** Scripts that are written without spaces between words. */
const withoutSpaces = /[\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

/** What is typical of a column. */
interface Shape {
  readonly left: number;
  readonly right: number;
  /** Distance of two lines of the same size. */
  leading(size: number): number;
}

/** The paragraphs of columns in the order of reading; one may go on in the next column. */
export function paragraphsOf(columns: readonly Column[]): Paragraph[] {
  const groups: Line[][] = [];
  let last: { readonly line: Line; readonly isFull: boolean } | null = null;
  for (const column of columns) {
    const shape = shapeOf(column);
    let above: Line | null = null;
    for (const line of column) {
      const goesOn =
        above === null ? last !== null && crosses(last, line) : isJoined(above, line, shape);
      if (goesOn) groups.at(-1)?.push(line);
      else groups.push([line]);
      above = line;
      last = { line, isFull: line.right > shape.right - ragged * 2 * line.size };
    }
  }
  const join = joiningIn(groups.flat().map(({ text }) => text));
  return groups.map((lines) => ({ text: textOf(lines, join), lines }));
}

function shapeOf(column: Column): Shape {
  const gaps = new Map<number, number[]>();
  column.forEach((line, index) => {
    const next = column[index + 1];
    if (next === undefined || !isSameSize(line, next)) return;
    const gap = next.y - line.y;
    if (gap > widestLeading * line.size) return;
    const size = Math.round(line.size);
    const known = gaps.get(size) ?? [];
    known.push(gap);
    gaps.set(size, known);
  });
  const leadings = new Map([...gaps].map(([size, all]) => [size, median(all)]));
  return {
    left: Math.min(...column.map(({ x }) => x)),
    right: Math.max(...column.map(({ right }) => right)),
    leading: (size) => leadings.get(Math.round(size)) ?? usualLeading * size,
  };
}

/** Whether a line goes on in the one below it. */
function isJoined(line: Line, next: Line, shape: Shape): boolean {
  const { size } = line;
  if (!isSameSize(line, next) || line.isRow || next.isRow || listItem.test(next.text)) return false;
  if (next.y - line.y > paragraphGap * shape.leading(size)) return false;
  if (brokenWord.test(line.text) && lowerCase.test(next.text)) return true;
  // The first line of a paragraph is often indented; later lines of a list item all are.
  const isIndented = next.x - shape.left > indent * size && next.x - line.x > indent * size;
  if (isIndented && !listItem.test(line.text)) return lowerCase.test(next.text);
  // A line ends early if the first word of the next one would have fitted.
  const perCharacter = (next.right - next.x) / Math.max(1, next.text.length);
  const firstWord = (/^\S+/u.exec(next.text)?.[0].length ?? 0) + 1;
  const endsEarly = line.right + firstWord * perCharacter < shape.right - ragged * size;
  if (!endsEarly) return true;
  return !sentenceEnd.test(line.text) && (line.font === next.font || lowerCase.test(next.text));
}

/** Whether the last line of a column goes on in the first one of the next. */
function crosses(last: { readonly line: Line; readonly isFull: boolean }, next: Line): boolean {
  const { line, isFull } = last;
  if (!isSameSize(line, next) || line.isRow || next.isRow || listItem.test(next.text)) return false;
  if (brokenWord.test(line.text) || lowerCase.test(next.text))
    return !/[.!?。！？]$/u.test(line.text);
  return isFull && line.font === next.font && !sentenceEnd.test(line.text);
}

function isSameSize(line: Line, next: Line): boolean {
  return Math.abs(line.size - next.size) <= otherSize * Math.max(line.size, next.size);
}

function textOf(lines: readonly Line[], join: ReturnType<typeof joiningIn>): string {
  let text = '';
  for (const { text: next } of lines) {
    const split = text === '' ? null : join(text, next, true);
    if (split !== null) text = `${split.line}${split.rest === '' ? '' : ` ${split.rest}`}`;
    else if (text === '') text = next;
    else {
      const isTight = withoutSpaces.test(text.slice(-1)) && withoutSpaces.test(next.slice(0, 1));
      text += isTight ? next : ` ${next}`;
    }
  }
  return text;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
