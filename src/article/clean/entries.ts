import { isProse } from './density.js';
import { endsSentence, type SourceLine, splitLines } from './lines.js';
import type { RuleReach } from './rules/rule.js';
import { type Language, languageOf } from './stopwords.js';

/** A line on its way through the cleaning. */
export interface Entry {
  readonly line: SourceLine;
  /** What stays of the line if it stays. */
  text: string;
  /** What was cut off its end though the rest stays. */
  cut: { readonly text: string; readonly rule: string } | null;
  /** The rule that dropped it, `null` as long as it stays. */
  rule: string | null;
  /** What follows the line, where a rule of the table dropped it. */
  reach: RuleReach | null;
  /** The rule that recognised it as what stands around every article of a site, if one did. */
  siteWide: string | null;
  /** Whether it is running text. */
  readonly prose: boolean;
}

/** A text cut into lines, and its language if the running text shows it. */
export interface Draft {
  readonly entries: readonly Entry[];
  readonly language: Language | null;
}

/** Cuts a text into entries, none of them dropped yet. */
export function draftOf(text: string): Draft {
  const lines = splitLines(text);
  const language = languageOf(
    lines
      .filter((line) => isProse(line.text, null))
      .map((line) => line.text)
      .join('\n'),
  );
  return {
    language,
    entries: lines.map((line, index) => ({
      line,
      text: line.text,
      cut: null,
      rule: null,
      reach: null,
      siteWide: null,
      prose:
        isProse(line.text, language) ||
        goesOn(line.text, lines[index + 1]?.text) ||
        goesOn(lines[index - 1]?.text, line.text),
    })),
  };
}

const shortestWrapped = 45;

/** Whether a sentence runs on from one line to the next, as in hard-wrapped text. */
function goesOn(line: string | undefined, next: string | undefined): boolean {
  return (
    line !== undefined &&
    next !== undefined &&
    line.length >= shortestWrapped &&
    !endsSentence(line) &&
    /^\p{Ll}{1,}[\s,]/u.test(next) &&
    /\p{Ll}/u.test(line)
  );
}

/** Drops an entry in the name of a rule, unless another rule was there before. */
export function drop(entry: Entry, rule: string): void {
  entry.rule ??= rule;
}

/**
 * Whether a line may still turn out to be title or dateline: kept so far, or dropped only as a link
 * under a heading that, before the body, may be the last line of a menu.
 */
export function isUndecided(entry: Entry): boolean {
  return entry.rule === null || (entry.rule === 'related-list' && entry.reach === null);
}
