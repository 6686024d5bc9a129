import { joinsSeveralFacts } from './expected.js';

/** Which of several reports is asked for. */
export type Order = 'newest' | 'oldest';

/** What a question says about the order of reports in time. */
export interface Ordering {
  readonly order: Order;
  /** The words that say no more than that, and needn't be searched for; `null` if they say more. */
  readonly phrase: string | null;
}

/** What has versions, one after the other. */
const report =
  '(?:reports?|articles?|story|stories|accounts?|news|coverage|versions?|updates?|estimates?|figures?|counts?|numbers?|tolls?|polls?|surveys?|forecasts?|predictions?|statements?|announcements?|verdicts?|rulings?|levels?|prices?|offers?|plans?)';

const forms: readonly (readonly [Order, RegExp])[] = [
  ['newest', /\b(?:latest|newest|most recent(?:ly)?|most up[- ]to[- ]date)\b/iu],
  ['newest', new RegExp(`\\blast(?= (?:\\p{L}+ )?${report}\\b)`, 'iu')],
  // "the current mayor", not "the current of the river".
  ['newest', /\bcurrent(?= \p{L})(?! (?:of|in|and|was|is)\b)/iu],
  [
    'newest',
    /\b(?:currently|nowadays|presently|at present|at the moment|these days|so far|to date)\b/iu,
  ],
  ['newest', /(?<!\b(?:until|till|before|by|from) )\b(?:right |just |as of )?now\b(?!-)/iu],
  ['newest', /\bas of (?:today|this (?:week|month|year))\b/iu],
  [
    'oldest',
    new RegExp(
      `\\b(?:very )?(?:first|earliest|initial|original)(?= (?:\\p{L}+ )?${report}\\b)`,
      'iu',
    ),
  ],
];

/** Words that may belong to what is asked about. */
const atFirst = /\b(?:at first|initially|originally)\b/iu;

/** Times that may also be days of publication, so that the search needs them. */
const ofToday = /\b(?:today|tonight|this (?:week|month|year)|still|any ?more|any longer)\b/iu;

const roles =
  '(?:president|premier|prime minister|minister|chancellor|mayor|governor|senator|king|queen|pope|chief|chief executive|ceo|chair(?:man|woman|person)?|head|leader|director|manager|coach|captain|champion|record holder|speaker|secretary(?: general)?|ambassador|commissioner|editor|spokes(?:man|woman|person)|owner|landlord|landlady|head ?teacher|principal|harbour master|warden|keeper)';

/** "Who is the mayor?", "Who's Norway's prime minister?": whoever the newest report says. */
const office = new RegExp(
  `^who(?:['’]s| is| are) (?:in charge\\b|(?:(?:the|\\p{Lu}[\\p{L}-]+['’]s?) )?(?:(?!former|ex-|first|late)[\\p{L}'’-]+ ){0,3}${roles}s?\\b)`,
  'iu',
);

/**
 * Whether a question asks for the newest or the oldest of the reports that answer it: "latest", "now", "the
 * first report", who holds an office. `null` if it says nothing about it, or joins several facts, as no one report
 * has them.
 */
export function orderingIn(question: string): Ordering | null {
  if (joinsSeveralFacts(question)) return null;
  for (const [order, form] of forms) {
    const [phrase] = form.exec(question) ?? [];
    if (phrase !== undefined) return { order, phrase };
  }
  if (atFirst.test(question)) return { order: 'oldest', phrase: null };
  return ofToday.test(question) || office.test(question) ? { order: 'newest', phrase: null } : null;
}

/**
 * Compares the dates of two articles for sorting, the one that is asked for first. Undated articles come
 * last in either order: nobody knows how old they are.
 */
export function inOrder(
  a: { readonly date: string | null },
  b: { readonly date: string | null },
  order: Order,
): number {
  if (a.date === b.date) return 0;
  if (a.date === null) return 1;
  if (b.date === null) return -1;
  return a.date < b.date === (order === 'oldest') ? -1 : 1;
}
