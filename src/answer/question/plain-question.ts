import { tokens } from '../../text/words.js';

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
 * Markdown, emoji, greetings, "can you tell me", "thanks". The text itself if nothing is left.
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
