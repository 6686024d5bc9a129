import type { Span } from '../article/article.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Term } from '../library/library.js';
import { dot } from '../library/vectors.js';
import type { Expected } from './question.js';
import { scoreSentences, withNeighbour } from './sentence.js';

/** What a sentence is held against. */
export interface Asked {
  readonly terms: readonly Term[];
  readonly expected: Expected;
  /** The question's unit vector. */
  readonly vector: Float32Array;
}

/** Sentences whose scores lie this close are told apart by their meaning. */
const closeCall = 0.1;
/** What the cosine of question and sentence counts then. With both, .804 right instead of .797. */
const meaningWeight = 0.5;

/**
 * Chooses the sentence of a passage (or two neighbours) that answers, as offsets into its text. The
 * words decide; where they leave it open, the meaning: then, and only then, the sentences in question
 * are embedded, two a question on average.
 */
export async function markSentence(
  text: string,
  title: string | null,
  { terms, expected, vector }: Asked,
  embedder: Pick<Embedder, 'embedHere'>,
): Promise<Span> {
  const sentences = scoreSentences(text, title, terms, expected);
  const top = Math.max(...sentences.map((sentence) => sentence.score));
  const close = sentences.filter((sentence) => sentence.score >= top - closeCall);
  let best = { index: 0, score: Number.NEGATIVE_INFINITY };
  for (const sentence of close) {
    const meaning =
      close.length > 1 ? meaningWeight * dot(vector, await embedder.embedHere(sentence.text)) : 0;
    const score = sentence.score + meaning;
    if (score > best.score) best = { index: sentences.indexOf(sentence), score };
  }
  return withNeighbour(sentences, best.index, terms);
}
