import { calendarNames } from '../../text/day.js';
import type { Token } from '../../text/words.js';

/** What may lead to a reason: with it, a sentence tells more than what happened. */
const leadsToReason = new RegExp(
  [
    /\b(?:because|due|owing|since|after(?! all)|following|amid|citing|given|thanks to|so that|in order|account)\b/,
    /\bas\b(?! (?:well|far|long|soon|many|much)\b)/,
    /\bover (?!\d)/,
    /\b(?:reasons?|caus(?:e[ds]?|ing)|blam(?:e[ds]?|ing)|purpose|results?|resulted|led|prompt\w*|reflects?|aims?|aimed|means)\b/,
    /\bin (?:response|protest|view|light|the face|connection|hopes?)\b/,
    /\bfor (?:fear|lack|want|safety|security|health|failing|\w+ reasons?|[a-z]+ing)\b/,
    /\bby [a-z]+ing\b/,
    /\bto (?:a(?:llow|void)|attract|bring|build|combat|create|curb|cut|deter|drive|encourage|end|ensure|escape|explore|extend|fight|find|fund|get|give|halt|help|improve|increase|keep|limit|make|meet|pay|prevent|promote|protect|provide|raise|reduce|relieve|replace|save|secure|speed|stop|support)\b/,
    /\b(?:fearing|knowing|hoping|seeking|trying|believing|saying|arguing|want(?:s|ed|ing)?|need(?:s|ed)?|fear(?:s|ed)?)\b/,
    /[:;—]|["“”]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);

/** The words that ask for a reason say nothing of what happened. */
const asksReason =
  /^(?:reasons?|caus(?:e[ds]?|ing)|purposes?|motives?|explanations?|prompted|triggered|sparked|motivated|led|behind|happen(?:ed|s)?)$/;

const day = new RegExp(
  `^(?:${calendarNames}|today|yesterday|tomorrow|week|weekend|month|year|morning|afternoon|evening|night|last|next)$`,
);

/** A sentence with more new words than this tells more than what happened. */
const mostNew = 5;

/** Whether a question's word says what happened, and not that a reason is asked for. */
export function isOfEvent(word: string): boolean {
  return !asksReason.test(word);
}

/**
 * Whether a sentence that holds what a "why" asks about only says that it happened, and perhaps where
 * and when: it has no word that may lead to a reason, and few words of its own that aren't names, days
 * or numbers.
 *
 * @param asked whether a word is one of the question's
 */
export function onlyTellsEvent(
  text: string,
  words: readonly Token[],
  asked: (word: Token) => boolean,
): boolean {
  if (leadsToReason.test(text)) return false;
  const fresh = words.filter(
    (word) =>
      /^\p{Ll}/u.test(text.slice(word.start, word.end)) && !day.test(word.word) && !asked(word),
  );
  return fresh.length <= mostNew;
}
