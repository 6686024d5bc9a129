import { beginningsMeantBy, lengthsMeantBy, typingErrors } from '../../../text/typing-errors.js';
import type { SimilarWord } from '../../library.js';
import { firstFrom, formsOf, type Segment } from './segment.js';

/** Fewer letters begin words of too many meanings. */
const SHORTEST_BEGINNING = 5;

/** Whether a stem that no passage holds may be the beginning of another; numbers are none. */
export function mayBegin(stem: string): boolean {
  return stem.length >= SHORTEST_BEGINNING && !/\p{N}$/u.test(stem);
}

/** The numbers of a segment's terms that begin with these letters. */
export function* termsFrom({ stems }: Segment, letters: string): Generator<number> {
  for (let term = firstFrom(stems, letters); stems[term]?.startsWith(letters); term += 1) {
    yield term;
  }
}

/** A word of a segment that may be meant by another. */
interface Likely extends Pick<SimilarWord, 'word' | 'errors'> {
  readonly term: number;
}

/**
 * The words of a segment that may be meant by one that no passage holds. Only those with the same first
 * letter, and about as long, are compared: endings that a stem lacks don't change how it begins.
 */
export function* similarWords(segment: Segment, asked: string): Generator<Likely> {
  const [shortest, longest] = lengthsMeantBy(asked);
  for (const letters of beginningsMeantBy(asked)) {
    for (const term of termsFrom(segment, letters)) {
      const forms = segment.forms[term] ?? '';
      const length = forms === '' ? (segment.stems[term] ?? '').length : null;
      if (length !== null && (length < shortest || length > longest)) continue;
      for (const word of formsOf(segment, term)) {
        const errors = typingErrors(asked, word);
        if (errors !== null) yield { term, word, errors };
      }
    }
  }
}

/** The order in which words are likely meant: those with fewer errors, then the more frequent. */
export function likelierFirst(one: SimilarWord, other: SimilarWord): number {
  return (
    one.errors - other.errors || other.passages - one.passages || (one.word < other.word ? -1 : 1)
  );
}
