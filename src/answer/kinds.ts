import { type Token, tokens } from '../library/words.js';
import type { Expected } from './question.js';

const numberWords = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens
  hundred hundreds thousand thousands million millions billion billions trillion half quarter third
  twice single couple several both zero free`.split(/\s+/),
);
/** Number words that do not count as words of a question, so that `tokens` leaves them out. */
const plainNumbers = /\b(?:one|both)\b/i;
const dateWords =
  /\b(?:1\d\d\d|20\d\d)s?\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|(?:last|this|next) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|night)|(?:days?|weeks?|months?|years?|hours?|decades?|centuries) (?:ago|later|earlier|before|after)|century|noon|midnight)\b|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b/i;
const reasonWords =
  /\b(?:because|due to|owing to|so that|in order to|after|since|as a result|amid|reason|caused?|blamed?|in response to|to (?:avoid|prevent|protect|deter|help|make|keep|get))\b/i;
const sayingWords =
  /["“]|\b(?:said|says?|told|tells?|added|adds?|according to|called|calls?|described|describes?|accused?|claim(?:s|ed)?|alleg\w+|warn(?:s|ed)?|argued?|suggest(?:s|ed)?|announced?|admit(?:s|ted)?|believes?|wrote|stated)\b/i;
/** A capital that does not begin a sentence. */
const name = /(?<![.!?]["”']?\s|^["“']?)\b\p{Lu}[\p{L}'’-]+/gu;
const placeName = /\b(?:in|at|near|from|to|outside|off) (?:the )?\p{Lu}/u;
/** What a name counts as the place asked for where no preposition leads to it. */
const anyName = 0.4;

/**
 * How far a text holds something of the kind that a question asks for, 0 to 1. Names and numbers of
 * the question itself are no answer to it.
 *
 * @param asked stems of the question's words
 */
export function kindHeld(
  text: string,
  words: readonly Token[],
  expected: Expected,
  asked: ReadonlySet<string>,
): number {
  switch (expected) {
    case null:
      return 0;
    case 'number':
      return Number(
        plainNumbers.test(text) || words.some((word) => isNumber(word) && !asked.has(word.stem)),
      );
    case 'date':
      return Number(dateWords.test(text));
    case 'reason':
      return Number(reasonWords.test(text));
    case 'saying':
      return Number(sayingWords.test(text));
    case 'person':
    case 'name':
      return Number(hasNewName(text, asked));
    case 'place':
      if (!hasNewName(text, asked)) return 0;
      return placeName.test(text) ? 1 : anyName;
  }
}

/** Whether a word is written in digits or is a number word. */
function isNumber({ word }: Token): boolean {
  return /\d/.test(word) || numberWords.has(word);
}

function hasNewName(text: string, asked: ReadonlySet<string>): boolean {
  return (text.match(name) ?? []).some((one) =>
    tokens(one).some((token) => !asked.has(token.stem)),
  );
}
