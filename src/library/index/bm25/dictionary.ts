import { beginningsMeantBy, lengthsMeantBy, typingErrors } from '../../../text/typing-errors.js';
import type { ExplainedAcronym, SimilarWord } from '../../library.js';
import { acronymOf, markStart } from '../indexed-text.js';
import { firstFrom, formsOf, type Segment } from './segment.js';

/** Fewer letters begin words of too many meanings. */
const shortestBeginning = 5;

/** Whether a stem that no passage holds may be the beginning of another; numbers are none. */
export function mayBegin(stem: string): boolean {
  return stem.length >= shortestBeginning && !/\p{N}$/u.test(stem);
}

/** The words of an index, in its segments. */
export interface Dictionary {
  readonly segments: readonly Segment[];
  /** How many passages hold a stem. */
  holding(stem: string): number;
}

/** See `WordIndex.completion`. */
export function completion({ segments, holding }: Dictionary, stem: string): string | null {
  if (!mayBegin(stem)) {
    return null;
  }
  let best: { stem: string; passages: number } | null = null;
  for (const known of stemsFrom(segments, stem)) {
    const passages = holding(known);
    if (passages > (best?.passages ?? 0)) {
      best = { stem: known, passages };
    }
  }
  return best?.stem ?? null;
}

/** See `WordIndex.acronyms`. */
export function acronyms(
  { segments, holding }: Dictionary,
  letters: readonly string[],
): ExplainedAcronym[] {
  const marks = new Set(letters.flatMap((one) => [...stemsFrom(segments, markStart(one))]));
  return [...marks]
    .map((mark) => ({ ...acronymOf(mark), passages: holding(mark) }))
    .filter(({ passages }) => passages > 0)
    .sort(oftenerFirst);
}

/** See `WordIndex.similar`. */
export function similarWords({ segments, holding }: Dictionary, asked: string): SimilarWord[] {
  const found = new Map<string, SimilarWord>();
  for (const segment of segments) {
    for (const { term, word, errors } of likelyWords(segment, asked)) {
      const passages = holding(segment.stems[term] ?? '');
      if (passages > 0) {
        found.set(word, { word, errors, passages });
      }
    }
  }
  return [...found.values()].sort(likelierFirst);
}

/** A word of a segment that may be meant by another. */
interface Likely extends Pick<SimilarWord, 'word' | 'errors'> {
  readonly term: number;
}

/** Only words with the same first letter are compared: no ending that a stem lacks changes how it begins. */
function* likelyWords(segment: Segment, asked: string): Generator<Likely> {
  const [shortest, longest] = lengthsMeantBy(asked);
  for (const letters of beginningsMeantBy(asked)) {
    for (const term of termsFrom(segment, letters)) {
      const isOwnForm = segment.forms[term] === '';
      const length = segment.stems[term]?.length ?? 0;
      if (isOwnForm && (length < shortest || length > longest)) continue;
      for (const word of formsOf(segment, term)) {
        const errors = typingErrors(asked, word);
        if (errors !== null) yield { term, word, errors };
      }
    }
  }
}

/** All stems that begin with these letters; one that several segments hold comes several times. */
function* stemsFrom(segments: readonly Segment[], letters: string): Generator<string> {
  for (const segment of segments) {
    for (const term of termsFrom(segment, letters)) yield segment.stems[term] ?? '';
  }
}

/** The numbers of a segment's terms that begin with these letters. */
function* termsFrom({ stems }: Segment, letters: string): Generator<number> {
  for (let term = firstFrom(stems, letters); stems[term]?.startsWith(letters); term += 1) {
    yield term;
  }
}

/** The order in which words are likely meant: those with fewer errors, then the more frequent. */
export function likelierFirst(one: SimilarWord, other: SimilarWord): number {
  return (
    one.errors - other.errors || other.passages - one.passages || (one.word < other.word ? -1 : 1)
  );
}

/** The order of acronyms: what more passages explain comes first. */
export function oftenerFirst(one: ExplainedAcronym, other: ExplainedAcronym): number {
  return other.passages - one.passages || (one.words.join(' ') < other.words.join(' ') ? -1 : 1);
}
