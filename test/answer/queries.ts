import { type Query, queryOf } from '../../src/answer/query.js';
import { orderingIn } from '../../src/answer/question/order.js';
import type { Term } from '../../src/library/library.js';
import { tokens } from '../../src/text/words.js';

/** A question's words, all equally rare. */
export function termsOf(question: string): Term[] {
  return tokens(question).map(({ stem, word }) => ({ stem, word, idf: 3, passages: 5 }));
}

/** A question that stands on its own, and what is searched for it. */
export function queryIn(question: string, given: Partial<Query> = {}): Query {
  const understood = {
    asked: question,
    text: question,
    continues: null,
    corrections: [],
    about: null,
    hints: [],
    ordering: orderingIn(question),
  };
  const searched = {
    words: question,
    terms: termsOf(question),
    vector: Float32Array.of(1, 0),
  };
  return { ...queryOf(understood, searched), ...given };
}
