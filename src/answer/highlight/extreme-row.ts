import { analysed } from '../analysis.js';
import type { Sentence } from './candidates.js';
import { cellsOf } from './table.js';

const most =
  /\b(?:most|highest|largest|biggest|greatest|longest|tallest|oldest|heaviest|fastest|farthest|furthest|deepest|widest|latest|maximum)\b/i;
const least =
  /\b(?:fewest|least|lowest|smallest|shortest|youngest|lightest|slowest|nearest|cheapest|earliest|minimum)\b/i;
const figure = /^[^\p{L}\p{N}]*(\d[\d,]*(?:\.\d+)?)(?!\d)/u;

/**
 * The row of a table that has the most or the least of what a question names: of "which ferry carried the most
 * passengers?" the one with the greatest number in the column "Passengers". `null` if the question asks for
 * nothing of the kind, no column or several fit, a row has no number there, or two rows share the first place.
 */
export function extremeRow(sentences: readonly Sentence[], question: string): Sentence | null {
  const wantsMost = most.test(question);
  if (wantsMost === least.test(question)) return null;
  const rows = sentences.filter(({ isRow, under }) => isRow && under?.kind === 'header');
  const header = rows[0]?.under;
  if (!header || rows.length < 2 || rows.some(({ under }) => under?.text !== header.text)) {
    return null;
  }
  const column = columnNamed(cellsOf(header.text.split('\n').at(-1) ?? ''), question);
  if (column === null) return null;
  const values = rows.map((row) => valueIn(cellsOf(row.text)[column] ?? ''));
  if (values.some((value) => value === null)) return null;
  const numbers = values.flatMap((value) => value ?? []);
  const extreme = wantsMost ? Math.max(...numbers) : Math.min(...numbers);
  const first = numbers.indexOf(extreme);
  return first === numbers.lastIndexOf(extreme) ? (rows[first] ?? null) : null;
}

/** The column whose heading shares most words with the question, if one does. The first one has the rows' names. */
function columnNamed([, ...headings]: readonly string[], question: string): number | null {
  const { stems } = analysed(question);
  const shared = headings.map(
    (heading) => [...analysed(heading).stems].filter((stem) => stems.has(stem)).length,
  );
  const best = Math.max(0, ...shared);
  const column = shared.indexOf(best);
  return best > 0 && column === shared.lastIndexOf(best) ? column + 1 : null;
}

function valueIn(cell: string): number | null {
  const digits = figure.exec(cell)?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(',', ''));
}
