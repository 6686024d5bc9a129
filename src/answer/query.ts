import type { Correction, SourceFact, Topic } from './answer.js';
import { expected, namedWords } from './question/expected.js';
import type { Hint } from './question/hints.js';
import type { Expected } from './question/kinds.js';
import type { Order, Ordering } from './question/order.js';
import type { QueryTerm } from './question/words/acronyms.js';

/** What is asked about an article itself, and not of its text. */
export interface AboutArticle {
  /** The facts of its source that are asked for. */
  readonly asksFor: readonly SourceFact[];
  /** Whether its beginning is quoted, and not the passage that fits best. */
  readonly byLead: boolean;
}

/** What is asked, as every step of an answer needs it. */
export interface Query {
  /** The question itself, without what is only politeness or formatting. */
  readonly asked: string;
  /** The question as it is understood: `asked`, and before it the question that a follow-up continues. */
  readonly text: string;
  /** The topic that a follow-up continues; `null` for a question that stands on its own. */
  readonly continues: Topic | null;
  /** Misspelt words of the question, which `asked` and `text` have as they are meant. */
  readonly corrections: readonly Correction[];
  /** What is asked about an article, which `text` only finds; `null` if a text is to answer. */
  readonly about: AboutArticle | null;
  /** Publishers and times that `text` names. */
  readonly hints: readonly Hint[];
  /** Whether the newest or the oldest of the reports that answer is asked for; `null` if neither is. */
  readonly order: Order | null;
  /**
   * What is searched for: `text` without the words that only choose among articles by their date, and with the
   * acronyms of its names and the names of its acronyms.
   */
  readonly words: string;
  /** The words of `words` that count, in their order, as the library knows them. */
  readonly terms: readonly QueryTerm[];
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

/** A question as it is understood, before anything is searched for. */
export interface Understood
  extends Pick<Query, 'asked' | 'text' | 'continues' | 'corrections' | 'hints' | 'about'> {
  readonly ordering: Ordering | null;
}

/** Puts a query together from the question as it is understood and from what was searched for. */
export function queryOf(
  understood: Understood,
  searched: Pick<Query, 'words' | 'terms' | 'vector'>,
): Query {
  const { ordering, ...rest } = understood;
  const { asked, text, continues, about } = rest;
  return {
    ...rest,
    order: ordering?.order ?? null,
    ...searched,
    forReader: continues === null ? searched.words : asked,
    expected: about === null ? (expected(asked) ?? expected(text)) : null,
    named: namedWords(text),
  };
}
