import type { Source } from '../article/article.js';
import type { Candidate, StoredArticle, StoredPassage } from '../library/library.js';
import type { Span } from '../text/span.js';
import type { ScoreParts } from './answer.js';
import type { Hint } from './question/hints.js';

/** A sentence with the log-probability that it is the one of its passage that answers. */
export interface ReadSentence extends Span {
  readonly score: number;
}

/** What the reader found in a candidate's passage. */
export interface PassageReading {
  readonly relevance: number;
  /** How much rather the answer is here than not; `null` from a model that doesn't say. */
  readonly lead: number | null;
  /** The passage's sentences as offsets into the body; empty from a model that doesn't say. */
  readonly sentences: readonly ReadSentence[];
}

/** A candidate with its fused score. */
export interface Scored {
  readonly candidate: Candidate;
  readonly parts: ScoreParts;
}

/** A candidate that is looked into. */
export interface Ranked extends Scored {
  readonly article: StoredArticle;
  /** Its passage. */
  readonly text: string;
  /** What the reader found in it; `null` if it wasn't read. */
  readonly reading: PassageReading | null;
}

/** How many of the best candidates are looked into: more change nothing at rank 1 (eval/trials). */
export const lookedInto = 20;

/**
 * Weight of BM25 beside the cosine. Scores are fused, not ranks: reciprocal rank fusion was below
 * plain BM25 on every development set (figures in ARCHITECTURE.md).
 */
const wordsWeight = 0.01;
/**
 * An article begins with what it is about. A follow-up is about an article already, so there it doesn't
 * count.
 */
const leadBoost = 0.04;
/** Enough to decide between passages of similar score, too little to lift one that is off the subject. */
const publisherBoost = 0.2;
const periodBoost = 0.05;
const conversationBoost = 0.05;

/**
 * Fuses both searches and what the question's own words prefer, best first. Ties go to the passage
 * that was added first, so that the same library always gives the same answer.
 *
 * @param sourceOf the source of a passage's article; called only if there are hints
 * @param previous ids of articles that the conversation is about
 */
export function rank(
  candidates: readonly Candidate[],
  hints: readonly Hint[],
  sourceOf: (passage: StoredPassage) => Source | undefined,
  previous: ReadonlySet<string>,
): Scored[] {
  return candidates
    .map((candidate) => {
      const source = hints.length > 0 ? sourceOf(candidate.passage) : undefined;
      const meaning = candidate.cosine;
      const words = wordsWeight * candidate.bm25;
      const publisher = source && hints.some((hint) => isBy(source, hint)) ? publisherBoost : 0;
      const period = source && hints.some((hint) => isFrom(source, hint)) ? periodBoost : 0;
      const spokenOf = previous.has(candidate.passage.articleId);
      const conversation = spokenOf ? conversationBoost : 0;
      const lead = candidate.passage.ordinal === 0 && !spokenOf ? leadBoost : 0;
      const total = meaning + words + lead + publisher + period + conversation;
      const wording = { sentence: 0, phrases: 0 };
      const hinted = { publisher, period, conversation };
      const parts = { meaning, words, ...wording, lead, ...hinted, reader: 0, total };
      return { candidate, parts };
    })
    .sort(
      (a, b) => b.parts.total - a.parts.total || a.candidate.passage.row - b.candidate.passage.row,
    );
}

/** The best passage of each article, in their order. */
export function bestOfEach(ranked: readonly Ranked[]): Ranked[] {
  const best = new Map<string, Ranked>();
  for (const one of ranked) if (!best.has(one.article.id)) best.set(one.article.id, one);
  return [...best.values()];
}

/** A score without the reader's part. */
export function bySearch({ total, reader }: ScoreParts): number {
  return total - reader;
}

/** Whether an article is what a hint asks for. */
export function meets(source: Source, hint: Hint): boolean {
  return isBy(source, hint) || isFrom(source, hint);
}

function isBy(source: Source, hint: Hint): boolean {
  return hint.kind === 'publisher' && source.publisher === hint.publisher;
}

function isFrom(source: Source, hint: Hint): boolean {
  if (hint.kind !== 'period' || source.date === null) return false;
  return (
    (hint.after === null || source.date >= hint.after) &&
    (hint.before === null || source.date <= hint.before)
  );
}
