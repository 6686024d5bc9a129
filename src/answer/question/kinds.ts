import { calendarNames } from '../../text/day.js';
import { spelledNumbers } from '../../text/numbers.js';
import { type Token, tokens } from '../../text/words.js';

/** What kind of thing a question asks for; `null` if its form does not tell. */
export type Expected =
  | 'number'
  | 'date'
  | 'person'
  | 'place'
  /** What a company, a film or the like is called. */
  | 'name'
  | 'reason'
  /** What somebody said. */
  | 'saying'
  | null;

const numberWords = new Set([
  ...spelledNumbers.keys(),
  ...`dozen dozens hundred hundreds thousand thousands million millions billion billions trillion half
  quarter third twice single couple several both free`.split(/\s+/),
]);
/** Number words that do not count as words of a question, so that `tokens` leaves them out. */
const plainNumbers = /\b(?:one|both)\b/i;
const dateWords = new RegExp(
  [
    String.raw`\b(?:1\d\d\d|20\d\d)s?\b`,
    String.raw`\b(?:${calendarNames}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d|yesterday|today|tonight|tomorrow|(?:last|this|next) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|night)|(?:days?|weeks?|months?|years?|hours?|decades?|centuries) (?:ago|later|earlier|before|after)|century|noon|midnight)\b`,
    String.raw`\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b`,
    String.raw`\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b(?! ?(?:per cent|percent|%|million|billion|\w*met(?:re|er)))`,
    String.raw`\b(?:at|from|until|by|to) (?:(?:half past|(?:a )?quarter (?:past|to)) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?= ?(?:[,.;?!]|and\b|in the\b|on\b|o['’]clock\b|$))`,
    String.raw`\bin the (?:morning|afternoon|evening)\b`,
  ].join('|'),
  'i',
);
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
    case 'number': {
      const days = [...text.matchAll(dates)].map(({ index, 0: day }) => [
        index,
        index + day.length,
      ]);
      const isOfDay = ({ start }: Token): boolean =>
        days.some(([from = 0, to = 0]) => from <= start && start < to);
      const counts = words.some(
        (word) => isNumber(word) && !asked.has(word.stem) && !isOfDay(word),
      );
      return Number(plainNumbers.test(text) || counts);
    }
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

/** A day or a year: no answer to "how many" or "how long". */
const dates =
  /\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?:,? \d{4})?|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4})?|(?:in|since|by|until|from|of) (?:1[5-9]|20)\d\d|\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?)/gi;

const time =
  'seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)';
const length =
  'millimet(?:re|er)s?|centimet(?:re|er)s?|met(?:re|er)s?|kilomet(?:re|er)s?|km|cm|mm|m|inch(?:es)?|f(?:ee|oo)t|ft|yards?|miles?|storeys?|stor(?:y|ies)|floors?';
const weight = 'grams?|kilos?|kilograms?|kg|tons?|tonnes?|pounds?|lbs?|ounces?|stones?';
const money =
  'dollars?|euros?|pounds?|pence|cents?|yen|crowns?|kron[ae]r?|francs?|rupees?|pesos?|yuan|roubles?|rubles?|quid';

/** The units that go with a question's measure, by its form. */
const measures: readonly (readonly [RegExp, RegExp])[] = [
  [/\bhow (?:long|far)\b/i, units(`${time}|${length}`)],
  [
    /\bhow (?:high|tall|deep|wide|thick|big|large)\b|\b(?:height|width|depth|length|distance)\b/i,
    units(`${length}|acres?|hectares?`),
  ],
  [/\bhow (?:heavy|much .*weigh)|\bweight\b/i, units(weight)],
  [/\bhow old\b|\bwhat age\b/i, units('years?|months?|weeks?|days?')],
  [
    /\bhow fast\b|\bspeed\b/i,
    units('kilomet(?:re|er)s? (?:an|per) hour|km\\/?h|mph|miles (?:an|per) hour|knots?'),
  ],
  [
    /\bhow much .*\bcosts?\b|\bcosts? how much\b|\b(?:price|cost|fee|fare|toll|salary|budget|fine)\b/i,
    new RegExp(`[$£€¥]\\s?\\d|${units(money).source}`, 'i'),
  ],
];

function units(names: string): RegExp {
  return new RegExp(
    `(?:\\d|\\b(?:${[...numberWords].join('|')}|one|both|few|some))[\\s-]?(?:square |cubic |an? |per )?(?:${names})\\b`,
    'i',
  );
}

/** Whether a text holds a number in a unit that a question's measure goes with ("how long": metres, hours). */
export function measureHeld(question: string, text: string): boolean {
  const measure = measures.find(([form]) => form.test(question));
  return measure?.[1].test(text) === true;
}

/** The words for each dimension that a question may ask for. */
const dimensions = [
  'tall|high|height',
  'long|length',
  'wide|broad|width|breadth',
  'deep|depth',
  'thick|thickness',
  'old|aged?',
].map((words) => new RegExp(`\\b(?:${words})\\b`, 'i'));
const measured = new RegExp(
  `(?:\\d[\\d.,]*|\\b(?:${[...numberWords].join('|')}|one))[\\s-](?:(?:${length})[\\s-](?:tall|high|long|wide|broad|deep|thick)|(?:${time})(?: old|[\\s-]long))\\b`,
  'gi',
);

/**
 * Whether a sentence only measures another dimension than the question's: "14 centimetres long" doesn't say how tall
 * something is. Any other number may be the answer, and so may its passage if it has a word for what is asked.
 */
export function measuresOther(question: string, sentence: string, passage: string): boolean {
  const asked = /\bhow (\p{L}+)/iu.exec(question)?.[1] ?? '';
  const dimension = dimensions.find((one) => one.test(asked));
  if (dimension === undefined || dimension.test(passage)) return false;
  const rest = sentence.replace(measured, ' ');
  return rest !== sentence && !/\d/.test(rest) && !measureHeld(question, rest);
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
