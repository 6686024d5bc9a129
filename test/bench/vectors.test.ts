import { expect, it } from 'vitest';
import { copyCosine, cosine, nearCopy } from '../../bench/vectors.js';
import { smallEmbedder } from '../library/small-embedder.js';

/** Gives texts unit vectors. */
function embedderOf(dimension: number): (text: string) => Promise<Float32Array> {
  const { embedQuery } = smallEmbedder({ dimension });
  return async (text) => (await embedQuery(text)).passage;
}

it('a near copy of a unit vector is a unit vector, about as near as promised', async () => {
  const vectorOf = embedderOf(384);
  const vector = await vectorOf('the lock opened on Tuesday');
  const copy = nearCopy(vector, await vectorOf('ferries wait'), await vectorOf('snow fell'));
  expect(Math.hypot(...copy)).toBeCloseTo(1, 5);
  expect(Math.abs(cosine(vector, copy) - copyCosine)).toBeLessThan(0.05);
});

it('where the two others do not differ, the copy is the vector', async () => {
  const vectorOf = embedderOf(32);
  const vector = await vectorOf('the lock opened on Tuesday');
  expect(cosine(nearCopy(vector, vector, vector), vector)).toBeCloseTo(1, 6);
});
