import { joiningIn } from '../split-words.js';
import type { Entry } from './entries.js';
import { endsSentence, textLength } from './lines.js';

/** Lines up to this length are verse, lists or hard-wrapped text, longer ones are paragraphs. */
const widestWrap = 130;
const narrowestWrap = 40;

/**
 * Joins the kept lines to the body: paragraphs and headings with one blank line between them, the
 * lines of one hard-wrapped paragraph or of one stanza with a line break. A word that one line begins and
 * the next one ends stands whole at the end of the first.
 */
export function joinParagraphs(kept: readonly Entry[]): string {
  const width = wrapWidth(kept);
  const widest = new Map<number, number>();
  for (const { line, text } of kept) {
    widest.set(line.block, Math.max(widest.get(line.block) ?? 0, textLength(text)));
  }
  const join = joiningIn(kept.map(({ text }) => text));
  let body = '';
  /** What is left of an entry's text after its first word went to the line before. */
  let rest: string | null = null;
  kept.forEach((entry, index) => {
    const text: string = rest ?? entry.text;
    rest = null;
    const next = kept[index + 1];
    if (next === undefined) {
      body += text;
      return;
    }
    const adjacent =
      next.line.block === entry.line.block && next.line.number === entry.line.number + 1;
    const split = join(text, next.text, adjacent);
    const goesOn =
      split !== null ||
      (adjacent &&
        (isWrapped(entry.text, next.text, width) ||
          isStanza(entry.text, next.text, widest.get(entry.line.block) ?? 0)));
    rest = split?.rest ?? null;
    body += split?.line ?? text;
    if (rest !== '') body += goesOn ? '\n' : '\n\n';
  });
  return body;
}

/** The column at which a text is hard-wrapped, or `null` if its lines are too long or too few. */
function wrapWidth(kept: readonly Entry[]): number | null {
  const widest = kept.reduce((most, { text }) => Math.max(most, text.length), 0);
  return widest <= widestWrap && widest >= narrowestWrap ? widest : null;
}

/** Whether a line break is where a greedy wrap at the column would put it. */
function isWrapped(line: string, next: string, width: number | null): boolean {
  const firstWord = /^\S*/u.exec(next)?.[0].length ?? 0;
  return width !== null && line.length + 1 + firstWord > width - 2 && !startsItem(next);
}

function isStanza(line: string, next: string, widestOfBlock: number): boolean {
  return widestOfBlock <= 60 && !endsSentence(line) && !startsItem(next);
}

function startsItem(line: string): boolean {
  return /^(?:[-–—*•·‣▪◦>]|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)/u.test(line);
}
