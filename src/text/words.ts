import { stemmer } from 'stemmer';

/** A word that counts for matching, and its position. */
export interface Token {
  /** Lower case, diacritics folded, possessive and thousands separators removed. */
  readonly word: string;
  /** Porter stem of `word`; numbers are left as they are. */
  readonly stem: string;
  /** Range in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/**
 * Function words of English, the words questions are asked with, and contractions without their
 * apostrophe. None of them distinguishes one news passage from another.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am among
  an and another any anyone anything are aren't around as at away be became because become becomes
  been before being below between both but by came can can't cannot come could couldn't did didn't
  do does doesn't doing don't done down during each either else ever every everyone everything few
  for from further gave get gets getting give given go goes going got had hadn't has hasn't have
  haven't having he he'd he'll he's her here here's hers herself him himself his how how's however i
  i'd i'll i'm i've if in indeed into is isn't it it's its itself just let's like made make makes
  many may maybe me might mine more most much must my myself neither no nor not of off often on once
  one only onto or other others our ours ourselves out over own per perhaps please quite rather
  really said same say saying says shall shan't she she'd she'll she's should shouldn't since so
  some someone something still such tell than that that's the their theirs them themselves then
  there there's therefore these they they'd they'll they're they've this those though through
  throughout thus to together too toward towards under until up upon us very via was wasn't we we'd
  we'll we're we've were weren't what what's when when's where where's whether which while who who's
  whom whose why why's will with within without won't would wouldn't yes yet you you'd you'll you're
  you've your yours yourself yourselves`.split(/\s+/),
);

/** Names that read like stop words in lower case: in a text that is not all capitals they count. */
const acronyms = new Set(['IT', 'US', 'WHO']);

const signs: Readonly<Record<string, string>> = {
  $: 'dollar',
  '£': 'pound',
  '€': 'euro',
  '¥': 'yen',
  '₹': 'rupee',
  '%': 'percent',
};

const magnitudes: Readonly<Record<string, string>> = {
  m: 'million',
  mn: 'million',
  b: 'billion',
  bn: 'billion',
  tn: 'trillion',
  trn: 'trillion',
};

/** Letters that carry no separable mark in Unicode and yet are spelled without it in English. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** Longer runs of letters are not words: they would only swell the dictionary. */
const longestWord = 64;

// A sign; a number with its separators and attached letters (1); letters with dots between them
// (2); otherwise a word, with apostrophes inside.
const pattern =
  /[$£€¥₹%]|(\p{N}+(?:[.,]\p{N}+)*\p{L}*)|(\p{L}(?:\.\p{L}(?![\p{L}\p{N}]))+\.?(?:['’]s\b)?)|[Pp]er cent\b|[a-zA-Z\p{L}\p{M}][a-zA-Z\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** Texts whose letters, marks and digits are all of ASCII; their punctuation need not be. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
const plain = /^[\x00-\x7f\u00a0£€¥₹‘’“”–—…•]*$/;

// The same pattern for ASCII texts, in two thirds of the time.
const plainPattern =
  /[$£€¥₹%]|([0-9]+(?:[.,][0-9]+)*[a-zA-Z]*)|([a-zA-Z](?:\.[a-zA-Z](?![a-zA-Z0-9]))+\.?(?:['’]s\b)?)|[Pp]er cent\b|[a-zA-Z][a-zA-Z0-9]*(?:['’][a-zA-Z0-9]+)*/g;

/** Whether a text has no letters but those of English, and no marks. */
export function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
  return /^[\x00-\x7f]*$/.test(text);
}

/** Letter case and diacritics removed: how words, names and publishers are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) {
    return lower;
  }
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłıþ]/g, (letter) => plainLetters[letter] ?? letter);
}

interface Word {
  readonly word: string;
  readonly stem: string;
  /** UTF-16 units at its end that do not belong to it: a possessive. */
  readonly tail: number;
  readonly stop: boolean;
}

const words = new Map<string, Word>();
/** Some 10 MB; a news collection of 50,000 passages has about as many distinct words. */
const wordsKept = 60_000;

/** The same characters: what is cut out of a text is a view of it, and keeps all of it in memory. */
export function copied(part: string): string {
  return Buffer.from(part, 'utf16le').toString('utf16le');
}

/** A run of letters, as every text means it. Cached: stemming is most of the cost of indexing. */
function wordOf(raw: string): Word {
  const known = words.get(raw);
  if (known !== undefined) {
    return known;
  }
  const own = copied(raw);
  const folded = fold(own).replaceAll('’', "'");
  const tail = folded.length > 2 && folded.endsWith("'s") && !stopWords.has(folded) ? 2 : 0;
  const word =
    folded === 'per cent'
      ? 'percent'
      : folded
          .slice(0, folded.length - tail)
          .replaceAll("'", '')
          .slice(0, longestWord);
  const stop = stopWords.has(folded) || stopWords.has(folded.slice(0, folded.length - tail));
  const made = { word, stem: stemmer(word), tail, stop };
  if (words.size >= wordsKept) {
    words.clear();
  }
  words.set(own, made);
  return made;
}

/** A number's digits and whatever letters are glued to it: one token, or two for `3bn`. */
function numberTokens(raw: string, start: number, afterCurrency: boolean): Token[] {
  const [digits = raw] = /^\p{N}+(?:[.,]\p{N}+)*/u.exec(raw) ?? [];
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits);
  const plainDigits = grouped ? digits.replaceAll(',', '') : copied(digits);
  const number = fold(plainDigits).slice(0, longestWord);
  const unit = fold(raw.slice(digits.length));
  const end = start + raw.length;
  const magnitude = unit.length > 1 || afterCurrency ? magnitudes[unit] : undefined;
  if (magnitude === undefined) {
    const word = (number + unit).slice(0, longestWord);
    return [{ word, stem: word, start, end }];
  }
  const middle = start + digits.length;
  return [
    { word: number, stem: number, start, end: middle },
    { word: magnitude, stem: stemmer(magnitude), start: middle, end },
  ];
}

/**
 * The words of a text that count for matching, in order; stop words are left out.
 *
 * A number is one token with its decimals (`1,250.5` is `1250.5`); currency and percent signs are
 * the words they stand for (`$`, `dollar`); `$3bn` gives `dollar`, `3`, `billion`; `U.S.` is `us`
 * and, like `US`, `IT` and `WHO` in a text with small letters, not mistaken for a pronoun. Stems
 * are Porter's (M. F. Porter, "An algorithm for suffix stripping", 1980).
 *
 * @param shouted whether capitals mean nothing, as in a text without small letters
 */
export function tokens(text: string, shouted = text === text.toUpperCase()): Token[] {
  const found: Token[] = [];
  let afterCurrency = false;
  const form = plain.test(text) ? plainPattern : pattern;
  form.lastIndex = 0;
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    const raw = match[0];
    const start = match.index;
    const end = start + raw.length;
    const sign = signs[raw];
    if (sign !== undefined) {
      found.push({ word: sign, stem: stemmer(sign), start, end });
      afterCurrency = raw !== '%';
      continue;
    }
    if (match[1] !== undefined) {
      found.push(...numberTokens(raw, start, afterCurrency));
    } else if (match[2] !== undefined) {
      const tail = /['’]s$/.test(raw) ? 2 : 0;
      const letters = raw.slice(0, raw.length - tail).replaceAll('.', '');
      const word = fold(letters).slice(0, longestWord);
      found.push({ word, stem: stemmer(word), start, end: end - tail });
    } else {
      const { word, stem, tail, stop } = wordOf(raw);
      if (!stop || (!shouted && acronyms.has(raw.slice(0, raw.length - tail)))) {
        found.push({ word, stem, start, end: end - tail });
      }
    }
    afterCurrency = false;
  }
  return found;
}
