/** A run of text on one line of a page, in points from its upper left corner, as the page is read. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Of the line that the letters stand on, downwards. */
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
  readonly font: string;
}

/** What pdf.js says of a run of text. */
export interface TextItem {
  readonly str: string;
  /** Six numbers: where the text stands, how large, and in which direction. */
  readonly transform: readonly number[];
  /** In points along the text. */
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** A gap of so much of a letter's height is a space; a larger one may be a gutter between columns. */
const spaceShare = 0.15;
const gutterShare = 0.9;

/** Pieces are on one line if their heights differ by less than this share of a letter. */
const sameLineShare = 0.3;

type Matrix = readonly number[];

/**
 * The runs of a page, joined to pieces as far as they follow each other. Text in another direction than
 * most of it, such as a stamp in the margin, is left out.
 *
 * @param view the transformation to the page as it is seen, with `y` downwards
 */
export function piecesOf(items: readonly TextItem[], view: Matrix): Piece[] {
  const placed = items.map((item) => ({ item, at: multiply(view, item.transform) }));
  const direction = mainDirection(placed);
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  let isSpaced = false;
  for (const { item, at } of placed) {
    if (item.str.trim() === '') {
      isSpaced ||= item.str !== '';
      continue;
    }
    if (directionOf(at) !== direction) continue;
    const piece = pieceOf(item, turned(at, direction));
    // Some programs make bold letters by printing them twice.
    const place = `${Math.round(piece.x / 2)} ${Math.round(piece.y / 2)} ${item.str}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const last = pieces.at(-1);
    if (last !== undefined && follows(last, piece)) {
      pieces[pieces.length - 1] = joined(last, piece, isSpaced);
    } else pieces.push(piece);
    isSpaced = false;
  }
  return pieces;
}

function pieceOf(item: TextItem, at: Matrix): Piece {
  const [a = 0, b = 0, , , x = 0, y = 0] = at;
  const size = item.height || Math.hypot(a, b);
  return { text: item.str, x, right: x + item.width, y, size, font: item.fontName };
}

function follows(last: Piece, next: Piece): boolean {
  const size = Math.max(last.size, next.size);
  const gap = next.x - last.right;
  return (
    Math.abs(next.y - last.y) < size * sameLineShare &&
    gap < size * gutterShare &&
    gap > -size * sameLineShare
  );
}

/** Two pieces of a line as one; it has the look of the longer one. */
export function joined(one: Piece, next: Piece, isSpaced: boolean): Piece {
  const look = one.text.length >= next.text.length ? one : next;
  const gap = next.x - one.right > look.size * spaceShare;
  const needsSpace = (isSpaced || gap) && !one.text.endsWith(' ') && !next.text.startsWith(' ');
  return {
    ...look,
    text: `${one.text}${needsSpace ? ' ' : ''}${next.text}`,
    x: Math.min(one.x, next.x),
    right: Math.max(one.right, next.right),
  };
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Quarter turns of a text's direction, clockwise; `null` if it is slanted. */
function directionOf([a = 0, b = 0]: Matrix): number | null {
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const whole = Math.round(quarters);
  return Math.abs(quarters - whole) > 0.06 ? null : (whole + 4) % 4;
}

function mainDirection(placed: readonly { readonly item: TextItem; readonly at: Matrix }[]) {
  const letters = [0, 0, 0, 0];
  for (const { item, at } of placed) {
    const direction = directionOf(at);
    if (direction !== null) letters[direction] = (letters[direction] ?? 0) + item.str.length;
  }
  return letters.indexOf(Math.max(...letters));
}

/** Turns a page so that its text runs from left to right. */
function turned(at: Matrix, direction: number): Matrix {
  const turns: readonly Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [0, -1, 1, 0, 0, 0],
    [-1, 0, 0, -1, 0, 0],
    [0, 1, -1, 0, 0, 0],
  ];
  return multiply(turns[direction] ?? [], at);
}
