import type { Spread } from './statistics.js';

/** `null`: not measured here, or of no meaning. */
export type Cell = string | number | Spread | null;

/** What a part of the bench measured. */
export interface Table {
  readonly title: string;
  /** What has to be known to read it; plain Markdown. */
  readonly note?: string;
  readonly columns: readonly string[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A table as Markdown: heading, note, rows; a spread as `median (least–greatest)`. */
export function asMarkdown({ title, note, columns, rows }: Table): string {
  const right = columns.map((_, column) => rows.some((row) => isFigure(row[column] ?? null)));
  const lines = [
    columns,
    right.map((figures) => (figures ? '---:' : '---')),
    ...rows.map((row) => row.map(inWords)),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  return [`### ${title}`, ...(note === undefined ? [] : [note]), lines.join('\n')].join('\n\n');
}

function isFigure(cell: Cell): boolean {
  return cell !== null && typeof cell !== 'string';
}

function inWords(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return figure(cell);
  const { median, min, max } = cell;
  return min === max ? figure(median) : `${figure(median)} (${figure(min)}–${figure(max)})`;
}

/** Three digits that count; close below 1, as cosines and recalls are, those of the distance to 1. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  const size = Math.abs(value);
  const from = size > 0.99 && size < 1 ? 1 - size : size;
  const digits = Math.max(0, Math.min(9, 2 - Math.floor(Math.log10(from))));
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
