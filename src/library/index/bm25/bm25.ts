import type { ExplainedAcronym, SimilarWord } from '../../library.js';
import type { Steps } from '../../turn.js';
import { inverseFrequency } from './background.js';
import { acronyms, completion, type Dictionary, similarWords } from './dictionary.js';
import {
  type Allowed,
  forget,
  holdingSeen,
  merged,
  offer,
  type Part,
  partOf,
  score,
} from './part.js';
import { documentOf, documentsHolding, type Segment, termOf } from './segment.js';
import { Top } from './top.js';

/** Which articles a search may return, and which ones its statistics are over; all by default. */
export interface Within {
  readonly allowed?: Allowed | undefined;
  readonly seen?: Allowed | undefined;
}

/** The outcome of one search. Its scores are valid until the next search of the same index. */
export interface WordMatches {
  /** Rows of the best passages that hold at least one of the stems, best first. */
  readonly rows: readonly number[];
  /** BM25 of any passage; 0 if it contains no stem. */
  scoreOf(row: number): number;
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

  /** How many passages there are of the articles seen, and how many words they have. */
  sizeOf(seen?: Allowed): { readonly passages: number; readonly words: number } {
    if (seen === undefined) return { passages: this.#passages, words: this.#words };
    let [passages, words] = [0, 0];
    for (const { segment, removed } of this.#parts) {
      for (let doc = 0; doc < removed.length; doc += 1) {
        if (removed[doc] === 0 && seen(segment.articles[doc] ?? 0)) {
          passages += 1;
          words += segment.lengths[doc] ?? 0;
        }
      }
    }
    return { passages, words };
  }

  /** How many passages of the articles seen hold a stem. */
  holding(stem: string, seen?: Allowed): number {
    let sum = 0;
    for (const part of this.#parts) {
      const term = termOf(part.segment, stem);
      if (term < 0) continue;
      sum += seen === undefined ? (part.holding[term] ?? 0) : holdingSeen(part, term, seen);
    }
    return sum;
  }

  /** Numbers of articles seen that hold a stem, each once: at most `most`. */
  articlesHolding(stem: string, seen: Allowed, most: number): number[] {
    const found = new Set<number>();
    for (const { segment, removed } of this.#parts) {
      for (const doc of documentsHolding(segment, stem)) {
        const article = segment.articles[doc] ?? 0;
        if (removed[doc] === 1 || !seen(article)) continue;
        if (found.size === most) return [...found];
        found.add(article);
      }
    }
    return [...found];
  }

  /**
   * The most frequent indexed stem that begins an unknown one ("crypto" for "cryptocurr"). `null`
   * if there is none, if it would be too short to mean anything, and for numbers: 10000 is not the
   * beginning of 100000.
   */
  completion(stem: string, seen?: Allowed): string | null {
    return completion(this.#dictionary(seen), stem);
  }

  /** The indexed words that may be meant by one that is spelt wrong, likeliest first. */
  similar(asked: string, seen?: Allowed): SimilarWord[] {
    return similarWords(this.#dictionary(seen), asked);
  }

  /** What acronyms with these letters stand for, as passages explain them, the most frequent first. */
  acronyms(letters: readonly string[], seen?: Allowed): ExplainedAcronym[] {
    return acronyms(this.#dictionary(seen), letters);
  }

  /** Scores every passage for distinct stems and finds the `limit` best of the articles allowed. */
  search(stems: readonly string[], limit: number, { allowed, seen }: Within = {}): WordMatches {
    const { passages, words } = this.sizeOf(seen);
    const weights = stems.map((stem) => inverseFrequency(stem, passages, this.holding(stem, seen)));
    const meanLength = passages === 0 ? 1 : Math.max(1, words / passages);
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

  #dictionary(seen: Allowed | undefined): Dictionary {
    const segments = this.#parts.map((part) => part.segment);
    return { segments, holding: (stem) => this.holding(stem, seen) };
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
