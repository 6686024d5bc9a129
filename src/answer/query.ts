import type { Term } from '../library/library.js';
import type { Topic } from './answer.js';
import type { Hint } from './question/hints.js';
import type { Expected } from './question/kinds.js';
import { expected, namedWords } from './question/question.js';

/** What is asked, as every step of an answer needs it. */
export interface Query {
  /** The question itself, without what is only politeness or formatting. */
  readonly asked: string;
  /** The question as it is understood: `asked`, and before it the question that a follow-up continues. */
  readonly text: string;
  /** The topic that a follow-up continues; `null` for a question that stands on its own. */
  readonly continues: Topic | null;
  /** Publishers and times that `text` names. */
  readonly hints: readonly Hint[];
  /** What is searched for: `text` without the words that name a time of publication. */
  readonly words: string;
  /** The words of `words` that count, in their order, as the library knows them. */
  readonly terms: readonly Term[];
  /** The unit vector of `words` for comparison with sentences. */
  readonly vector: Float32Array;
  /**
   * What the reader reads and sentences are compared with: `words`, or of a follow-up only `asked`. With
   * the question before it, a follow-up would get that one's answer again.
   */
  readonly forReader: string;
  /** What kind of thing is asked for. */
  readonly expected: Expected;
  /** The words of `text` that are written as names or numbers. */
  readonly named: ReadonlySet<string>;
}

/** Puts a query together from the question as it is understood and from what was searched for. */
export function queryOf(
  understood: Pick<Query, 'asked' | 'text' | 'continues' | 'hints'>,
  searched: Pick<Query, 'words' | 'terms' | 'vector'>,
): Query {
  const { asked, text, continues } = understood;
  return {
    ...understood,
    ...searched,
    forReader: continues === null ? searched.words : asked,
    expected: expected(asked) ?? expected(text),
    named: namedWords(text),
  };
}
