import type { Span } from '../article/article.js';
import { splitSentences, trimSpan } from '../article/sentences.js';
import type { Term } from '../library/library.js';
import { type Token, tokens } from '../library/words.js';
import type { Expected } from './question.js';

// Weights beside a coverage of 0 to 1, fitted on the development sets (see eval/README.md).
const contextWeight = 0.45;
const pairWeight = 0.15;
const expectedWeight = 0.15;
/** A neighbour is marked too where it holds at least this share of the question, and words, more. */
const neighbourShare = 0.3;
const neighbourWords = 2;

/**
 * Chooses the sentence of a passage (or two neighbours) that answers, as offsets into its text: the one that holds most of the question's words (rare ones
 * count more), in the question's order, with what the sentence before it says as context, and with
 * the kind of thing that was asked for.
 */
export function markSentence(text: string, terms: readonly Term[], expected: Expected): Span {
  const spans = splitSentences(text)
    .map((span) => trimSpan(text, span))
    .filter((span) => span.end > span.start);
  const whole = { start: 0, end: text.length };
  const sentences = (spans.length > 0 ? spans : [whole]).map((span) => {
    const words = tokens(text.slice(span.start, span.end));
    const stems = new Set(words.map((word) => word.stem));
    return { span, words, stems };
  });
  const weight = totalWeight(terms);
  let best = { index: 0, score: -1 };
  sentences.forEach((sentence, index) => {
    const before = sentences[index - 1];
    const own = coverage(terms, sentence.stems, weight);
    const context = before
      ? coverage(
          terms.filter((term) => !sentence.stems.has(term.stem)),
          before.stems,
          weight,
        )
      : 0;
    const score =
      own +
      contextWeight * context +
      pairWeight * pairs(terms, sentence.words) +
      expectedWeight *
        Number(holds(text.slice(sentence.span.start, sentence.span.end), terms, expected));
    if (score > best.score) best = { index, score };
  });
  return withNeighbour(sentences, best.index, terms, weight);
}

interface Sentence {
  readonly span: Span;
  readonly stems: ReadonlySet<string>;
}

function withNeighbour(
  sentences: readonly Sentence[],
  index: number,
  terms: readonly Term[],
  weight: number,
): Span {
  const chosen = sentences[index] ?? { span: { start: 0, end: 0 }, stems: new Set<string>() };
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
