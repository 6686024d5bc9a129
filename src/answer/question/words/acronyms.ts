import type { Library, Term } from '../../../library/library.js';
import { type Acronym, lettersOf } from '../../../text/acronyms.js';
import { isOrdinary } from '../../../text/ordinary-words.js';
import { isWithin, type Span } from '../../../text/span.js';
import { type Token, tokens } from '../../../text/words.js';

/** A word of a question, and what may stand for it. */
export interface QueryTerm extends Term {
  /** Stems that stand for it if a text has all of one list: of "ECB" those of "European Central Bank". */
  readonly otherwise?: readonly (readonly string[])[];
}

/** A name or an acronym in a question, and how the articles also write it. */
export interface OtherName extends Span {
  readonly stems: readonly string[];
  readonly other: {
    readonly text: string;
    /** Of each of its spellings. */
    readonly stems: readonly (readonly string[])[];
  };
}

/** The longest name that is looked up, and the longest acronym. */
const mostWords = 7;
const mostLetters = 8;
/** What may stand between the words of a name. */
const gap = /^(?:\s+|-)(?:(?:of|for|and|the|on|in|to|at)\s+)*$/i;

/**
 * The names and acronyms of a question that articles explain: of "ECB" what it stands for, and of "European Central
 * Bank" its acronym, because articles that use one often lack the other.
 *
 * @param known further ones, which count unless the articles explain the same letters
 */
export async function otherNamesIn(
  question: string,
  library: Pick<Library, 'acronyms'>,
  known: readonly Acronym[] = [],
): Promise<OtherName[]> {
  const all = tokens(question);
  const names = namesIn(question, all);
  const acronyms = all.filter((token) => mayBeAcronym(question, token));
  const letters = new Set([
    ...acronyms.map(({ word }) => word),
    ...names.flatMap(({ start, end }) => acronymsOf(question.slice(start, end))),
  ]);
  const inArticles = letters.size === 0 ? [] : await library.acronyms([...letters]);
  const isExplained = (one: Acronym) => inArticles.some((other) => other.letters === one.letters);
  const explained = [...inArticles, ...known.filter((one) => !isExplained(one))];
  if (explained.length === 0) return [];
  const asked = new Set(all.map(({ word }) => word));
  const written = acronyms.flatMap(({ start, end, word }): OtherName[] => {
    const meant = explained.find((one) => one.letters === word);
    return meant === undefined || meant.words.every((one) => asked.has(one))
      ? []
      : [otherName({ start, end }, word, meant.words.join(' '))];
  });
  const named = names.flatMap(({ start, end, words }): OtherName[] => {
    const meant = explained.find((one) => one.words.join(' ') === words);
    return meant === undefined || asked.has(meant.letters)
      ? []
      : [otherName({ start, end }, words, meant.letters.toUpperCase())];
  });
  return apart([...written, ...named]);
}

/** Names in the order of the question, without those that lie in another or begin in it. */
export function apart(names: readonly OtherName[]): OtherName[] {
  const all = names.toSorted((one, next) => one.start - next.start);
  const outer = all.filter(
    (one, at) =>
      !all.some(
        (other, i) => i !== at && isWithin(one, other) && (!isWithin(other, one) || i < at),
      ),
  );
  return outer.filter((one, at) => one.start >= (outer[at - 1]?.end ?? 0));
}

/** A question with each name's other form behind it, in brackets, as articles explain it. */
export function withOtherNames(question: string, names: readonly OtherName[]): string {
  return names.reduceRight((text, { end, other }, at) => {
    const isKnown = names.slice(0, at).some((before) => before.other.text === other.text);
    return isKnown ? text : `${text.slice(0, end)} (${other.text})${text.slice(end)}`;
  }, question);
}

/** A question with each name in its other form instead. */
export function inOtherNames(question: string, names: readonly OtherName[]): string {
  return names.reduceRight(
    (text, { start, end, other }) => text.slice(0, start) + other.text + text.slice(end),
    question,
  );
}

/** The question's words, each of which counts as held if its name's other form is. */
export function termsOfNames(terms: readonly Term[], names: readonly OtherName[]): QueryTerm[] {
  return terms.map((term) => {
    const otherwise = names.flatMap(({ stems, other }) =>
      stems.includes(term.stem) ? other.stems : [],
    );
    return otherwise.length === 0 ? term : { ...term, otherwise };
  });
}

/** Lower case is an acronym's too, unless it makes a common word of it: "how much aid". */
function mayBeAcronym(question: string, { start, end, word, stem }: Token): boolean {
  if (!/^\p{L}{2,}$/u.test(word) || word.length > mostLetters) return false;
  return /^[\p{Lu}.]+$/u.test(question.slice(start, end)) || !isOrdinary(stem);
}

interface Name extends Span {
  /** In small letters, with a space between. */
  readonly words: string;
}

/** Words that stand side by side, as many as a name may have. */
function namesIn(question: string, all: readonly Token[]): Name[] {
  return all.flatMap((first, from) => {
    const found: Name[] = [];
    let { word: words, end } = first;
    for (const next of all.slice(from + 1, from + mostWords)) {
      if (!gap.test(question.slice(end, next.start))) break;
      words += ` ${next.word}`;
      end = next.end;
      found.push({ start: first.start, end, words });
    }
    return found;
  });
}

/** The acronyms that a name may have: with its small words' letters or without. */
function acronymsOf(name: string): string[] {
  const initials = (words: readonly string[]): string =>
    words.map((word) => word.charAt(0)).join('');
  const written = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const counted = tokens(name).map(({ word }) => word);
  return [...new Set([lettersOf(initials(written)), initials(counted)])];
}

/**
 * Words of a question, and what they are otherwise called.
 *
 * @param forms what counts as held as well
 */
export function otherName(
  span: Span,
  words: string,
  text: string,
  forms: readonly string[] = [text],
): OtherName {
  const stems = forms.flatMap(spellingsOf).map(stemsOf);
  return { ...span, stems: stemsOf(words), other: { text, stems } };
}

/** A name as Americans and as the British spell it; their stems differ. */
function spellingsOf(name: string): string[] {
  const american = name.replace(/\borganis/gi, 'organiz').replace(/\bprogrammes?\b/gi, 'program');
  const british = name.replace(/\borganiz/gi, 'organis').replace(/\bprogram\b/gi, 'programme');
  return [...new Set([name, american, british])];
}

function stemsOf(text: string): string[] {
  return tokens(text, false).map(({ stem }) => stem);
}
