import type { Span } from '../article/article.js';
import { sentencesIn } from '../article/passages.js';
import type { Term } from '../library/library.js';
import type { Token } from '../library/words.js';
import { analysed } from './analysis.js';
import { kindHeld } from './kinds.js';
import type { Expected } from './question.js';

/**
 * Weights of a sentence's parts, each of which is 0 to 1: a conditional logit over the sentences of
 * the passage that holds the evidence, fitted by `eval/trials/marking.ts` on the development sets.
 */
const weights = {
  /** Words of the question, by rarity in the library. */
  coverage: 0.53,
  /** The same, less what the title or many sentences of the passage say as well: that is the subject. */
  focus: 2.79,
  /** The same share of what is left without names and numbers: what is asked about the subject. */
  plain: 3.01,
  /** Words that are not there but in another form of the word. */
  related: 0.61,
  /** What the sentence before adds. */
  before: 1.21,
  /** The same again where the sentence points back at it. */
  pointing: 0.5,
  /** What the sentence after adds. */
  after: 0.86,
  /** The question's neighbouring words side by side. */
  pairs: 0.25,
  /** Words that the question does not hold. */
  news: 0.84,
  // Something of the kind that was asked for.
  number: 2.25,
  date: 2.2,
  person: 1.94,
  place: 1.06,
  name: 0.57,
  reason: 0.09,
  saying: 0.49,
} as const;

/** One part of a sentence's score. */
export type Part = keyof typeof weights;

/** What the title says counts this much in `focus`. */
const titleFactor = 0.5;
const pointsBack =
  /^["“]?(?:(?:But|And|So|Then|Later|However),? )?(?:it|he|she|they|this|that|these|those|his|her|its|their|both|each|one|another|some|many|most)\b|^["“]/i;
/** Stems that share all but their last letters are taken for forms of one word ("replac", "replacement"). */
const ending = 2;
const shortestRelated = 4;
/** So many new words are as much news as a sentence can bring: a hundred count as 1 and a half. */
const muchNews = Math.log(20);

/** What sentences are held against. */
export interface AskedWords {
  readonly terms: readonly Term[];
  readonly expected: Expected;
  /** Those of the terms' words that are written as names or numbers. */
  readonly named: ReadonlySet<string>;
}

interface Sentence {
  /** Offsets into the passage's text. */
  readonly span: Span;
  readonly text: string;
  readonly words: readonly Token[];
  readonly stems: ReadonlySet<string>;
}

/** A sentence of a passage, with how well it answers. */
export interface ScoredSentence {
  /** Offsets into the passage's text. */
  readonly span: Span;
  readonly text: string;
  /** Log-odds against the other sentences of the passage, up to a constant: a softmax gives probabilities. */
  readonly score: number;
}

/** Scores the sentences of a passage by their words; headings are none. There is always at least one. */
export function scoreSentences(
  text: string,
  title: string | null,
  asked: AskedWords,
): ScoredSentence[] {
  return sentenceParts(text, title, asked).map(({ parts, ...sentence }) => ({
    span: sentence.span,
    text: sentence.text,
    score: Object.entries(parts).reduce(
      (sum, [part, value]) => sum + weights[part as Part] * value,
      0,
    ),
  }));
}

/**
 * What speaks for each sentence of a passage, before it is weighed: how much of the question it
 * holds (rare words count more), in the question's order, what its neighbours hold of the rest, and
 * whether it has the kind of thing that was asked for.
 */
export function sentenceParts(
  text: string,
  title: string | null,
  { terms, expected, named }: AskedWords,
): (Sentence & { readonly parts: Readonly<Partial<Record<Part, number>>> })[] {
  const sentences = sentencesOf(text);
  const weight = totalWeight(terms);
  const focus = focusOf(terms, title, sentences);
  const plain = focus.filter((term) => !named.has(term.word));
  const stems = new Set(terms.map((term) => term.stem));
  return sentences.map((sentence, index) => {
    const missing = terms.filter((term) => !sentence.stems.has(term.stem));
    const context = coverage(missing, sentences[index - 1]?.stems ?? none, weight);
    const held = kindHeld(sentence.text, sentence.words, expected, stems);
    const parts = {
      coverage: coverage(terms, sentence.stems, weight),
      focus: coverage(focus, sentence.stems, weight),
      plain: coverage(plain, sentence.stems),
      related: coverage(
        missing.filter((term) => isRelated(term, sentence.stems)),
        stems,
        weight,
      ),
      before: context,
      pointing: pointsBack.test(sentence.text) ? context : 0,
      after: coverage(missing, sentences[index + 1]?.stems ?? none, weight),
      pairs: pairs(terms, sentence.words),
      news: newsOf(sentence, stems),
      ...(expected !== null && { [expected]: held }),
    };
    return { ...sentence, parts };
  });
}

const none: ReadonlySet<string> = new Set();

function sentencesOf(text: string): Sentence[] {
  return sentencesIn(text, analysed(text).sentences).map((span) => {
    const own = text.slice(span.start, span.end);
    const { words, stems } = analysed(own);
    return { span, text: own, words, stems };
  });
}

/**
 * The terms with the weight that is left of them where the title or many sentences hold them: that
 * is the subject, not what is asked about it.
 */
function focusOf(
  terms: readonly Term[],
  title: string | null,
  sentences: readonly Sentence[],
): Term[] {
  const inTitle = analysed(title ?? '').stems;
  return terms.map((term) => {
    const holding = sentences.filter((sentence) => sentence.stems.has(term.stem)).length;
    const factor = (inTitle.has(term.stem) ? titleFactor : 1) / Math.sqrt(Math.max(1, holding));
    return { ...term, idf: term.idf * factor };
  });
}

function isRelated(term: Term, stems: ReadonlySet<string>): boolean {
  return [...stems].some((stem) => {
    const shorter = Math.min(stem.length, term.stem.length);
    if (shorter < shortestRelated) return false;
    const shared = Math.max(shortestRelated, shorter - ending);
    return stem.slice(0, shared) === term.stem.slice(0, shared);
  });
}

/** A sentence that only repeats the question brings no answer: its new words, on a log scale. */
function newsOf({ stems }: Sentence, asked: ReadonlySet<string>): number {
  const fresh = [...stems].filter((stem) => !asked.has(stem)).length;
  return Math.log(1 + fresh) / muchNews;
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
  return share(
    terms.filter((term) => stems.has(term.stem)),
    weight,
  );
}

function share(terms: readonly Term[], weight: number): number {
  return weight === 0 ? 0 : totalWeight(terms) / weight;
}

/** Share of the question's neighbouring words that stand side by side in the sentence too. */
function pairs(terms: readonly Term[], words: readonly Token[]): number {
  if (terms.length < 2) return 0;
  const together = new Set(words.slice(1).map((word, i) => `${words[i]?.stem} ${word.stem}`));
  const found = terms.slice(1).filter((term, i) => together.has(`${terms[i]?.stem} ${term.stem}`));
  return found.length / (terms.length - 1);
}
