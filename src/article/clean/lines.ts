/** One non-blank line of a source text. */
export interface SourceLine {
  /** Line number in the source text, from 1. */
  readonly number: number;
  /** The line without white space at its ends; inner white space is as in the source. */
  readonly text: string;
  /** Lines with no blank line between them have the same block number. */
  readonly block: number;
}

/** The non-blank lines of a text, in order. Knows `\n`, `\r\n`, `\r` and the Unicode separators. */
export function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let block = 0;
  let number = 0;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    number += 1;
    const trimmed = trimLine(raw);
    if (trimmed === '') {
      block += 1;
    } else {
      lines.push({ number, text: trimmed, block });
    }
  }
  return lines;
}

const invisible = /[\s\u200b\u200e\u200f\u2060\ufeff]/u;

/** The line without white space and invisible marks at its ends; linear in any line's length. */
function trimLine(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && invisible.test(line.charAt(start))) {
    start += 1;
  }
  while (end > start && invisible.test(line.charAt(end - 1))) {
    end -= 1;
  }
  return line.slice(start, end);
}

/** Letter case, spacing and quote style taken away, to compare lines printed twice. */
export function normaliseLine(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/[\u201c\u201d\u201e«»]/gu, '"')
    .replace(/[\u2010-\u2015]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Thai, Hangul, kana and Han, by their blocks: several times faster than by script property. */
const wideScript = /[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/**
 * Length in Latin letters: a Han, kana, Hangul or Thai character says about as much as two and a
 * half of them, so that lengths can be compared between scripts.
 */
export function textLength(text: string): number {
  return text.length + 1.5 * (text.match(wideScript)?.length ?? 0);
}

/** The words of a line, with inner apostrophes and hyphens. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

const sentenceEnd = /[.!?…。！？؟।۔:;][\s"'”’»“)\]*]*(?:\[\d+\][\s]*)*$/u;

/** Enough for a full stop and what may close behind it. */
const longestEnd = 40;

/** Whether a line ends as a sentence does (closing quotes, brackets and note marks aside). */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-longestEnd));
}

const abbreviatedEnd = /(?:\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|U\.S|U\.K|a\.m|p\.m)\.|\.{3}|…|:)$/u;

/**
 * Whether a line looks like a headline or a label: short, and not ending as a sentence does. A
 * question or an abbreviation at the end may well close a headline.
 */
export function looksLikeHeadline(text: string): boolean {
  if (textLength(text) > 200 || !/\p{L}/u.test(text)) {
    return false;
  }
  const bare = text.replace(/["'”’»)\]]+$/u, '');
  return !endsSentence(bare) || /[?!]$/u.test(bare) || abbreviatedEnd.test(bare);
}
