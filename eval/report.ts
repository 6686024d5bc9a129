import type { Figures } from './figures.js';

/** The figures of some sets, side by side. */
export interface Column {
  readonly name: string;
  readonly figures: Figures;
}

/** A table in Markdown that can be read as it stands: a row a figure, a column a set. */
export function figureTable(columns: readonly Column[]): string {
  const names = [...new Set(columns.flatMap((column) => Object.keys(column.figures)))];
  return table(
    ['', ...columns.map((column) => column.name)],
    names.map((name) => [
      name,
      ...columns.map(({ figures }) => {
        const figure = figures[name];
        return figure === undefined ? '–' : inDigits(name, figure.value);
      }),
    ]),
  );
}

/** A table in Markdown, first column to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...rows].map((row) => (row[at] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const counts: ReadonlySet<string> = new Set(['questions', 'answerable', 'pages']);

/** A figure as it is printed: counts whole, milliseconds to a tenth, shares as .123. */
export function inDigits(name: string, value: number): string {
  if (name.startsWith('ms ')) return value.toFixed(1);
  if (counts.has(name)) return String(value);
  return value.toFixed(3).replace(/^0\./, '.');
}
