import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pool } from '../../../src/models/embedding/pooling.js';

const rows = (pieces: number, dimension: number) =>
  fc.array(fc.float({ min: -8, max: 8, noNaN: true }), {
    minLength: pieces * dimension,
    maxLength: pieces * dimension,
  });

describe('pool', () => {
  it('takes the first row for cls', () => {
    const vector = pool(Float32Array.of(3, 4, 100, 200), 2, 'cls');
    expect(vector).toEqual(Float32Array.of(0.6, 0.8));
  });

  it('takes the direction of the mean row for mean', () => {
    const vector = pool(Float32Array.of(1, 0, 5, 8), 2, 'mean');
    expect(vector).toEqual(Float32Array.of(0.6, 0.8));
  });

  it('gives vectors of length 1, or none', () => {
    fc.assert(
      fc.property(rows(5, 3), fc.constantFrom('mean' as const, 'cls' as const), (hidden, mode) => {
        const vector = pool(Float32Array.from(hidden), 3, mode);
        if (vector === null) return;
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
    );
  });

  it.each([
    ['all zero', Float32Array.of(0, 0)],
    ['no numbers', Float32Array.of(Number.NaN, 1)],
  ])('gives none where the rows are %s', (_, hidden) => {
    expect(pool(hidden, 2, 'cls')).toBeNull();
  });
});
