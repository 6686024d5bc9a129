import { expect, it } from 'vitest';
import { copyCosine, cosine, nearCopy } from '../../bench/vectors.js';
import { smallEmbedder } from '../library/small-embedder.js';

it('a near copy of a unit vector is a unit vector, about as near as promised', async () => {
  const { embedHere } = smallEmbedder({ dimension: 384 });
  const vector = await embedHere('the lock opened on Tuesday');
  const copy = nearCopy(vector, await embedHere('ferries wait'), await embedHere('snow fell'));
  expect(Math.hypot(...copy)).toBeCloseTo(1, 5);
  expect(Math.abs(cosine(vector, copy) - copyCosine)).toBeLessThan(0.05);
});

it('where the two others do not differ, the copy is the vector', async () => {
  const { embedHere } = smallEmbedder();
  const vector = await embedHere('the lock opened on Tuesday');
  expect(cosine(nearCopy(vector, vector, vector), vector)).toBeCloseTo(1, 6);
});
