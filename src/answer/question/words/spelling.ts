import type { Library, Term } from '../../../library/library.js';
import type { Embedder } from '../../../models/embedding/embedder.js';
import { isOrdinary } from '../../../text/ordinary-words.js';
import { isSameButDoubled, mayBeMisspelt, typingErrors } from '../../../text/typing-errors.js';
import { fold, isAscii, stopWords, type Token, tokens } from '../../../text/words.js';
import type { Correction } from '../../answer.js';

/** What tells a misspelt word from one that the articles just don't hold. */
interface Spelling {
  readonly library: Pick<Library, 'similarWords'>;
  readonly embedder: Pick<Embedder, 'countPieces'>;
}

/** What words of English begin and end with: "unmodified", "readership". */
const prefix = /^(?:un|re|de|dis|mis|non|over|under|out|pre|anti)/;
const suffix = /(?:e?[sd]|e?rs?|ing|ly|ship|ness|less|ful|able|ists?|ism)$/;

/**
 * The misspelt words of a question, each with the word of the articles that is meant. Misspelt is what no passage
 * holds and is no word that is known, since "price" is no error for "prince", nor "Johan" for "Joan". A known word
 * in small letters that the articles have with a doubled letter is theirs ("vila").
 *
 * A first name is left as it is, because people of one family often have names that differ in a letter; the
 * other name finds its articles anyway.
 *
 * @param terms the question's words as the library knows them
 */
export async function misspeltIn(
  question: string,
  terms: readonly Term[],
  { library, embedder }: Spelling,
): Promise<Correction[]> {
  const unknown = new Set(terms.filter((term) => term.passages === 0).map((term) => term.stem));
  if (unknown.size === 0) return [];
  const doubtful = tokens(question).filter(
    (token) =>
      unknown.has(token.stem) &&
      mayBeMisspelt(token.word) &&
      !isOrdinary(token.stem) &&
      !isAcronym(question, token) &&
      !isFirstName(question, token),
  );
  const found = await Promise.all(
    doubtful.map(async ({ start, end, word }): Promise<Correction[]> => {
      const from = question.slice(start, end);
      const [likeliest] = await library.similarWords(word);
      if (likeliest === undefined || isStopWordMeant(word, likeliest.errors)) return [];
      const isTheirs = from === word && isSameButDoubled(word, likeliest.word);
      if (isWord(word, embedder) && !isTheirs) return [];
      return [{ from, to: writtenLike(from, likeliest.word) }];
    }),
  );
  return [...new Map(found.flat().map((one) => [one.from, one])).values()];
}

/**
 * A question with each of its words in the letters that a text has for it: members type "Soren Kjaer" if an
 * article has "Søren Kjær", and the reader takes these for two people.
 */
export function inLettersOf(text: string, question: string): string {
  if (isAscii(text) && isAscii(question)) return question;
  const raw = tokens(text).map(({ word, start, end }) => ({ word, as: text.slice(start, end) }));
  const asTyped = new Set(raw.map(({ as }) => as.toLowerCase()));
  const written = new Map(raw.map(({ word, as }) => [word, as]));
  const differing = tokens(question).flatMap(({ word, start, end }): Correction[] => {
    const from = question.slice(start, end);
    const to = written.get(word) ?? from;
    return !asTyped.has(from.toLowerCase()) && fold(from) === fold(to) ? [{ from, to }] : [];
  });
  return corrected(question, differing);
}

/** A text with each misspelt word replaced. */
export function corrected(text: string, corrections: readonly Correction[]): string {
  const meant = new Map(corrections.map(({ from, to }) => [from, to]));
  let made = '';
  let done = 0;
  for (const { start, end } of tokens(text)) {
    const to = meant.get(text.slice(start, end));
    if (to === undefined) continue;
    made += text.slice(done, start) + to;
    done = end;
  }
  return made + text.slice(done);
}

function writtenLike(from: string, to: string): string {
  return /^\p{Lu}/u.test(from) ? to.charAt(0).toUpperCase() + to.slice(1) : to;
}

/** Whether a word is one to the embedding model, which knows rare ones only in pieces, or made of one. */
function isWord(word: string, embedder: Pick<Embedder, 'countPieces'>): boolean {
  return [word, word.replace(prefix, ''), word.replace(suffix, '')].some(
    (part) => mayBeMisspelt(part) && embedder.countPieces(part) === 1,
  );
}

/** Whether a word is as near to one that isn't searched for: "siad" is "said" rather than "Siam". */
function isStopWordMeant(word: string, errors: number): boolean {
  return [...stopWords].some((one) => (typingErrors(word, one) ?? errors + 1) <= errors);
}

/** Whether a word is all capitals though the question isn't. */
function isAcronym(question: string, { start, end }: Token): boolean {
  const written = question.slice(start, end);
  return written === written.toUpperCase() && question !== question.toUpperCase();
}

/** Whether a word with a capital stands before another one. */
function isFirstName(question: string, { start, end }: Token): boolean {
  return /^\p{Lu}/u.test(question.slice(start)) && /^\s+\p{Lu}\p{Ll}/u.test(question.slice(end));
}
