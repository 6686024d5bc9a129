import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/models/reader/place.js';

const score = fc.float({ min: -12, max: 12, noNaN: true });

/** Scores of each position, and where segments begin: the first after the question. */
const scored = fc.array(fc.tuple(score, score), { minLength: 6, maxLength: 60 }).chain((pairs) =>
  fc
    .uniqueArray(fc.integer({ min: 2, max: pairs.length - 1 }), { minLength: 1, maxLength: 6 })
    .map((cuts) => {
      const starts = cuts.sort((a, b) => a - b);
      return {
        first: Float32Array.from(pairs, ([start]) => start),
        last: Float32Array.from(pairs, ([, end]) => end),
        segments: starts.map((start, i) => ({ start, end: starts[i + 1] ?? pairs.length })),
      };
    }),
);

describe('where the answer is', () => {
  it('gives segments log-probabilities of start and end, each of which adds up to one', () => {
    const flat = new Float32Array(8);
    const { segments } = placeOf(flat, flat, [
      { start: 2, end: 5 },
      { start: 5, end: 8 },
    ]);
    expect(segments[0]).toBeCloseTo(2 * Math.log(1 / 2));
    expect(segments[1]).toBeCloseTo(2 * Math.log(1 / 2));
  });

  it('never gives a segment more than certainty, and all of it to the only one', () => {
    fc.assert(
      fc.property(scored, ({ first, last, segments }) => {
        const place = placeOf(first, last, segments);
        for (const one of place.segments) expect(one).toBeLessThanOrEqual(1e-6);
        const whole = { start: segments[0]?.start ?? 0, end: first.length };
        expect(placeOf(first, last, [whole]).segments[0]).toBeCloseTo(0, 5);
      }),
    );
  });

  it('leads by as much as the best stretch scores above "not here"', () => {
    const first = Float32Array.of(1, 9, 0, 4, 0, 0);
    const last = Float32Array.of(2, 9, 0, 0, 3, 8);
    const { lead } = placeOf(first, last, [{ start: 2, end: 5 }]);
    expect(lead).toBe(4 + 3 - (1 + 2));
  });

  it('takes no answer that ends before it starts, nor one outside of the segments', () => {
    fc.assert(
      fc.property(scored, ({ first, last, segments }) => {
        const from = segments[0]?.start ?? 0;
        let best = Number.NEGATIVE_INFINITY;
        for (let a = from; a < first.length; a += 1)
          for (let b = a; b < Math.min(first.length, a + 30); b += 1)
            best = Math.max(best, (first[a] ?? 0) + (last[b] ?? 0));
        const nowhere = (first[0] ?? 0) + (last[0] ?? 0);
        expect(placeOf(first, last, segments).lead).toBeCloseTo(best - nowhere, 4);
      }),
    );
  });
});
