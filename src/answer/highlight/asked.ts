import type { Term } from '../../library/library.js';
import type { Token } from '../../text/words.js';
import type { Expected } from '../question/kinds.js';
import type { Candidate } from './candidates.js';

/** What sentences are held against. */
export interface AskedWords {
  /** As it was asked; of a follow-up without the question before it. */
  readonly question: string;
  readonly terms: readonly Term[];
  readonly expected: Expected;
  /** For a follow-up, what the question before it asked for; `null` for a question on its own. */
  readonly follows: { readonly expected: Expected } | null;
  /** Those of the terms' words that are written as names or numbers. */
  readonly named: ReadonlySet<string>;
}

/** A sentence with its words. */
export interface Sentence extends Candidate {
  readonly words: readonly Token[];
  readonly stems: ReadonlySet<string>;
  /** Its stems with those of the question that it replies to first, or of its table's header. */
  readonly held: ReadonlySet<string>;
}
