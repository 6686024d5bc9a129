import { tokens } from '../../text/words.js';
import type { Expected } from './kinds.js';

const forms: readonly (readonly [Exclude<Expected, null>, RegExp])[] = [
  [
    'number',
    /\bhow (?:many|much|long|far|old|often|big|large|high|tall|deep|fast|heavy|wide|soon)\b/i,
  ],
  [
    'number',
    /\b(?:what|which)(?: (?:is|was|are|were))? (?:\w+ ){0,3}(?:percentage|percent|number|amount|sum|share|proportion|price|cost|age|size|rate|score|population|distance|speed|height|weight|length|total|salary|budget|toll)\b/i,
  ],
  ['date', /\b(?:when|since when|until when)\b/i],
  [
    'date',
    /\b(?:what|which|in what|on what)(?: (?:is|was|are|were) the)? (?:\w+ )?(?:year|date|day|month|decade|century|season|time)\b/i,
  ],
  ['person', /\b(?:who|whom|whose)\b/i],
  ['person', /\bwhat (?:is|was|are|were) (?:the )?names?\b/i],
  [
    'person',
    /\b(?:what|which) (?:\w+ ){0,2}(?:person|man|woman|individual|player|actor|actress|singer|president|minister|leader|politician|scientist|author|coach|official|senator|king|queen|director|designer|artist)\b/i,
  ],
  [
    'name',
    /\b(?:what|which) (?:\w+ ){0,2}(?:company|companies|firm|team|club|band|group|organi[sz]ation|agency|party|network|channel|airline|university|school|newspaper|magazine|film|movie|album|song|book|show|event|website|brand|game|ship|language|nationality|bank|church|league|award)\b/i,
  ],
  ['place', /\bwhere\b/i],
  [
    'place',
    /\b(?:what|which) (?:\w+ ){0,2}(?:country|countries|city|cities|state|town|place|region|province|county|continent|island|village|location|venue|nation|river|street|airport|hospital|district)\b/i,
  ],
  ['reason', /\b(?:why|for what reason|how come)\b/i],
  ['reason', /\bwhat (?:was|is|were|are) the (?:\w+ )?(?:reasons?|causes?|purposes?|motives?)\b/i],
  [
    'reason',
    /\bwhat (?:caused|led to|prompted|triggered|sparked|motivated|(?:is|was|lies|lay) behind)\b/i,
  ],
  ['reason', /\bwhat made (?!up\b)/i],
  [
    'saying',
    /\bwhat (?:did|does|do|has|have|had|is|was)\b.*\b(?:say|said|tell|told|describe|call|called|accuse|claim|allege|warn|argue|suggest|announce|admit|believe|think|according)\b/i,
  ],
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

/**
 * The question's words, as `tokens` gives them, that are written as names or numbers; none if
 * the whole question is written in capitals.
 */
export function namedWords(question: string): Set<string> {
  if (question === question.toUpperCase()) return new Set();
  const named = tokens(question).filter(({ start, end }) =>
    /^[\p{Lu}\d]/u.test(question.slice(start, end)),
  );
  return new Set(named.map((token) => token.word));
}

/** Words of the longest question that asks for one fact. The development sets' other questions have 20 at most. */
const longestPlain = 24;

/** Whether a question is so long that it joins several facts, as multihop's do. */
export function joinsSeveralFacts(question: string): boolean {
  return (question.match(/\S+/g) ?? []).length > longestPlain;
}
