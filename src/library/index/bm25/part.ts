import type { Steps } from '../../turn.js';
import { mergeSegments, type Segment, termOf } from './segment.js';
import type { Top } from './top.js';

/**
 * Saturation and length normalisation of BM25: below Robertson's 1.2 and .75, since a word that
 * occurs twice in a passage says little more than one that occurs once. With them, the right
 * passage is among the first three of a hundred questions .5 more often (eval/trials).
 */
export const saturation = 0.6;
export const lengthWeight = 0.5;

/**
 * What a stem adds to a passage's score by how often it occurs there.
 *
 * @param length words of the passage
 * @param meanLength words of a passage of the library, on average
 */
export function stemScore(idf: number, count: number, length: number, meanLength: number): number {
  const norm = saturation * (1 - lengthWeight + (lengthWeight * length) / meanLength);
  return (idf * count * (saturation + 1)) / (count + norm);
}

/** Which articles a search may return; by article number. */
export type Allowed = (article: number) => boolean;

/** A segment, with what changes about it as passages are removed. */
export interface Part {
  readonly segment: Segment;
  /** Per document: 1 where removed. */
  readonly removed: Uint8Array;
  /** Per term: how many documents that are not removed hold it. */
  readonly holding: Uint32Array;
  /** Per document: its score in the latest search. */
  readonly scores: Float64Array;
}

/** A segment of which nothing is removed. */
export function partOf(segment: Segment): Part {
  const holding = new Uint32Array(segment.stems.length);
  for (let term = 0; term < holding.length; term += 1) {
    holding[term] = (segment.offsets[term + 1] ?? 0) - (segment.offsets[term] ?? 0);
  }
  return {
    segment,
    removed: new Uint8Array(segment.rows.length),
    holding,
    scores: new Float64Array(segment.rows.length),
  };
}

/** Everything in some parts that is not removed, as one segment. */
export function* merged(parts: readonly Part[]): Steps<Segment> {
  const removed = new Set<number>();
  for (const part of parts) {
    for (let doc = 0; doc < part.removed.length; doc += 1) {
      if (part.removed[doc] === 1) {
        removed.add(part.segment.rows[doc] ?? 0);
      }
    }
  }
  return yield* mergeSegments(
    parts.map((part) => part.segment),
    (row) => !removed.has(row),
  );
}

/** How many documents of the articles seen hold a term. */
export function holdingSeen({ segment, removed }: Part, term: number, seen: Allowed): number {
  const { offsets, docs, articles } = segment;
  let sum = 0;
  for (let at = offsets[term] ?? 0; at < (offsets[term + 1] ?? 0); at += 1) {
    const doc = docs[at] ?? 0;
    if (removed[doc] === 0 && seen(articles[doc] ?? 0)) sum += 1;
  }
  return sum;
}

/** Lowers the counts of terms in documents just removed, in one pass over the postings. */
export function forget(part: Part, gone: Uint8Array): void {
  const { offsets, docs } = part.segment;
  for (let term = 0; term < part.holding.length; term += 1) {
    const end = offsets[term + 1] ?? 0;
    let lost = 0;
    for (let at = offsets[term] ?? 0; at < end; at += 1) {
      lost += gone[docs[at] ?? 0] ?? 0;
    }
    part.holding[term] = (part.holding[term] ?? 0) - lost;
  }
}

/** Adds a stem's share to the scores of a part. */
export function score(part: Part, stem: string, weight: number, meanLength: number): void {
  const { segment, scores } = part;
  const term = termOf(segment, stem);
  if (term < 0) {
    return;
  }
  const end = segment.offsets[term + 1] ?? 0;
  for (let at = segment.offsets[term] ?? 0; at < end; at += 1) {
    const doc = segment.docs[at] ?? 0;
    const count = segment.counts[at] ?? 0;
    const length = segment.lengths[doc] ?? 0;
    scores[doc] = (scores[doc] ?? 0) + stemScore(weight, count, length, meanLength);
  }
}

/** Offers what scored, of the articles allowed. */
export function offer(part: Part, top: Top, allowed: Allowed | undefined): void {
  const { segment, scores, removed } = part;
  for (let doc = 0; doc < scores.length; doc += 1) {
    const value = scores[doc] ?? 0;
    if (
      value > 0 &&
      removed[doc] === 0 &&
      (allowed === undefined || allowed(segment.articles[doc] ?? 0))
    ) {
      top.offer(segment.rows[doc] ?? 0, value);
    }
  }
}
