import { analysed } from '../analysis.js';
import type { Sentence } from './candidates.js';
import { cellsOf } from './table.js';

const most =
  /(?<!\bat )\bmost\b|\b(?:highest|largest|biggest|greatest|longest|tallest|oldest|heaviest|fastest|farthest|furthest|deepest|widest|maximum)\b/i;
const least =
  /(?<!\bat )\bleast\b|\b(?:fewest|lowest|smallest|shortest|youngest|lightest|slowest|nearest|cheapest|minimum)\b/i;
/** A cell's currency, number and unit. */
const figure = /^([$£€¥]?)([-−–]?)\s?(\d[\d,]*(?:\.\d+)?)(?![\d:])\s*(\D*)$/u;
/** Of such a column the least number is the best one. */
const ranks = /\b(?:ranks?|ranking|place|position|no\.?)(?![\p{L}])/iu;
const sum = /^\W*(?:(?:grand )?total|sum|overall|all|altogether|average|mean)\b/i;

/**
 * The row of a table that has the most or the least of what a question names: of "which ferry carried the most
 * passengers?" the one with the greatest number in the column "Passengers". `null` if the question asks for
 * nothing of the kind, no column or several fit, a row has no number there or another unit, or two rows tie.
 */
export function extremeRow(sentences: readonly Sentence[], question: string): Sentence | null {
  const wantsMost = most.test(question);
  if (wantsMost === least.test(question)) return null;
  const rows = sentences.filter(
    ({ isRow, under, text }) => isRow && under?.kind === 'header' && !sum.test(text),
  );
  const header = rows[0]?.under;
  if (!header || rows.length < 2 || rows.some(({ under }) => under?.text !== header.text)) {
    return null;
  }
  const column = columnNamed(cellsOf(header.text.split('\n').at(-1) ?? ''), question);
  if (column === null) return null;
  const values = rows.flatMap((row) => valueIn(cellsOf(row.text)[column] ?? '') ?? []);
  if (values.length < rows.length || new Set(values.map(({ unit }) => unit)).size > 1) return null;
  const numbers = values.map(({ value }) => value);
  const extreme = wantsMost ? Math.max(...numbers) : Math.min(...numbers);
  const first = numbers.indexOf(extreme);
  return first === numbers.lastIndexOf(extreme) ? (rows[first] ?? null) : null;
}

/** The column whose heading shares most words with the question, if one does. The first one has the rows' names. */
function columnNamed([, ...headings]: readonly string[], question: string): number | null {
  const { stems } = analysed(question);
  const shared = headings.map((heading) =>
    ranks.test(heading) ? 0 : [...analysed(heading).stems].filter((stem) => stems.has(stem)).length,
  );
  const best = Math.max(0, ...shared);
  const column = shared.indexOf(best);
  return best > 0 && column === shared.lastIndexOf(best) ? column + 1 : null;
}

function valueIn(cell: string): { value: number; unit: string } | null {
  const [, currency = '', minus = '', digits, unit = ''] = figure.exec(cell) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits.replaceAll(',', ''));
  return { value: minus === '' ? value : -value, unit: `${currency} ${unit.toLowerCase().trim()}` };
}
