import { directionCosine } from '../../library/index/vectors.js';
import type { Library, StoredSentence } from '../../library/library.js';
import type { Span } from '../../text/span.js';
import type { Query } from '../query.js';
import type { Ranked, ReadSentence } from '../rank.js';
import { sentencesFrom } from '../rerank.js';
import { completed } from './complete.js';
import { type ScoredSentence, scoreSentences } from './sentence.js';

/** Weight of the cosine of question and sentence beside the words: fitted; 4.5 to 6.5 do as well. */
const meaningWeight = 5.5;

/**
 * Weight of the reader's log-probability of a sentence beside the words. As far as the reader finds no
 * answer in the passage, it gives all sentences the same, so that it only counts if the reader is sure.
 * Fitted to the bundled reader by `eval/trials/marking.ts`: see its table "reader".
 */
const readerWeight = 1;

/**
 * A neighbour that answers with at least this probability is highlighted too: so it is with one in ten on
 * the development sets, which makes highlights 7 % longer and 2 to 3 more of 100 right.
 */
const neighbourFrom = 0.25;
/** Two sentences are highlighted only if they are at most this share of the passage: more says nothing. */
const largestShare = 0.7;

/** What is known about a passage's sentences besides their words, as offsets into the text given. */
export interface Known {
  /** The sentences as the reader saw them; they may go beyond the text. Empty if it wasn't read. */
  readonly read: readonly ReadSentence[];
  /** Their meanings; they may go beyond the text. Empty if none are kept. */
  readonly meanings: readonly StoredSentence[];
  /** Where the text starts in which article. */
  readonly place: { readonly articleId: string; readonly start: number };
}

/**
 * Chooses what to highlight in a candidate, or in a part of it.
 *
 * @param part offsets into the article's body
 * @returns offsets into the article's body
 */
export async function highlightIn(
  query: Query,
  one: Ranked,
  part: Span,
  library: Pick<Library, 'sentences'>,
): Promise<Span> {
  const { body, title } = one.article;
  const text = body.slice(part.start, part.end);
  const { start, end } = highlightSentence(
    text,
    title,
    query,
    await knownOf(one, part.start, library),
  );
  return { start: part.start + start, end: part.start + end };
}

async function knownOf(
  { candidate: { passage }, reading }: Ranked,
  from: number,
  library: Pick<Library, 'sentences'>,
): Promise<Known> {
  const read = sentencesFrom(reading, from);
  const kept = read.length > 0 ? [] : await library.sentences(passage);
  const shift = passage.start - from;
  const meanings = kept.map(({ start, end, direction }) => ({
    start: start + shift,
    end: end + shift,
    direction,
  }));
  return { read, meanings, place: { articleId: passage.articleId, start: from } };
}

/**
 * Chooses the sentence of a passage (or two neighbours) that answers, as offsets into its text: by its
 * words and by what the reader says about it, or without a reader by its words and its meaning.
 */
export function highlightSentence(
  text: string,
  title: string | null,
  query: Query,
  { read, meanings, place }: Known,
): Span {
  const before = (query.continues?.marked ?? [])
    .filter(({ articleId }) => articleId === place.articleId)
    .map(({ start, end }) => ({ start: start - place.start, end: end - place.start }));
  const sentences = scoreSentences(text, title, query, before);
  const weighed =
    read.length > 0
      ? withReading(sentences, read)
      : withMeaning(sentences, cosinesOf(sentences, meanings, query.vector));
  return completed(text, chooseSpan(weighed), sentences, query);
}

/**
 * Cosines of the question and each sentence; a sentence whose meaning isn't kept counts as the
 * farthest. Empty if none is kept.
 */
export function cosinesOf(
  sentences: readonly Pick<ScoredSentence, 'span'>[],
  meanings: readonly StoredSentence[],
  vector: Float32Array,
): number[] {
  const cosines = sentences.map(({ span }) => {
    const same = meanings.find((one) => one.start <= span.start && span.start < one.end);
    return same === undefined ? null : directionCosine(vector, same.direction);
  });
  const known = cosines.filter((cosine) => cosine !== null);
  if (known.length === 0) return [];
  const least = Math.min(...known);
  return cosines.map((cosine) => cosine ?? least);
}

/**
 * Adds what the meaning says to the scores.
 *
 * @param cosines of question and sentence, one a sentence; empty if none are known
 */
export function withMeaning<S extends Pick<ScoredSentence, 'score'>>(
  sentences: readonly S[],
  cosines: readonly number[],
): S[] {
  return sentences.map((sentence, i) => ({
    ...sentence,
    score: sentence.score + meaningWeight * (cosines[i] ?? 0),
  }));
}

/**
 * Adds what the reader says to the scores. What it says about a question in the text goes to the first
 * sentence of the reply.
 *
 * @param weight for trials; the product's by default
 */
export function withReading<S extends Pick<ScoredSentence, 'span' | 'under' | 'score'>>(
  sentences: readonly S[],
  read: readonly ReadSentence[],
  weight = readerWeight,
): S[] {
  const least = Math.min(...read.map((one) => one.score));
  return sentences.map((sentence) => {
    const { span, under } = sentence;
    const replies = under?.kind === 'question' && under.distance === 0;
    const start = replies ? under.span.start : span.start;
    const own = read.filter((one) => one.start <= span.start && start < one.end);
    const said = own.length === 0 ? least : logSum(own.map((one) => one.score));
    return { ...sentence, score: sentence.score + weight * said };
  });
}

function logSum(logs: readonly number[]): number {
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0));
}

/**
 * The sentence with the best score, together with a neighbour that is about as likely.
 *
 * @param sentences in the order of the text, one at least; scores are log-odds (see `ScoredSentence`),
 * so that whatever else is known about a sentence is added as log-odds too
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
