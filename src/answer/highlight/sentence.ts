import type { Term } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import type { Token } from '../../text/words.js';
import { analysed } from '../analysis.js';
import { coverage, isHeld, isRelated, totalWeight } from '../confidence/coverage.js';
import type { Query } from '../query.js';
import { kindHeld, measureHeld } from '../question/kinds.js';
import type { QueryTerm } from '../question/words/acronyms.js';
import { type Candidate, candidatesIn, type Sentence } from './candidates.js';
import { rulesHeld, ruleWeights } from './rules.js';

/**
 * Weights of a sentence's parts, each of which is 0 to 1: a conditional logit over the sentences of
 * the passage that holds the evidence, fitted by `eval/trials/marking.ts` on the development sets.
 */
const weights = {
  /** Words of the question, by rarity in the library. */
  coverage: 0.53,
  /** The same, but less for what the title or many sentences of the passage say too: that is the subject. */
  focus: 2.79,
  /** The same share of what is left without names and numbers: what is asked about the subject. */
  plain: 3.01,
  /** Words that are only there in another form. */
  related: 0.61,
  /** What the sentence before adds. */
  before: 1.21,
  /** The same again if the sentence points back at it. */
  pointing: 0.5,
  /** What the sentence after adds. */
  after: 0.86,
  /** The question's neighbouring words side by side. */
  pairs: 0.25,
  /** Words that the question doesn't have. */
  news: 0.84,
  // Something of the kind that was asked for.
  number: 2.25,
  date: 2.2,
  person: 1.94,
  place: 1.06,
  name: 0.57,
  reason: 0.09,
  saying: 0.49,
  /** A number in a unit of the measure that was asked for. */
  measure: 1.5,
  ...ruleWeights,
} as const;

/** One part of a sentence's score. */
export type Part = keyof typeof weights;

/** What the title says, or what a follow-up takes from the question before it, counts this much in `focus`. */
const subjectFactor = 0.5;
const pointsBack =
  /^["“]?(?:(?:But|And|So|Then|Later|However),? )?(?:it|he|she|they|this|that|these|those|his|her|its|their|both|each|one|another|some|many|most)\b|^["“]/i;
/** Twenty new words are as much news as a sentence usually brings; a hundred count as 1.5. */
const muchNews = Math.log(20);

/** A sentence of a passage, with how well it answers. */
export interface ScoredSentence extends Candidate {
  /** Log-odds against the other sentences of the passage, up to a constant: a softmax gives probabilities. */
  readonly score: number;
}

/**
 * Scores the sentences of a passage by their words. There is always at least one.
 *
 * @param highlighted what earlier answers of the conversation highlighted, as offsets into the text
 */
export function scoreSentences(
  text: string,
  title: string | null,
  query: Query,
  highlighted: readonly Span[] = [],
): ScoredSentence[] {
  return sentenceParts(text, title, query, highlighted).map(({ parts, ...candidate }) => ({
    ...candidate,
    score: Object.entries(parts).reduce(
      (sum, [part, value]) => sum + weights[part as Part] * value,
      0,
    ),
  }));
}

/** What speaks for or against a sentence, mostly 0 to 1. Missing parts are 0. */
export type Parts = Readonly<Partial<Record<Part, number>>>;

/**
 * What speaks for each sentence of a passage, before it is weighed: how much of the question it
 * holds (rare words count more), in the question's order, what its neighbours hold of the rest, and
 * whether it has the kind of thing that was asked for.
 */
export function sentenceParts(
  text: string,
  title: string | null,
  query: Query,
  highlighted: readonly Span[] = [],
): (Candidate & { readonly parts: Parts })[] {
  const { terms, expected, named, forReader } = query;
  const sentences = sentencesOf(text);
  const weight = totalWeight(terms);
  const focus = focusOf(query, title, sentences);
  const plain = focus.filter((term) => !named.has(term.word));
  const stems = new Set(terms.map((term) => term.stem));
  const rules = rulesHeld(sentences, query, plain.length > 0 ? plain : focus, highlighted);
  return sentences.map((sentence, index) => {
    const missing = terms.filter((term) => !isHeld(term, sentence.held));
    const context = coverage(missing, sentences[index - 1]?.stems ?? none, weight);
    const own = sentence.text;
    const parts = {
      coverage: coverage(terms, sentence.held, weight),
      focus: coverage(focus, sentence.held, weight),
      plain: coverage(plain, sentence.held),
      related: coverage(
        missing.filter((term) => isRelated(term, sentence.held)),
        stems,
        weight,
      ),
      before: context,
      pointing: pointsBack.test(own) ? context : 0,
      after: coverage(missing, sentences[index + 1]?.stems ?? none, weight),
      pairs: pairs(terms, sentence.words),
      news: newsOf(sentence, stems),
      ...(expected !== null && { [expected]: kindHeld(own, sentence.words, expected, stems) }),
      measure: Number(expected === 'number' && measureHeld(forReader, own)),
      ...rules[index],
    };
    const { span, under, isRow } = sentence;
    return { span, text: own, under, isRow, parts };
  });
}

const none: ReadonlySet<string> = new Set();

function sentencesOf(text: string): Sentence[] {
  return candidatesIn(text).map((candidate) => {
    const { words, stems } = analysed(candidate.text);
    const { under } = candidate;
    const inherits = under !== null && (under.kind === 'header' || under.distance === 0);
    const held = inherits ? new Set([...stems, ...analysed(under.text).stems]) : stems;
    return { ...candidate, words, stems, held };
  });
}

/**
 * The terms with less weight if the title or many sentences hold them: that is the subject, not what is
 * asked about it.
 */
function focusOf(
  { terms, continues, forReader }: Query,
  title: string | null,
  sentences: readonly Sentence[],
): QueryTerm[] {
  const inTitle = analysed(title ?? '').stems;
  const own = continues === null ? null : analysed(forReader).stems;
  return terms.map((term) => {
    const holding = sentences.filter((sentence) => sentence.stems.has(term.stem)).length;
    const isSubject = inTitle.has(term.stem) || own?.has(term.stem) === false;
    const factor = (isSubject ? subjectFactor : 1) / Math.sqrt(Math.max(1, holding));
    return { ...term, idf: term.idf * factor };
  });
}

/** A sentence's new words, on a log scale: one that only repeats the question doesn't answer it. */
function newsOf({ stems }: Sentence, asked: ReadonlySet<string>): number {
  const fresh = [...stems].filter((stem) => !asked.has(stem)).length;
  return Math.log(1 + fresh) / muchNews;
}

/** Share of the question's neighbouring words that stand side by side in the sentence too. */
function pairs(terms: readonly Term[], words: readonly Token[]): number {
  if (terms.length < 2) return 0;
  const together = new Set(words.slice(1).map((word, i) => `${words[i]?.stem} ${word.stem}`));
  const found = terms.slice(1).filter((term, i) => together.has(`${terms[i]?.stem} ${term.stem}`));
  return found.length / (terms.length - 1);
}
