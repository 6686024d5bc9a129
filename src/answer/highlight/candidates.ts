import { trimSpan } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import type { Token } from '../../text/words.js';
import { analysed } from '../analysis.js';
import { questionsIn } from './dialogue.js';
import { type LineRole, lineRoles } from './table.js';

/** A sentence of a passage that may be highlighted. */
export interface Candidate {
  /** Offsets into the passage's text, without white space around it. */
  readonly span: Span;
  readonly text: string;
  /** What it replies to or stands under; `null` for a sentence of running text. */
  readonly under: Under | null;
  /** Whether it is a row of a table or a list. */
  readonly isRow: boolean;
}

/** A sentence with its words. */
export interface Sentence extends Candidate {
  readonly words: readonly Token[];
  readonly stems: ReadonlySet<string>;
  /** Its stems, with those of the question that it is the first to reply to, or of its table's header. */
  readonly held: ReadonlySet<string>;
}

/** A question of the text before its reply, or the header above a table's row. */
export interface Under {
  readonly kind: 'question' | 'header';
  /** Of a header of several lines only the last. */
  readonly span: Span;
  /** All of it. */
  readonly text: string;
  /** Sentences of the reply between the question and this one, or rows between the header and this one. */
  readonly distance: number;
}

/**
 * The sentences of a passage that may be highlighted: all but headings, tables' headers and the questions of
 * an interviewer or of the writer. If nothing else is left, all of them.
 */
export function candidatesIn(text: string): Candidate[] {
  const spans = linesOf(text);
  const roles = lineRoles(text, spans);
  const asking = questionsIn(text, spans);
  const found: Candidate[] = [];
  let under: Omit<Under, 'distance'> | null = null;
  let distance = 0;
  for (const [i, span] of spans.entries()) {
    const role = roles[i] ?? null;
    const kind = kindAt(role, asking[i] ?? false);
    if (kind === null) {
      if (under?.kind === 'header' && role !== 'row') under = null;
      const place = under && { ...under, distance };
      found.push({ ...part(text, span), under: place, isRow: role === 'row' });
      distance += 1;
      continue;
    }
    under = kind === 'heading' ? null : joined(text, kind, span, distance === 0 ? under : null);
    distance = 0;
  }
  if (found.length > 0) return found;
  const all = spans.length > 0 ? spans : [trimSpan(text, { start: 0, end: text.length })];
  return all.map((span) => ({ ...part(text, span), under: null, isRow: false }));
}

/** A question or a header, joined with its part right before. */
function joined(
  text: string,
  kind: Under['kind'],
  span: Span,
  before: Omit<Under, 'distance'> | null,
): Omit<Under, 'distance'> {
  if (before?.kind !== kind) return { kind, ...part(text, span) };
  const from = kind === 'question' ? before.span.start : span.start;
  return {
    kind,
    span: { start: from, end: span.end },
    text: `${before.text}\n${text.slice(span.start, span.end)}`,
  };
}

function kindAt(role: LineRole | null, asks: boolean): 'heading' | 'header' | 'question' | null {
  if (asks) return 'question';
  return role === 'row' ? null : role;
}

function part(text: string, span: Span): { span: Span; text: string } {
  return { span, text: text.slice(span.start, span.end) };
}

/** A passage's sentences. Each row written as text is one; the rules between rows aren't. */
function linesOf(text: string): Span[] {
  return analysed(text)
    .sentences.flatMap((span) => rowsIn(text, span))
    .map((span) => trimSpan(text, span))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** A row of a Markdown table. */
const pipeRow = /^\s*\|.*\|\s*$/;

function rowsIn(text: string, span: Span): Span[] {
  const lines = text.slice(span.start, span.end).trimEnd().split('\n');
  if (lines.length < 2 || !lines.every((line) => pipeRow.test(line) || line.trim() === '')) {
    return [span];
  }
  let start = span.start;
  return lines.map((line) => {
    const row = { start, end: start + line.length };
    start = row.end + 1;
    return row;
  });
}
