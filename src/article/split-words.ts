import { isOrdinary } from '../text/ordinary-words.js';
import { stopWords, tokens } from '../text/words.js';

/** A word's first part at the end of a line, with the hyphen behind it; soft ones are only for line ends. */
const firstPart = /(?<![\p{L}\p{N}\p{M}])([\p{L}\p{N}'’-]*[\p{L}\p{N}])([-\u2010\u00ad])$/u;
/** What may be its other part at the beginning of the next line, and what is set against it. */
const otherPart = /^([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)\S*/u;
const word = /\p{L}[\p{L}\p{M}]*(?:[-\u2010]\p{L}[\p{L}\p{M}]*)*/gu;

/** "Anglo-", "Saxon"; "COVID-", "19". */
const startsAsName = /^[\p{Lu}\p{N}]/u;
const inCapitals = /^\p{Lu}{2,}$/u;

/** "short- and long-term": the hyphen stands for what follows later. */
const suspended = new Set(['and', 'or', 'to', 'und', 'oder', 'et', 'ou', 'y', 'o']);

/** Characters at a line's end that are looked at: no word is longer. */
const longestPart = 80;

/** Where a line's last word goes on in the next line. */
export interface SplitWord {
  /** The line with the whole word at its end. */
  readonly line: string;
  /** What is left of the next line; may be empty. */
  readonly rest: string;
}

/** Joins the word that a line begins and the next one ends; `null` if the line doesn't end within a word. */
type Joining = (line: string, next: string, adjacent: boolean) => SplitWord | null;

/**
 * Joins the words that lines break off with a hyphen. Whether the hyphen belongs to the word is decided by
 * the rest of the text, then by the words of ordinary news: "dam-", "aged" is one of them, "well-known" two.
 * Before a name or a number it does, except within a word in capitals.
 * Lines that aren't adjacent must have a known word between them.
 *
 * @param lines all lines of the text
 */
export function joiningIn(lines: readonly string[]): Joining {
  let counted: ReadonlyMap<string, number> | undefined;
  return (line, next, adjacent) => {
    const [, first, hyphen] = firstPart.exec(line.slice(-longestPart)) ?? [];
    const [tail, other] = otherPart.exec(next) ?? [];
    if (first === undefined || other === undefined || tail === undefined || isNoPart(other)) {
      return null;
    }
    counted ??= wordCounts(lines);
    const isSoft = hyphen === '\u00ad';
    const isWhole = isKnown(`${lastPart(first)}${other}`, counted);
    const isShouted = inCapitals.test(lastPart(first)) && inCapitals.test(other);
    const isName = startsAsName.test(other) && !(isShouted && isWhole);
    const joined = isSoft || (!isName && isOneWord(first, other, counted));
    const isSure = isSoft || (joined && isWhole);
    if (!adjacent && !isSure) return null;
    const start = joined ? line.slice(0, -1) : line;
    return { line: start + tail, rest: next.slice(tail.length).trimStart() };
  };
}

/** Whether what follows a hyphen is no part of its word: "short-", "and long-term"; "LONDON-", "The minister". */
function isNoPart(other: string): boolean {
  const small = other.toLowerCase();
  return suspended.has(small) || (startsAsName.test(other) && stopWords.has(small));
}

/** How often each word stands in the lines, in small letters. */
function wordCounts(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const [found] of line.toLowerCase().matchAll(word)) {
      const plain = found.replaceAll('\u2010', '-');
      counts.set(plain, (counts.get(plain) ?? 0) + 1);
    }
  }
  return counts;
}

/** Whether two parts are one word without a hyphen between them. */
function isOneWord(first: string, other: string, known: ReadonlyMap<string, number>): boolean {
  const last = lastPart(first);
  const whole = known.get(`${last}${other}`.toLowerCase()) ?? 0;
  const hyphenated = known.get(`${first}-${other}`.toLowerCase()) ?? 0;
  if (whole !== hyphenated) return whole > hyphenated;
  // "e-mail", "1990-era".
  if (last.length < 2 || /\p{N}$/u.test(last)) return false;
  if (isWord(`${last}${other}`)) return true;
  const isName = /^\p{Lu}/u.test(last);
  return !(isWord(other) && (isWord(last) || (isName && tokens(other).length > 0)));
}

function isKnown(joined: string, known: ReadonlyMap<string, number>): boolean {
  return known.has(joined.toLowerCase()) || isWord(joined);
}

/** What stands before the break, without the other words of a compound. */
function lastPart(first: string): string {
  return first.slice(first.lastIndexOf('-') + 1);
}

/** Whether it is a word of ordinary news; words such as "in" and "up" are, and no tokens. */
function isWord(text: string): boolean {
  return tokens(text).every(({ stem }) => isOrdinary(stem));
}
