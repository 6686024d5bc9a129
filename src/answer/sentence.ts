import type { Span } from '../article/article.js';
import { isHeading } from '../article/passages.js';
import { splitSentences, trimSpan } from '../article/sentences.js';
import type { Term } from '../library/library.js';
import { type Token, tokens } from '../library/words.js';
import type { Expected } from './question.js';

// Weights of a sentence's parts, each of which is 0 to 1. Tried by hand on the development sets (in
// the passage that holds the evidence): coverage alone .765, all of them .788, mean of three sets.
const weights = {
  /** Words of the question, by rarity in the library. */
  coverage: 0.5,
  /** The same, less what the title or many sentences of the passage say as well: that is the subject. */
  focus: 1,
  /** What the sentence before adds. */
  context: 0.45,
  /** The same again where the sentence begins by pointing back at it. */
  pointing: 0.2,
  /** The question's neighbouring words side by side. */
  pairs: 0.15,
  /** Something of the kind that was asked for. */
  expected: 0.15,
};
/** What a word of the title counts in `focus`. */
const titleFactor = 0.5;
const pointsBack =
  /^["“]?(?:It|He|She|They|This|That|These|Those|His|Her|Its|Their|Both|Each|One|Another|Some|Many|Most)\b/;

/** A neighbour is marked too where it holds at least this share of the question, and words, more. */
const neighbourShare = 0.3;
const neighbourWords = 2;

/** A sentence of a passage, with how well its words answer the question. */
export interface ScoredSentence {
  /** Offsets into the passage's text. */
  readonly span: Span;
  readonly text: string;
  readonly words: readonly Token[];
  readonly stems: ReadonlySet<string>;
  readonly score: number;
}

/**
 * Scores the sentences of a passage: by how much of the question they hold (rare words count more),
 * in the question's order, with what the sentence before says as context, and by whether they hold
 * the kind of thing that was asked for. There is always at least one.
 */
export function scoreSentences(
  text: string,
  title: string | null,
  terms: readonly Term[],
  expected: Expected,
): ScoredSentence[] {
  const sentences = sentencesOf(text);
  const weight = totalWeight(terms);
  const focus = focusOf(terms, title, sentences);
  return sentences.map((sentence, index) => {
    const before = sentences[index - 1];
    const missing = terms.filter((term) => !sentence.stems.has(term.stem));
    const context = before ? coverage(missing, before.stems, weight) : 0;
    const pointing = pointsBack.test(sentence.text) ? context : 0;
    const score =
      weights.coverage * coverage(terms, sentence.stems, weight) +
      weights.focus * coverage(focus, sentence.stems, weight) +
      weights.context * context +
      weights.pointing * pointing +
      weights.pairs * pairs(terms, sentence.words) +
      weights.expected * Number(holds(sentence.text, terms, expected));
    return { ...sentence, score };
  });
}

type Sentence = Omit<ScoredSentence, 'score'>;

/** The sentences of a passage; a heading is none, unless there is nothing else. */
function sentencesOf(text: string): Sentence[] {
  const spans = splitSentences(text)
    .map((span) => trimSpan(text, span))
    .filter((span) => span.end > span.start);
  const plain = spans.filter((span) => !isHeading(text, span));
  const kept = [plain, spans].find((some) => some.length > 0) ?? [{ start: 0, end: text.length }];
  return kept.map((span) => {
    const own = text.slice(span.start, span.end);
    const words = tokens(own);
    return { span, text: own, words, stems: new Set(words.map((word) => word.stem)) };
  });
}

/** The terms with the weight that is left of them where the title or many sentences hold them. */
function focusOf(
  terms: readonly Term[],
  title: string | null,
  sentences: readonly Sentence[],
): Term[] {
  const inTitle = new Set(tokens(title ?? '').map((word) => word.stem));
  return terms.map((term) => {
    const holding = sentences.filter((sentence) => sentence.stems.has(term.stem)).length;
    const factor = (inTitle.has(term.stem) ? titleFactor : 1) / Math.sqrt(Math.max(1, holding));
    return { ...term, idf: term.idf * factor };
  });
}

/** A sentence's span, together with a neighbour's where the question's words are spread over both. */
export function withNeighbour(
  sentences: readonly Sentence[],
  index: number,
  terms: readonly Term[],
): Span {
  const weight = totalWeight(terms);
  const chosen = sentences[index];
  if (chosen === undefined) throw new RangeError(`there is no sentence ${index}`);
  const missing = terms.filter((term) => !chosen.stems.has(term.stem));
  const neighbours = [sentences[index - 1], sentences[index + 1]].flatMap((sentence) =>
    sentence && missing.filter((term) => sentence.stems.has(term.stem)).length >= neighbourWords
      ? [{ sentence, adds: coverage(missing, sentence.stems, weight) }]
      : [],
  );
  const best = neighbours.reduce((a, b) => (b.adds > a.adds ? b : a), {
    sentence: chosen,
    adds: 0,
  });
  if (best.adds < neighbourShare) return chosen.span;
  return {
    start: Math.min(chosen.span.start, best.sentence.span.start),
    end: Math.max(chosen.span.end, best.sentence.span.end),
  };
}

/** Sum of the terms' idf: what a full coverage is measured against. */
function totalWeight(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.idf, 0);
}

/** Share of the question's words, weighted by rarity, among the stems; 0 for a question of none. */
export function coverage(
  terms: readonly Term[],
  stems: ReadonlySet<string>,
  weight = totalWeight(terms),
): number {
  if (weight === 0) return 0;
  return totalWeight(terms.filter((term) => stems.has(term.stem))) / weight;
}

/** Share of the question's neighbouring words that stand side by side in the sentence too. */
function pairs(terms: readonly Term[], words: readonly Token[]): number {
  if (terms.length < 2) return 0;
  const together = new Set(words.slice(1).map((word, i) => `${words[i]?.stem} ${word.stem}`));
  const found = terms.slice(1).filter((term, i) => together.has(`${terms[i]?.stem} ${term.stem}`));
  return found.length / (terms.length - 1);
}

const numberWords =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|quarter|twice|third)\b/i;
const dateWords =
  /\b(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last (?:week|month|year)|this (?:week|month|year)|century)\b/i;
const reasonWords =
  /\b(?:because|due to|owing to|so that|in order to|after|since|as a result|amid|reason|caused?|blamed?|in response to|to (?:avoid|prevent|protect|deter|help|make|keep|get))\b/i;
const name = /(?<![.!?]["”']?\s|^["“']?)\b\p{Lu}[\p{L}'’-]+/gu;

/** Whether a sentence holds something of the kind that the question asks for, and not from it. */
function holds(sentence: string, terms: readonly Term[], expected: Expected): boolean {
  switch (expected) {
    case null:
      return false;
    case 'number':
      return /\d/.test(sentence) || numberWords.test(sentence);
    case 'date':
      return dateWords.test(sentence) || /\b\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?)/i.test(sentence);
    case 'reason':
      return reasonWords.test(sentence);
    case 'person':
    case 'place': {
      const asked = new Set(terms.map((term) => term.stem));
      const names = sentence.match(name) ?? [];
      return names.some((found) => tokens(found).some((token) => !asked.has(token.stem)));
    }
  }
}
