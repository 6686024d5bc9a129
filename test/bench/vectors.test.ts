import { expect, it } from 'vitest';
import { copyCosine, cosine, nearCopy } from '../../bench/vectors.js';
import { seeded } from '../library/small-embedder.js';

it('a near copy of a unit vector is a unit vector, as near as promised, and another each time', () => {
  const random = seeded(1);
  const vector = nearCopy(new Float32Array(384).fill(1 / Math.sqrt(384)), random);
  const copies = [nearCopy(vector, random), nearCopy(vector, random)];
  for (const copy of copies) {
    expect(Math.hypot(...copy)).toBeCloseTo(1, 5);
    expect(Math.abs(cosine(vector, copy) - copyCosine)).toBeLessThan(0.05);
  }
  expect(copies[0]).not.toEqual(copies[1]);
});
