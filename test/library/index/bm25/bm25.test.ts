import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseFrequency } from '../../../../src/library/index/bm25/background.js';
import { WordIndex } from '../../../../src/library/index/bm25/bm25.js';
import { SegmentBuilder } from '../../../../src/library/index/bm25/segment.js';
import { decodeSegment, encodeSegment } from '../../../../src/library/index/bm25/segment-file.js';
import { indexedWords } from '../../../../src/library/index/indexed-text.js';
import { atOnce } from '../../../../src/library/turn.js';
import { typingErrors } from '../../../../src/text/typing-errors.js';
import { tokens } from '../../../../src/text/words.js';

interface Doc {
  readonly row: number;
  readonly article: number;
  readonly stems: readonly string[];
}

/** BM25 by its definition: every statistic counted afresh over the documents. */
function naive(docs: readonly Doc[], query: readonly string[]): Map<number, number> {
  const mean = Math.max(1, docs.reduce((sum, doc) => sum + doc.stems.length, 0) / docs.length);
  const scores = new Map<number, number>();
  for (const doc of docs) {
    let score = 0;
    for (const stem of query) {
      const count = doc.stems.filter((other) => other === stem).length;
      const holding = docs.filter((other) => other.stems.includes(stem)).length;
      const idf = inverseFrequency(stem, docs.length, holding);
      const norm = 0.6 * (1 - 0.5 + (0.5 * doc.stems.length) / mean);
      score += (idf * count * 1.6) / (count + norm);
    }
    scores.set(doc.row, score);
  }
  return scores;
}

/** Words that are their own stems. */
function indexed(stems: readonly string[]) {
  return stems.map((stem) => ({ stem, word: stem }));
}

function segmentOf(docs: readonly Doc[]) {
  const builder = new SegmentBuilder();
  for (const doc of docs) {
    builder.add(doc.row, doc.article, indexed(doc.stems));
  }
  return builder.build();
}

const word = fc.constantFrom('flood', 'bridg', 'minist', 'euro', 'storm', 'vote', 'ferri');
const texts = fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 6 });
/** Batches that are added, each followed by removals (as shares of all rows so far). */
const history = fc.array(
  fc.record({
    add: texts,
    remove: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 14 },
);
const queries = fc.uniqueArray(fc.oneof(word, fc.constant('unknown')), {
  minLength: 1,
  maxLength: 5,
});

function replay(steps: typeof history extends fc.Arbitrary<infer T> ? T : never) {
  const index = new WordIndex();
  let live: Doc[] = [];
  let row = 0;
  for (const step of steps) {
    const docs = step.add.map((stems) => {
      row += 1 + (row % 3);
      return { row, article: row % 4, stems };
    });
    index.add(segmentOf(docs));
    atOnce(index.tidy());
    live.push(...docs);
    const gone = new Set(step.remove.map((share) => live[Math.floor(share * live.length)]?.row));
    const rows = live.filter((doc) => gone.has(doc.row)).map((doc) => doc.row);
    // A row that was never held, and one twice: both are nothing new.
    index.remove([...rows, ...rows, 1_000_000]);
    live = live.filter((doc) => !gone.has(doc.row));
  }
  return { index, live };
}

describe('WordIndex', () => {
  it('scores every passage as the definition does, whatever was added, removed and merged', () => {
    fc.assert(
      fc.property(history, queries, (steps, query) => {
        const { index, live } = replay(steps);
        const expected = naive(live, query);
        const matches = index.search(query, 1000);
        for (const [row, score] of expected) {
          expect(matches.scoreOf(row)).toBeCloseTo(score, 9);
        }
        const matching = live.filter((doc) => (expected.get(doc.row) ?? 0) > 0);
        expect([...matches.rows].sort()).toEqual(matching.map((doc) => doc.row).sort());
        expect(index.size).toBe(live.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the best first and no more than asked for', () => {
    fc.assert(
      fc.property(history, queries, fc.integer({ min: 0, max: 5 }), (steps, query, limit) => {
        const { index } = replay(steps);
        const all = index.search(query, 1000);
        const scores = all.rows.map((row) => all.scoreOf(row));
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(index.search(query, limit).rows).toEqual(all.rows.slice(0, limit));
      }),
    );
  });

  it('gives nothing outside the articles allowed, and what is allowed as without a filter', () => {
    fc.assert(
      fc.property(history, queries, (steps, query) => {
        const { index, live } = replay(steps);
        const all = index.search(query, 1000).rows;
        const some = index.search(query, 1000, { allowed: (article) => article === 2 }).rows;
        expect(some).toEqual(all.filter((row) => index.articleOf(row) === 2));
        const rows = live.filter((doc) => doc.article === 2).map((doc) => doc.row);
        expect(index.rowsOf((article) => article === 2, 1000)).toEqual(rows);
      }),
    );
  });

  it('is to a scope as if it held nothing but what the scope sees', () => {
    fc.assert(
      fc.property(history, queries, (steps, query) => {
        const { index, live } = replay(steps);
        const seen = (article: number): boolean => article < 2;
        const own = live.filter((doc) => seen(doc.article));
        const alone = new WordIndex();
        alone.add(segmentOf(own));
        const within = index.search(query, 1000, { allowed: seen, seen });
        const scores = own.map(({ row }) => within.scoreOf(row));
        const expected = alone.search(query, 1000);
        expect(within.rows).toEqual(expected.rows);
        expect(scores).toEqual(own.map(({ row }) => expected.scoreOf(row)));
        expect(index.sizeOf(seen)).toEqual(alone.sizeOf());
        for (const stem of query) {
          expect(index.holding(stem, seen)).toBe(alone.holding(stem));
          expect(index.completion(stem, seen)).toBe(alone.completion(stem));
          const articles = own.filter(({ stems }) => stems.includes(stem));
          expect(index.articlesHolding(stem, seen, 9)).toEqual([
            ...new Set(articles.map(({ article }) => article)),
          ]);
        }
      }),
    );
  });

  it('is the same after merging everything into one segment and reading it from its file', () => {
    fc.assert(
      fc.property(history, queries, (steps, query) => {
        const { index, live } = replay(steps);
        const segment = atOnce(index.merged());
        const read = new WordIndex();
        read.add(decodeSegment(Buffer.concat(encodeSegment(segment))));
        expect(read.size).toBe(live.length);
        const before = index.search(query, 1000);
        const after = read.search(query, 1000);
        expect(after.rows).toEqual(before.rows);
        for (const doc of live) {
          expect(after.scoreOf(doc.row)).toBeCloseTo(before.scoreOf(doc.row), 9);
          expect(read.articleOf(doc.row)).toBe(doc.article);
        }
      }),
    );
  });

  it('counts more rows than asked for as too many', () => {
    const index = new WordIndex();
    index.add(segmentOf([1, 2, 3].map((row) => ({ row, article: 1, stems: ['flood'] }))));
    expect(index.rowsOf(() => true, 3)).toEqual([1, 2, 3]);
    expect(index.rowsOf(() => true, 2)).toBeNull();
  });

  it('completes a word that it lacks to the most frequent one that it begins', () => {
    const index = new WordIndex();
    index.add(
      segmentOf([
        { row: 1, article: 1, stems: ['cryptocurr', 'ferryman'] },
        { row: 2, article: 1, stems: ['cryptocurr', 'cryptograph', '100000'] },
      ]),
    );
    expect(index.completion('crypto')).toBe('cryptocurr');
    expect(index.completion('cryptograph')).toBe('cryptograph');
    expect(index.completion('ferr')).toBeNull();
    expect(index.completion('10000')).toBeNull();
    expect(index.completion('bridge')).toBeNull();
    index.remove([1, 2]);
    expect(index.completion('crypto')).toBeNull();
  });

  describe('words like one that it lacks', () => {
    /** An index with a passage for each of these texts. */
    function indexOf(...passages: string[]): WordIndex {
      const index = new WordIndex();
      for (const [at, text] of passages.entries()) {
        const builder = new SegmentBuilder();
        builder.add(at + 1, 1, tokens(text));
        index.add(builder.build());
        atOnce(index.tidy());
      }
      return index;
    }
    const similar = (index: WordIndex, word: string) => index.similar(word).map((one) => one.word);

    it('are those as they are written, not their stems', () => {
      const index = indexOf('The excavation at Olmsworth', 'They excavated a mosaic');
      expect(index.similar('excavaton')).toEqual([{ word: 'excavation', errors: 1, passages: 2 }]);
      expect(similar(index, 'mosiac')).toEqual(['mosaic']);
    });

    it('come with fewer errors first, then with more passages', () => {
      const index = indexOf('Calloway', 'the colloway', 'the colloway');
      expect(similar(index, 'callaway')).toEqual(['calloway', 'colloway']);
      const even = indexOf('a parrot', 'a carrot', 'the pargot', 'the pargot');
      expect(similar(even, 'parlot')).toEqual(['pargot', 'parrot']);
    });

    it('are not those of passages that were removed, nor after writing them to a file', () => {
      const index = indexOf('The excavation', 'They excavated', 'A mosaic');
      index.remove([1, 3]);
      expect(similar(index, 'mosiac')).toEqual([]);
      const read = new WordIndex();
      read.add(decodeSegment(Buffer.concat(encodeSegment(atOnce(index.merged())))));
      expect(similar(read, 'excavatde')).toEqual(['excavated']);
      expect(similar(read, 'mosiac')).toEqual([]);
    });

    it('are those that a look at every word gives, whatever was added, removed and merged', () => {
      const asked = fc.string({
        unit: fc.constantFrom(...'florestid'),
        minLength: 4,
        maxLength: 9,
      });
      fc.assert(
        fc.property(history, asked, (steps, typed) => {
          const { index, live } = replay(steps);
          const all = new Set(live.flatMap(({ stems }) => stems));
          const meant = [...all].filter((one) => typingErrors(typed, one) !== null);
          expect(similar(index, typed).sort()).toEqual(meant.sort());
        }),
      );
    });
  });

  it('knows explained acronyms, the most frequent first, until their passages are removed', () => {
    const index = new WordIndex();
    const builder = new SegmentBuilder();
    const texts = [
      'The Coastal Rail Board (CRB) agrees.',
      'The Council of River Boats (CRB) agrees.',
      'The CRB, the Coastal Rail Board, agrees.',
      'The CRB agrees.',
    ];
    for (const [at, text] of texts.entries()) {
      const { words, marks } = indexedWords(text);
      builder.add(at + 1, 1, words, marks);
    }
    index.add(builder.build());
    const coastal = { letters: 'crb', words: ['coastal', 'rail', 'board'] };
    const council = { letters: 'crb', words: ['council', 'river', 'boats'], passages: 1 };
    expect(index.acronyms(['crb', 'cr'])).toEqual([{ ...coastal, passages: 2 }, council]);
    index.remove([1, 3]);
    expect(index.acronyms(['crb'])).toEqual([council]);
    const read = new WordIndex();
    read.add(decodeSegment(Buffer.concat(encodeSegment(atOnce(index.merged())))));
    expect(read.acronyms(['crb'])).toEqual([council]);
    expect(atOnce(read.merged()).lengths).toEqual(Uint32Array.of(5, 2));
  });

  it('holds nothing at first', () => {
    const index = new WordIndex();
    expect(index.search(['flood'], 10).rows).toEqual([]);
    expect(index.holding('flood')).toBe(0);
    expect(index.articleOf(1)).toBeNull();
  });
});
