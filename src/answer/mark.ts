import type { Span } from '../article/article.js';
import type { Embedder } from '../embedding/embedder.js';
import { dot } from '../library/vectors.js';
import type { ReadSentence } from './reading.js';
import { type AskedWords, type ScoredSentence, scoreSentences } from './sentence.js';

/** What a sentence is held against. */
export interface Asked extends AskedWords {
  /** The question's unit vector. */
  readonly vector: Float32Array;
}

/** Sentences whose scores lie this close to the best are told apart by their meaning. */
const closeCall = 1;
/** What the cosine of question and sentence counts, fitted with the words' weights. */
const meaningWeight = 4.9;
/** How far a sentence that was not embedded is taken to lie behind the best: the usual distance. */
const usualDistance = 0.08;

/** What the reader's log-probability of a sentence counts beside the words. */
const readerWeight = 0.5;

/**
 * A neighbour that answers with at least this probability is marked too: one mark in ten on the
 * development sets, which makes marks 7 % longer and 2 to 3 more of 100 right.
 */
const neighbourFrom = 0.25;
/** Two sentences are marked only where they are at most this share of the passage: else it says nothing. */
const largestShare = 0.7;

/**
 * Chooses the sentence of a passage (or two neighbours) that answers, as offsets into its text: by its
 * words and by what the reader says of it. Without a reader the words decide; where they leave it
 * open, the meaning: then, and only then, the sentences in question are embedded.
 *
 * @param read the sentences as the reader saw them, with its log-probabilities, as offsets into the
 * text; they may go beyond it; empty where it was not read
 */
export async function markSentence(
  text: string,
  title: string | null,
  asked: Asked,
  embedder: Pick<Embedder, 'embedHere'>,
  read: readonly ReadSentence[] = [],
): Promise<Span> {
  const sentences = scoreSentences(text, title, asked);
  if (read.length > 0) return chooseSpan(withReading(sentences, read));
  const cosines = new Map<number, number>();
  for (const index of closeCalls(sentences)) {
    const sentence = sentences[index];
    if (sentence) cosines.set(index, dot(asked.vector, await embedder.embedHere(sentence.text)));
  }
  return chooseSpan(withMeaning(sentences, cosines));
}

/** Indices of the sentences that the words don't tell apart; none where one is clearly the best. */
export function closeCalls(sentences: readonly Pick<ScoredSentence, 'score'>[]): number[] {
  const top = Math.max(...sentences.map((sentence) => sentence.score));
  const close = sentences.flatMap(({ score }, i) => (score >= top - closeCall ? [i] : []));
  return close.length > 1 ? close : [];
}

/**
 * Adds what the meaning says to the scores.
 *
 * @param cosines of question and sentence, by the sentence's index; those not there lie behind
 */
export function withMeaning<S extends Pick<ScoredSentence, 'score'>>(
  sentences: readonly S[],
  cosines: ReadonlyMap<number, number>,
): S[] {
  if (cosines.size === 0) return [...sentences];
  const top = Math.max(...cosines.values());
  return sentences.map((sentence, i) => ({
    ...sentence,
    score: sentence.score + meaningWeight * ((cosines.get(i) ?? top - usualDistance) - top),
  }));
}

/** Adds what the reader says to the scores. */
function withReading<S extends Pick<ScoredSentence, 'span' | 'score'>>(
  sentences: readonly S[],
  read: readonly ReadSentence[],
): S[] {
  const least = Math.min(...read.map((one) => one.score));
  return sentences.map((sentence) => {
    const { start } = sentence.span;
    const same = read.find((one) => one.start <= start && start < one.end);
    return { ...sentence, score: sentence.score + readerWeight * (same?.score ?? least) };
  });
}

/**
 * The sentence with the best score, together with a neighbour's where that is about as likely.
 *
 * @param sentences in the order of the text, one at least; scores are log-odds (see `ScoredSentence`),
 * so that what others know of a sentence is added as log-odds too
 */
export function chooseSpan(sentences: readonly Pick<ScoredSentence, 'span' | 'score'>[]): Span {
  const top = Math.max(...sentences.map((sentence) => sentence.score));
  const index = sentences.findIndex((sentence) => sentence.score === top);
  const best = sentences[index];
  if (best === undefined) throw new RangeError('there is no sentence to choose');
  const total = sentences.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const [neighbour] = [sentences[index - 1], sentences[index + 1]]
    .flatMap((sentence) => sentence ?? [])
    .sort((a, b) => b.score - a.score);
  if (!neighbour || Math.exp(neighbour.score - top) / total < neighbourFrom) return best.span;
  const both = {
    start: Math.min(best.span.start, neighbour.span.start),
    end: Math.max(best.span.end, neighbour.span.end),
  };
  const first = sentences[0]?.span.start ?? 0;
  const last = sentences.at(-1)?.span.end ?? first;
  return both.end - both.start <= largestShare * (last - first) ? both : best.span;
}
