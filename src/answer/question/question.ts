import { tokens } from '../../text/words.js';
import type { NotAQuestion } from '../answer.js';
import type { Expected } from './kinds.js';

/** Longer messages are no small talk; it also bounds what the patterns below have to look at. */
const longestTalk = 80;

const greeting =
  /^(?:(?:hi|hey|hello|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day|night)|what'?s up|sup)(?: (?:there|all|everyone|everybody|folks|bot|pullquote|again|you|guys))?(?: |$))+(?:how(?:'?s| (?:are|r|is)) (?:you|u|things|it going)(?: (?:doing|today))?)?$/;

const thanks =
  /^(?:(?:ok(?:ay)?|kk?|cool|great|nice|perfect|awesome|wow|lol|haha+|h+mm*|huh|uh|um|meh|yes|yeah|no|nope|sure|bye|good ?bye|see (?:you|ya)|cheers|thx|ty|thanks?|you|a lot|so much|very much|bot|pullquote|for (?:that|the help|your help))(?: |$))+$/;

// Talk addressed to the bot itself, or orders that no article can answer.
const chatter =
  /^(?:how(?:'?s| (?:are|r|is)) (?:you|u|things|it going|life)(?: (?:doing|today|feeling))?|who (?:are|r|made|built|created) (?:you|u)|what(?:'?s| is) your name|what (?:can|do) you do|are you (?:an? )?(?:\w+ )?(?:bot|robot|human|ai|real|there|alive|ok(?:ay)?)|(?:please )?(?:tell|sing|write|compose|draw|make|give|generate|sell) (?:me |us )?(?:an?|some) (?:\w+ )?(?:joke|song|poem|story|haiku|picture|essay|code|script|limerick|riddle)s?(?: .*)?|(?:i )?(?:love|hate|like|miss) (?:you|u|this bot)|(?:this is (?:just )?)?(?:a )?test(?:ing)?(?: 1 2 3)?|can you (?:help(?: me)?|hear me|talk|speak))$/;

/** Words of the longest question that asks for one fact. The development sets' other questions have 20 at most. */
const longestPlain = 24;

/** Whether a question is so long that it joins several facts, as multihop's do. */
export function joinsSeveralFacts(question: string): boolean {
  return (question.match(/\S+/g) ?? []).length > longestPlain;
}

/**
 * Tells greetings, thanks, small talk and keyboard noise from questions. Only whole messages count:
 * "hello, what did the UN report say?" is a question.
 *
 * @returns why the text is no question, or `null` if it may be one
 */
export function notAQuestion(text: string): NotAQuestion | null {
  if (text.trim() === '') return 'empty';
  const words = text.replaceAll('’', "'").match(/[\p{L}\p{N}']+/gu) ?? [];
  const talk = words.join(' ').toLowerCase();
  if (talk.length > longestTalk) return null;
  if (greeting.test(talk)) return 'greeting';
  if (thanks.test(talk)) return 'thanks';
  if (chatter.test(talk)) return 'chatter';
  return isNoise(words) ? 'noise' : null;
}

function isNoise(words: readonly string[]): boolean {
  return words.every(
    (word) => /^[a-z]+$/i.test(word) && !acronym.test(word) && isMash(word.toLowerCase()),
  );
}

const acronym = /^[A-Z]{2,5}s?$/;
const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Letters struck at random: one key held down, a run along a row of keys, or no word's consonants. */
function isMash(word: string): boolean {
  if (word.length < 4) return false;
  if (/^(.{1,3})\1{2,}.?$/.test(word) || word === 'blah') return true;
  if (/[bcdfghjklmnpqrstvwxz]{6,}/.test(word) || /^[^aeiouy]{4,}$/.test(word)) return true;
  return keyboardRows.some(
    (row) => runsAlong(row, word) || runsAlong([...row].reverse().join(''), word),
  );
}

/** Whether more than half of a word, and four letters at least, is a run of keys side by side. */
function runsAlong(row: string, word: string): boolean {
  const length = Math.max(4, Math.floor(word.length / 2) + 1);
  for (let start = 0; start + length <= word.length; start += 1) {
    if (row.includes(word.slice(start, start + length))) return true;
  }
  return false;
}

/** Markdown's emphasis, spoilers and code, around whole words. */
const emphasis =
  /(?<![\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|\|\||`+)(?=\S)([^\n]+?)(?<=\S)\1(?![\p{L}\p{N}])/gu;
/** Emoji, Discord's own too, and smileys. */
const emoji =
  /<a?:\w+:\d+>|:[a-z_]{2,}:|(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Emoji_Modifier}|\u200d|\ufe0f)*|(?<=\s|^)[:;=]['-]?[()DPp/|](?=\s|$)|<3/gu;

/** What goes before a question: white space and a comma, or white space if the question goes on in small letters. */
const gap = '(?:\\s*[,.!:–—-]+\\s*|\\s+(?=\\p{Ll}|(?:Who|What|Which|When|Where|Why|How)\\b))';
const asking = '(?=(?:if|whether|who|whom|whose|what|which|when|where|why|how)\\b)';

/** What a message opens with before it asks: a greeting, an aside, a polite form. */
const openings: readonly RegExp[] = [
  `(?:[Hh]i|[Hh]ey|[Hh]ello|[Hh]iya|[Yy]o|[Gg]ood (?:morning|afternoon|evening)|[Oo]k(?:ay)?|[Ss]o|[Ww]ell|[Uu]mm*|[Hh]mm+)(?: (?:there|all|everyone|everybody|folks|guys|[Bb]ot|[Pp]ullquote|again))*${gap}`,
  `(?:(?:[Jj]ust )?(?:[Aa] )?(?:[Qq]uick|[Ss]hort|[Ss]mall|[Rr]andom|[Ss]tupid|[Dd]umb) question|[Qq]uestion|[Ss]orry(?: to (?:bother|ask)(?: (?:you|u))?)?|[Ee]xcuse me|[Ff][Yy][Ii]|[Bb][Tt][Ww]|[Bb]y the way)${gap}`,
  `(?:[Pp]lease|[Pp]ls|[Pp]lz)${gap}`,
  `(?:(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) (?:you|u|some(?:one|body)|any(?:one|body))(?: (?:please|pls|kindly|maybe))? (?:tell|explain|say|find out|look up|check)(?: (?:to )?(?:me|us))?|[Dd]o (?:you|u)(?: guys)? (?:happen to )?(?:know|remember)|(?:[Dd]oes )?(?:[Aa]ny|[Ss]ome)(?:one|body) (?:here )?knows?|(?:[Aa]ny|[Aa]n) idea|(?:[Tt]ell|[Ll]et) (?:me|us)(?: know)?|[Ii](?:['’]m| am| was| have been|['’]ve been)? (?:just )?(?:wonder(?:ed|ing)?|curious)|[Ii](?:['’]d| would)? (?:really )?(?:like|love|want|need) to know|[Ii](?:['’]m| am) trying to (?:find out|remember)|[Rr]emind me),?\\s+${asking}`,
  `(?:if|whether) (?:you|u|some(?:one|body)|any(?:one|body))(?: (?:might|could|can|may))? (?:know|knew|tell me|tell us|remember),?\\s+${asking}`,
].map((opening) => new RegExp(`^${opening}`, 'u'));
/** What a message closes with after it has asked. */
const closing =
  /[\s,.!–—-]+(?:(?:many )?(?:thank(?:s| you)|thx|ty)(?: (?:a lot|so much|in advance|very much))?|cheers|please|pls|plz|lol|lmao|haha+|tia)[\s.!]*$/i;

const pleaseAtEnd = /[\s,]+(?:please|pls|plz)\s*\?$/i;

/**
 * A question without what is only politeness, chat or formatting around it: quote marks and emphasis of
 * Markdown, emoji, greetings, "can you tell me", "thanks". The text itself where nothing is left.
 */
export function plainQuestion(text: string): string {
  let plain = text.replace(/^[ \t]*(?:>{1,3}|#{1,3}|[-*])[ \t]+/gm, '').replace(emphasis, '$2');
  plain = plain.replace(emoji, ' ').replace(/\s+/g, ' ').trim();
  for (let last = ''; last !== plain; ) {
    last = plain;
    for (const opening of openings) plain = plain.replace(opening, '');
    plain = plain.replace(closing, '').replace(pleaseAtEnd, '?');
  }
  plain = plain.trim();
  return tokens(plain).length > 0 || plain.endsWith('?') ? plain : text.trim();
}

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
 * The question's words, as `tokens` gives them, that are written as names or numbers; none where
 * the whole question is written in capitals.
 */
export function namedWords(question: string): Set<string> {
  if (question === question.toUpperCase()) return new Set();
  const named = tokens(question).filter(({ start, end }) =>
    /^[\p{Lu}\d]/u.test(question.slice(start, end)),
  );
  return new Set(named.map((token) => token.word));
}
