import damerauLevenshtein from 'damerau-levenshtein';

/** Of shorter words, too many others are one letter away. */
const shortestWord = 4;
/** A second error needs a longer word: "calaway", and "Calloway", which it may stand for. */
const shortestTwice = { asked: 7, longer: 8 } as const;

/** Whether a word is one that is looked for among others: letters only, and not too few of them. */
export function mayBeMisspelt(word: string): boolean {
  return word.length >= shortestWord && /^\p{L}+$/u.test(word);
}

/** How many letters a word that is meant may be longer or shorter than the one typed. */
export function lengthsMeantBy(asked: string): readonly [shortest: number, longest: number] {
  const most = asked.length >= shortestTwice.asked ? 2 : 1;
  return [Math.max(shortestWord, asked.length - most), asked.length + most];
}

/** What a word that is meant begins with: the first letter, or the first two the other way round. */
export function beginningsMeantBy(asked: string): readonly string[] {
  const [first = '', second = ''] = asked;
  return first === second ? [first] : [first, second + first];
}

/**
 * How many errors make a word of the other: a letter too many, too few or another one, or two
 * neighbours the wrong way round (Damerau-Levenshtein). `null` if that is more than is likely: one error from
 * four letters on, two from seven, if one of both words has eight. Two are likely only in a word that is spelt by
 * ear, with its consonants right ("survelance"): other words of eight letters are as near ("veracity", "velocity").
 */
export function typingErrors(asked: string, meant: string): number | null {
  const [shortest, longest] = lengthsMeantBy(asked);
  if (meant.length < shortest || meant.length > longest) return null;
  if (!beginningsMeantBy(asked).some((letters) => meant.startsWith(letters))) return null;
  const { steps } = damerauLevenshtein(asked, meant);
  if (steps < 2) return steps;
  const longer = Math.max(asked.length, meant.length);
  const twice = asked.length >= shortestTwice.asked && longer >= shortestTwice.longer;
  return twice && steps === 2 && consonants(asked) === consonants(meant) ? steps : null;
}

/** Whether words differ only in which letters are doubled. */
export function isSameButDoubled(word: string, other: string): boolean {
  return undoubled(word) === undoubled(other);
}

function consonants(word: string): string {
  return undoubled(word.replace(/[aeiouy]/g, ''));
}

function undoubled(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}
