import { expect, it } from 'vitest';
import { once } from '../../src/answer/once.js';

it('looks each article and each sentence up once', async () => {
  const looked: string[] = [];
  const { library, embedder } = once({
    library: {
      article: async (id) => {
        looked.push(id);
        return null;
      },
      alsoIn: async () => [],
    },
    embedder: {
      embedHere: async (text) => {
        looked.push(text);
        return Float32Array.of(text.length);
      },
    },
  });
  await Promise.all([library.article('a'), library.article('b'), library.article('a')]);
  const [first, again] = [
    await embedder.embedHere('It rained.'),
    await embedder.embedHere('It rained.'),
  ];
  expect(looked).toEqual(['a', 'b', 'It rained.']);
  expect(again).toBe(first);
});
