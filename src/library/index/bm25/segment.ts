import type { Token } from '../../../text/words.js';
import { atOnce, type Steps } from '../../turn.js';

/**
 * An immutable part of the word index: some passages and, for each stem, the passages that hold it.
 * Segments are added and merged, never changed, as in Lucene.
 *
 * Documents (passages) are numbered from 0 in ascending order of row; `docs` and `counts` hold all
 * postings, those of term `t` at `offsets[t]` up to `offsets[t + 1]`, in ascending order of document.
 */
export interface Segment {
  /** Per document: the passage's row. */
  readonly rows: Uint32Array;
  /** Per document: the number of its article. */
  readonly articles: Uint32Array;
  /** Per document: how many words it has. */
  readonly lengths: Uint32Array;
  /** Stems in ascending order of their code units; a stem's index is its term number. */
  readonly stems: readonly string[];
  /** Per term: the words with this stem, separated by spaces; empty if the stem is the only one. */
  readonly forms: readonly string[];
  readonly offsets: Uint32Array;
  readonly docs: Uint32Array;
  /** Per posting: how often the term occurs in the document. */
  readonly counts: Uint16Array;
}

/** Rows and postings are 32-bit; no news text has a count that needs more than 16 bits. */
const mostCounted = 0xffff;

/** Postings handled in one step; some 1 ms. */
const postingsAStep = 20_000;

/** A word of a passage, as it is searched for and as it is written there. */
export type IndexedWord = Pick<Token, 'stem' | 'word'>;

/** Gathers passages, in ascending order of row, into a segment. */
export class SegmentBuilder {
  readonly #rows: number[] = [];
  readonly #articles: number[] = [];
  readonly #lengths: number[] = [];
  readonly #terms = new Map<string, number>();
  /** All words, and those with the stem of each term. */
  readonly #words = new Set<string>();
  readonly #forms = new Map<number, string[]>();
  /** Per term: how many documents hold it. */
  readonly #spread: number[] = [];
  #postingTerms = new Uint32Array(1024);
  #postingDocs = new Uint32Array(1024);
  #postingCounts = new Uint16Array(1024);
  #postings = 0;

  get size(): number {
    return this.#rows.length;
  }

  /** @param marks stems of no word: they are found, and don't count as words of the passage */
  add(
    row: number,
    article: number,
    words: readonly IndexedWord[],
    marks: readonly string[] = [],
  ): void {
    const doc = this.#rows.length;
    const counts = new Map<number, number>();
    for (const { stem, word } of words) {
      const term = this.#termNumber(stem);
      counts.set(term, (counts.get(term) ?? 0) + 1);
      this.#addForm(term, word);
    }
    this.#rows.push(row);
    this.#articles.push(article);
    this.#lengths.push(words.length);
    for (const [term, count] of counts) {
      this.#post(term, doc, count);
    }
    for (const mark of marks) {
      this.#post(this.#termNumber(mark), doc, 1);
    }
  }

  /** Adds those documents of a segment that `keeps` lets through. */
  *addSegment(segment: Segment, keeps: (row: number) => boolean): Steps {
    const first = this.#rows.length;
    const moved = new Int32Array(segment.rows.length).fill(-1);
    for (let doc = 0; doc < segment.rows.length; doc += 1) {
      const row = segment.rows[doc] ?? 0;
      if (keeps(row)) {
        moved[doc] = this.#rows.length;
        this.#rows.push(row);
        this.#articles.push(segment.articles[doc] ?? 0);
        this.#lengths.push(segment.lengths[doc] ?? 0);
      }
    }
    if (this.#rows.length === first) {
      return;
    }
    let step = postingsAStep;
    for (const [term, stem] of segment.stems.entries()) {
      const end = segment.offsets[term + 1] ?? 0;
      this.#addTerm(segment, stem, term, moved);
      if (end >= step) {
        step = end + postingsAStep;
        yield;
      }
    }
  }

  #addTerm(segment: Segment, stem: string, term: number, moved: Int32Array): void {
    let number = -1;
    for (let at = segment.offsets[term] ?? 0; at < (segment.offsets[term + 1] ?? 0); at += 1) {
      const doc = moved[segment.docs[at] ?? 0] ?? -1;
      if (doc >= 0) {
        // Only now, so that terms found only in removed documents leave the dictionary.
        number = number < 0 ? this.#termNumber(stem) : number;
        this.#post(number, doc, segment.counts[at] ?? 0);
      }
    }
    for (const form of number < 0 ? [] : formsOf(segment, term)) {
      this.#addForm(number, form);
    }
  }

  build(): Segment {
    return atOnce(this.building());
  }

  *building(): Steps<Segment> {
    // One step, whatever its size: tens of milliseconds when a large library is published.
    const stems = [...this.#terms.keys()].sort();
    yield;
    const offsets = new Uint32Array(stems.length + 1);
    /** Per term as it was numbered while adding: where its next posting goes. */
    const next = new Uint32Array(stems.length);
    for (const [term, stem] of stems.entries()) {
      const added = this.#termNumber(stem);
      next[added] = offsets[term] ?? 0;
      offsets[term + 1] = (offsets[term] ?? 0) + (this.#spread[added] ?? 0);
    }
    // A counting sort by term; documents were added in order and stay in order.
    const docs = new Uint32Array(this.#postings);
    const counts = new Uint16Array(this.#postings);
    for (let from = 0; from < this.#postings; from += postingsAStep) {
      const end = Math.min(from + postingsAStep, this.#postings);
      for (let at = from; at < end; at += 1) {
        const term = this.#postingTerms[at] ?? 0;
        const to = next[term] ?? 0;
        docs[to] = this.#postingDocs[at] ?? 0;
        counts[to] = this.#postingCounts[at] ?? 0;
        next[term] = to + 1;
      }
      yield;
    }
    return {
      rows: Uint32Array.from(this.#rows),
      articles: Uint32Array.from(this.#articles),
      lengths: Uint32Array.from(this.#lengths),
      stems,
      forms: stems.map((stem) => {
        const forms = this.#forms.get(this.#termNumber(stem)) ?? [];
        return forms.length === 1 && forms[0] === stem ? '' : forms.sort().join(' ');
      }),
      offsets,
      docs,
      counts,
    };
  }

  #termNumber(stem: string): number {
    const known = this.#terms.get(stem);
    if (known !== undefined) {
      return known;
    }
    const term = this.#terms.size;
    this.#terms.set(stem, term);
    this.#spread.push(0);
    return term;
  }

  #addForm(term: number, word: string): void {
    if (this.#words.has(word)) {
      return;
    }
    this.#words.add(word);
    const forms = this.#forms.get(term);
    if (forms === undefined) {
      this.#forms.set(term, [word]);
    } else {
      forms.push(word);
    }
  }

  #post(term: number, doc: number, count: number): void {
    if (this.#postings === this.#postingTerms.length) {
      this.#grow();
    }
    this.#postingTerms[this.#postings] = term;
    this.#postingDocs[this.#postings] = doc;
    this.#postingCounts[this.#postings] = Math.min(count, mostCounted);
    this.#spread[term] = (this.#spread[term] ?? 0) + 1;
    this.#postings += 1;
  }

  #grow(): void {
    const size = this.#postings * 2;
    const terms = new Uint32Array(size);
    const docs = new Uint32Array(size);
    const counts = new Uint16Array(size);
    terms.set(this.#postingTerms);
    docs.set(this.#postingDocs);
    counts.set(this.#postingCounts);
    this.#postingTerms = terms;
    this.#postingDocs = docs;
    this.#postingCounts = counts;
  }
}

/** One segment with the documents of several, given in ascending order of row, less the removed. */
export function* mergeSegments(
  segments: readonly Segment[],
  keeps: (row: number) => boolean,
): Steps<Segment> {
  const builder = new SegmentBuilder();
  for (const segment of segments) {
    yield* builder.addSegment(segment, keeps);
  }
  return yield* builder.building();
}

/** The words with a term's stem. */
export function formsOf({ stems, forms }: Segment, term: number): string[] {
  return (forms[term] || (stems[term] ?? '')).split(' ');
}

/** The term number of a stem, or -1. */
export function termOf({ stems }: Segment, stem: string): number {
  const term = firstFrom(stems, stem);
  return stems[term] === stem ? term : -1;
}

/** The documents that hold a stem, in order. */
export function documentsHolding({ stems, offsets, docs }: Segment, stem: string): Uint32Array {
  const term = firstFrom(stems, stem);
  return stems[term] === stem ? docs.subarray(offsets[term], offsets[term + 1]) : new Uint32Array();
}

/** The number of the first term that is not below a beginning; those that begin with it follow. */
export function firstFrom(stems: readonly string[], beginning: string): number {
  let low = 0;
  let high = stems.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stems[middle] ?? '') < beginning) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The document that holds a row, or -1. Rows ascend, so this is a binary search. */
export function documentOf(segment: Segment, row: number): number {
  let low = 0;
  let high = segment.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = segment.rows[middle] ?? 0;
    if (found === row) {
      return middle;
    }
    if (found < row) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
}
