import type { Column, Line } from './columns.js';

/** A page as it was laid out. */
export interface PageLayout {
  /** From 1. */
  readonly number: number;
  readonly columns: readonly Column[];
}

/** Lines from the top and from the bottom of a page that may be a running header or footer. */
const edgeLines = 3;

/** Height in points of a strip of the page; the same or the next one has it on other pages, too. */
const samePlace = 6;

/** Share of the pages on which it recurs: left and right pages have each their own, parts too. */
const leastShare = 0.2;

/** "Page 3 of 9", "- 3 -", "3/9" and what is said in its place in other languages. */
const pageNumber =
  /^[\W_]*(?:(?:page|seite|página|pagina|p|s|第)\.?\s*)?\d{1,4}(?:\s*(?:\/|\||of|von|de|sur|di)\s*\d{1,4})?(?:\s*(?:ページ|쪽|페이지))?[\W_]*$/iu;

/** The rule that left a line out, by the line. */
export type Left = ReadonlyMap<Line, 'running-header' | 'page-number'>;

/** A line at the edge of a page, with its words alone and the strip of the page that it stands in. */
interface EdgeLine {
  readonly line: Line;
  readonly page: number;
  readonly words: string;
  readonly strip: number;
}

/** The running headers, footers and page numbers of pages: lines at an edge that recur at the same place. */
export function linesInMargins(pages: readonly PageLayout[]): Left {
  const left = new Map<Line, 'running-header' | 'page-number'>();
  const edges = pages.flatMap(edgesOf);
  const seenOn = new Map<string, Set<number>>();
  for (const { page, words, strip } of edges) {
    const key = `${strip} ${words}`;
    const seen = seenOn.get(key) ?? new Set();
    seenOn.set(key, seen.add(page));
  }
  for (const { line, page, words, strip } of edges) {
    const elsewhere = [strip - 1, strip, strip + 1]
      .map((near) => seenOn.get(`${near} ${words}`))
      .reduce((sum, seen) => sum + (seen?.size ?? 0) - (seen?.has(page) ? 1 : 0), 0);
    const recurs = elsewhere > 0 && elsewhere + 1 >= pages.length * leastShare;
    const isNumber = pageNumber.test(line.text);
    if (isNumber && (recurs || isNumberOf(page, line.text))) left.set(line, 'page-number');
    else if (recurs && words !== '') left.set(line, 'running-header');
  }
  return left;
}

function edgesOf({ number, columns }: PageLayout): EdgeLine[] {
  const lines = columns.flat().sort((a, b) => a.y - b.y);
  const bottom = lines.slice(Math.max(edgeLines, lines.length - edgeLines));
  return [...lines.slice(0, edgeLines), ...bottom].map((line) => ({
    line,
    page: number,
    words: line.text.toLowerCase().replace(/[^\p{L}]/gu, ''),
    strip: Math.round(line.y / samePlace),
  }));
}

/** Whether a page number is that of its page. */
function isNumberOf(page: number, text: string): boolean {
  const [first] = /\d+/.exec(text) ?? [];
  return Number(first) === page;
}
