import { isSameButDoubled } from '../../text/typing-errors.js';
import { fold } from '../../text/words.js';
import { analysed } from '../analysis.js';
import type { Correction } from '../answer.js';
import type { Query } from '../query.js';
import { type Looked, namesOf } from './checks.js';

/** What a sentence may begin behind. */
const sentenceStart = /(?:^|[.!?:][\s"'”’)]*|\n\s*|["“‘])$/u;
/** Enough to see what a word stands behind. */
const before = 12;

/**
 * The corrections of names, which count as if the name were missing: "Obana" may be "Obama", but also somebody
 * of whom no article speaks, and then an answer about the other must not be called one. A doubled letter makes no
 * other name ("Zelensky", "Zelenskyy").
 */
export function correctedNames(
  { text, corrections }: Pick<Query, 'text' | 'corrections'>,
  looked: readonly Looked[],
): Correction[] {
  if (corrections.length === 0) return [];
  const named = new Set(namesOf(text).map(({ word }) => word));
  return corrections.filter(({ from, to }) => {
    const word = fold(to);
    return !isSameButDoubled(fold(from), word) && (named.has(word) || isName(word, looked));
  });
}

/** Whether a word stands with a capital within a sentence, and nowhere without. Headlines don't tell. */
function isName(word: string, looked: readonly Looked[]): boolean {
  const places = looked.flatMap(({ text }) =>
    analysed(text)
      .words.filter((token) => token.word === word)
      .map(({ start }) => ({
        capital: /^\p{Lu}/u.test(text.slice(start)),
        first: sentenceStart.test(text.slice(Math.max(0, start - before), start)),
      })),
  );
  return places.every(({ capital }) => capital) && places.some(({ first }) => !first);
}
