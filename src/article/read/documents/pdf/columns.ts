import { joined, type Piece } from './pieces.js';

/** A line of a column. */
export interface Line extends Piece {
  /** Whether wide gaps divide it, as those between the cells of a table do. */
  readonly isRow: boolean;
}

/** Lines that stand below each other, in the order of reading. */
export type Column = readonly Line[];

/** Pieces of one line may differ so much in height, as a share of a letter: small figures are raised. */
const sameRowShare = 0.5;

/** Lines that a column has at least, and characters of its lines on average: a table has less. */
const fewestLines = 4;
const fewestCharacters = 14;

/** Of all pieces, as many as this share may reach over a gutter: headlines, pictures' captions. */
const mostCrossing = 0.3;

/** Columns beside each other have this share of the lower one's height in common. */
const leastOverlap = 0.5;

/** Columns within columns, and pieces of a page, beyond which it's read from top to bottom. */
const deepest = 3;
const mostPieces = 3_000;

/** The columns of a page in the order of reading; what reaches over two of them stands between. */
export function columnsOf(pieces: readonly Piece[], depth = 0): Column[] {
  const gutter = depth < deepest && pieces.length < mostPieces ? findGutter(pieces) : null;
  if (gutter === null) return pieces.length === 0 ? [] : [rowsOf(pieces)];
  const crossing = rowsOf(pieces.filter((piece) => piece.x < gutter && piece.right > gutter));
  const rest = pieces.filter((piece) => piece.right <= gutter || piece.x >= gutter);
  const columns: Column[] = [];
  let from = Number.NEGATIVE_INFINITY;
  const addSection = (to: number): void => {
    const within = rest.filter(({ y }) => y >= from && y < to);
    columns.push(
      ...columnsOf(
        within.filter(({ right }) => right <= gutter),
        depth + 1,
      ),
    );
    columns.push(
      ...columnsOf(
        within.filter(({ x }) => x >= gutter),
        depth + 1,
      ),
    );
    from = to;
  };
  for (const line of crossing) {
    const before = columns.length;
    addSection(line.y);
    const last = columns.at(-1);
    const follows =
      columns.length === before && last !== undefined && crossing.includes(last[0] ?? line);
    if (follows) columns[before - 1] = [...last, line];
    else columns.push([line]);
  }
  addSection(Number.POSITIVE_INFINITY);
  return columns;
}

/** Where a page is divided into a left and a right part; `null` if it isn't. */
function findGutter(pieces: readonly Piece[]): number | null {
  let best: { readonly at: number; readonly crossing: number; readonly width: number } | null =
    null;
  for (const start of new Set(pieces.map(({ x }) => Math.round(x)))) {
    const at = start - 1.5;
    const left = pieces.filter(({ right }) => right <= at);
    const right = pieces.filter(({ x }) => x >= at);
    const crossing = pieces.length - left.length - right.length;
    if (crossing > pieces.length * mostCrossing) continue;
    if (!isColumn(left) || !isColumn(right) || overlap(left, right) < leastOverlap) continue;
    const width = at - Math.max(...left.map((piece) => piece.right));
    const isBetter =
      best === null ||
      crossing < best.crossing ||
      (crossing === best.crossing && width > best.width);
    if (isBetter) best = { at, crossing, width };
  }
  return best?.at ?? null;
}

function isColumn(pieces: readonly Piece[]): boolean {
  const characters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  return pieces.length >= fewestLines && characters >= fewestCharacters * pieces.length;
}

function overlap(left: readonly Piece[], right: readonly Piece[]): number {
  const [a, b] = [left, right].map((side) => {
    const heights = side.map(({ y }) => y);
    return { top: Math.min(...heights), bottom: Math.max(...heights) };
  });
  if (a === undefined || b === undefined) return 0;
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared / Math.max(1, Math.min(a.bottom - a.top, b.bottom - b.top));
}

/** The lines of a column from top to bottom, each from left to right. */
function rowsOf(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isSame =
      first !== undefined && piece.y - first.y <= sameRowShare * Math.min(first.size, piece.size);
    if (isSame) row?.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => {
    const [first, ...rest] = row.sort((a, b) => a.x - b.x);
    if (first === undefined) return [];
    let line = first;
    let gaps = 0;
    for (const piece of rest) {
      if (piece.x - line.right > 1.5 * line.size) gaps += 1;
      line = joined(line, piece, false);
    }
    return [{ ...line, text: line.text.replace(/\s+/g, ' ').trim(), isRow: gaps > 0 }];
  });
}
