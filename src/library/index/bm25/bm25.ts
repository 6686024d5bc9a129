import type { ExplainedAcronym, SimilarWord } from '../../library.js';
import type { Steps } from '../../turn.js';
import { inverseFrequency } from './background.js';
import { acronyms, completion, type Dictionary, similarWords } from './dictionary.js';
import { documentOf, mergeSegments, type Segment, termOf } from './segment.js';
import { Top } from './top.js';

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

/** The outcome of one search. Its scores are valid until the next search of the same index. */
export interface WordMatches {
  /** Rows of the best passages that hold at least one of the stems, best first. */
  readonly rows: readonly number[];
  /** BM25 of any passage; 0 if it contains no stem. */
  scoreOf(row: number): number;
}

/** A segment, with what changes about it as passages are removed. */
interface Part {
  readonly segment: Segment;
  /** Per document: 1 where removed. */
  readonly removed: Uint8Array;
  /** Per term: how many documents that are not removed hold it. */
  readonly holding: Uint32Array;
  /** Per document: its score in the latest search. */
  readonly scores: Float64Array;
}

/**
 * Words of passages, for BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009) over all passages that are not removed: statistics are exact whatever was added, removed or
 * merged before. Passages are added in ascending order of row.
 */
export class WordIndex {
  #parts: Part[] = [];
  #passages = 0;
  #words = 0;
  #lastRow = 0;

  /** Passages that are not removed. */
  get size(): number {
    return this.#passages;
  }

  /** The highest row ever added. */
  get lastRow(): number {
    return this.#lastRow;
  }

  /** Adds passages whose rows are above all that were added before; `tidy` is to follow. */
  add(segment: Segment): void {
    if (segment.rows.length === 0) {
      return;
    }
    this.#parts.push(partOf(segment));
    this.#passages += segment.rows.length;
    this.#words += segment.lengths.reduce((sum, length) => sum + length, 0);
    this.#lastRow = segment.rows[segment.rows.length - 1] ?? this.#lastRow;
  }

  /**
   * Merges the last segments while each is not much larger than those after it, so that their
   * number stays logarithmic in the size. The first one, the snapshot's, stays as it is. Between
   * steps the index may be searched, but not changed.
   */
  *tidy(): Steps {
    for (;;) {
      const [before, last] = this.#parts.slice(1).slice(-2);
      if (before === undefined || last === undefined) {
        return;
      }
      if (before.segment.rows.length > 2 * last.segment.rows.length) {
        return;
      }
      const whole = yield* merged([before, last]);
      this.#parts.splice(-2, 2, partOf(whole));
    }
  }

  /** Removes passages from later searches; unknown rows are ignored. */
  remove(rows: readonly number[]): void {
    const touched = new Map<Part, Uint8Array>();
    for (const row of rows) {
      const [part, doc] = this.#find(row);
      if (part !== undefined && part.removed[doc] === 0) {
        part.removed[doc] = 1;
        this.#passages -= 1;
        this.#words -= part.segment.lengths[doc] ?? 0;
        const gone = touched.get(part) ?? new Uint8Array(part.removed.length);
        gone[doc] = 1;
        touched.set(part, gone);
      }
    }
    for (const [part, gone] of touched) {
      forget(part, gone);
    }
  }

  /** The number of a passage's article; `null` if the passage is unknown or removed. */
  articleOf(row: number): number | null {
    const [part, doc] = this.#find(row);
    return part === undefined || part.removed[doc] === 1
      ? null
      : (part.segment.articles[doc] ?? null);
  }

  /** Rows of all passages of the articles allowed, ascending; `null` once there are more than `most`. */
  rowsOf(allowed: Allowed, most: number): number[] | null {
    const rows: number[] = [];
    for (const { segment, removed } of this.#parts) {
      for (let doc = 0; doc < removed.length; doc += 1) {
        if (removed[doc] === 0 && allowed(segment.articles[doc] ?? 0)) {
          if (rows.length === most) {
            return null;
          }
          rows.push(segment.rows[doc] ?? 0);
        }
      }
    }
    return rows;
  }

  /** How many passages hold a stem. */
  holding(stem: string): number {
    let sum = 0;
    for (const part of this.#parts) {
      const term = termOf(part.segment, stem);
      sum += term < 0 ? 0 : (part.holding[term] ?? 0);
    }
    return sum;
  }

  /**
   * The most frequent indexed stem that begins an unknown one ("crypto" for "cryptocurr"). `null`
   * if there is none, if it would be too short to mean anything, and for numbers: 10000 is not the
   * beginning of 100000.
   */
  completion(stem: string): string | null {
    return completion(this.#dictionary(), stem);
  }

  /** The indexed words that may be meant by one that is spelt wrong, likeliest first. */
  similar(asked: string): SimilarWord[] {
    return similarWords(this.#dictionary(), asked);
  }

  /** What acronyms with these letters stand for, as passages explain them, the most frequent first. */
  acronyms(letters: readonly string[]): ExplainedAcronym[] {
    return acronyms(this.#dictionary(), letters);
  }

  /** Scores every passage for distinct stems and finds the `limit` best of the articles allowed. */
  search(stems: readonly string[], limit: number, allowed?: Allowed): WordMatches {
    const weights = stems.map((stem) => inverseFrequency(stem, this.#passages, this.holding(stem)));
    const meanLength = this.#passages === 0 ? 1 : Math.max(1, this.#words / this.#passages);
    const top = new Top(limit);
    for (const part of this.#parts) {
      part.scores.fill(0);
      stems.forEach((stem, index) => {
        score(part, stem, weights[index] ?? 0, meanLength);
      });
      offer(part, top, allowed);
    }
    return {
      rows: top.rows(),
      scoreOf: (row) => {
        const [part, doc] = this.#find(row);
        return part?.scores[doc] ?? 0;
      },
    };
  }

  /** Everything that is not removed, as one segment. */
  merged(): Steps<Segment> {
    return merged(this.#parts);
  }

  #dictionary(): Dictionary {
    const segments = this.#parts.map((part) => part.segment);
    return { segments, holding: (stem) => this.holding(stem) };
  }

  #find(row: number): [Part | undefined, number] {
    for (const part of this.#parts) {
      const { rows } = part.segment;
      if (row <= (rows[rows.length - 1] ?? -1)) {
        const doc = documentOf(part.segment, row);
        return doc < 0 ? [undefined, -1] : [part, doc];
      }
    }
    return [undefined, -1];
  }
}

function partOf(segment: Segment): Part {
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

function* merged(parts: readonly Part[]): Steps<Segment> {
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

/** Lowers the counts of terms in documents just removed, in one pass over the postings. */
function forget(part: Part, gone: Uint8Array): void {
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

function score(part: Part, stem: string, weight: number, meanLength: number): void {
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

function offer(part: Part, top: Top, allowed: Allowed | undefined): void {
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
