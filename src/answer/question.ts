import type { NotAQuestion } from './answer.js';

/** What kind of thing a question asks for; `null` where its form does not tell. */
export type Expected = 'number' | 'date' | 'person' | 'place' | 'reason' | null;

const greeting =
  /^(?:(?:hi|hey|hello|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day|night)|what'?s up|sup)\b[\s,!.]*(?:there|all|everyone|everybody|folks|bot|pullquote|again|you|guys)?[\s,!.]*)+(?:how (?:are|r) (?:you|u|things)(?: (?:doing|today))*)?[\s!?.]*$/i;

const thanks =
  /^(?:ok(?:ay)?|cool|great|nice|perfect|awesome|lol|haha+|bye|good ?bye|see (?:you|ya)|cheers|thx|ty|thanks?(?: (?:you|a lot|so much|very much))*)(?:[\s,!.]+(?:ok(?:ay)?|cool|great|nice|bye|thx|ty|thanks?(?: (?:you|a lot|so much|very much))*|bot|pullquote|for (?:that|the help|your help)))*[\s!.]*$/i;

// Talk addressed to the bot itself, or orders that no article can answer.
const chatter =
  /^(?:how (?:are|r) (?:you|u)(?: (?:doing|today|feeling))*|who (?:are|r|made|built|created) (?:you|u)|what(?:'s| is) your name|what (?:can|do) you do|are you (?:a |an )?(?:\w+ )?(?:bot|robot|human|ai|real|there|alive|ok(?:ay)?)|(?:please )?(?:tell|sing|write|compose|draw|make|give|generate|sell) (?:me |us )?(?:a|an|some) (?:\w+ )?(?:joke|song|poem|story|haiku|picture|essay|code|script|limerick|riddle)s?\b.*|(?:i )?(?:love|hate|like|miss) (?:you|u|this bot)|(?:this is (?:just )?)?a? ?test(?:ing)?(?: 1 2 3)?|can you (?:help(?: me)?|hear me|talk|speak))[\s!?.]*$/i;

/**
 * Tells greetings, thanks, small talk and keyboard noise from questions. Only whole messages count:
 * "hello, what did the UN report say?" is a question.
 *
 * @returns why the text is no question, or `null` if it may be one
 */
export function notAQuestion(text: string): NotAQuestion | null {
  const plain = text.replace(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, '').trim();
  if (text.trim() === '') return 'empty';
  if (greeting.test(plain)) return 'greeting';
  if (thanks.test(plain)) return 'thanks';
  if (chatter.test(plain)) return 'chatter';
  return isNoise(plain) ? 'noise' : null;
}

function isNoise(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return true;
  return words.every(
    (word) => /^[a-z]+$/i.test(word) && !acronym.test(word) && isMash(word.toLowerCase()),
  );
}

const acronym = /^[A-Z]{2,5}s?$/;
const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Letters struck at random: one key held down, a run along a row of keys, or no word's consonants. */
function isMash(word: string): boolean {
  if (word.length < 4) return false;
  if (/^(.{1,3})\1{2,}.?$/.test(word)) return true;
  if (/[bcdfghjklmnpqrstvwxz]{6,}/.test(word) || /^[^aeiouy]{4,}$/.test(word)) return true;
  const runs = keyboardRows.flatMap((row) => [row, [...row].reverse().join('')]);
  return runs.some((row) => {
    for (let length = 5; length <= word.length; length += 1) {
      for (let start = 0; start + length <= word.length; start += 1) {
        if (row.includes(word.slice(start, start + length)) && length * 2 > word.length)
          return true;
      }
    }
    return false;
  });
}

const forms: readonly (readonly [Exclude<Expected, null>, RegExp])[] = [
  ['number', /\bhow (?:many|much|long|far|old|often|big|large|high|tall|deep|fast|heavy)\b/i],
  [
    'number',
    /\b(?:what|which) (?:\w+ ){0,2}(?:percentage|percent|number|amount|sum|share|proportion|price|cost|age|size|rate|score|population|distance|speed|height|weight)\b/i,
  ],
  ['date', /\b(?:when|since when|until when)\b/i],
  [
    'date',
    /\b(?:what|which|in what|on what) (?:year|date|day|month|decade|century|season|time)\b/i,
  ],
  ['person', /\b(?:who|whom|whose)\b/i],
  ['person', /\bwhat (?:is|was|are|were) (?:the )?names?\b/i],
  [
    'person',
    /\b(?:what|which) (?:\w+ ){0,1}(?:person|man|woman|individual|player|actor|actress|singer|president|minister|leader|politician|scientist|author|coach|official)\b/i,
  ],
  ['place', /\bwhere\b/i],
  [
    'place',
    /\b(?:what|which) (?:\w+ ){0,1}(?:country|countries|city|cities|state|town|place|region|province|county|continent|island|village|location|venue)\b/i,
  ],
  ['reason', /\b(?:why|for what reason|how come)\b/i],
  ['reason', /\bwhat (?:was|is|were|are) the (?:reasons?|causes?|purposes?|motives?)\b/i],
  ['reason', /\bwhat (?:caused|led to|prompted)\b/i],
];

/** What the form of a question asks for, by its earliest question word. */
export function expected(question: string): Expected {
  let found: Expected = null;
  let at = Number.POSITIVE_INFINITY;
  for (const [kind, form] of forms) {
    const position = question.search(form);
    if (position >= 0 && position < at) {
      found = kind;
      at = position;
    }
  }
  return found;
}
