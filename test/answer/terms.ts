import type { AskedWords } from '../../src/answer/highlight/asked.js';
import { expected, namedWords } from '../../src/answer/question/question.js';
import type { Term } from '../../src/library/library.js';
import { tokens } from '../../src/text/words.js';

/** A question's words, all equally rare. */
export function termsOf(question: string): Term[] {
  return tokens(question).map(({ stem, word }) => ({ stem, word, idf: 3, passages: 5 }));
}

/** What sentences are held against for a question on its own. */
export function askedIn(question: string): AskedWords {
  return {
    question,
    terms: termsOf(question),
    expected: expected(question),
    follows: null,
    named: namedWords(question),
  };
}
