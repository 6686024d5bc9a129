import type { Term } from '../../src/library/library.js';
import { tokens } from '../../src/library/words.js';

/** A question's words, all equally rare. */
export function termsOf(question: string): Term[] {
  return tokens(question).map(({ stem, word }) => ({ stem, word, idf: 3, passages: 5 }));
}
