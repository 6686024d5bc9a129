import { expect, it } from 'vitest';
import { once } from '../../src/answer/once.js';

it('looks each article and the sentences of each passage up once', async () => {
  const looked: (string | number)[] = [];
  const library = once({
    article: async (id) => {
      looked.push(id);
      return null;
    },
    sentences: async (row) => {
      looked.push(row);
      return [];
    },
    alsoIn: async () => [],
  });
  await Promise.all([library.article('a'), library.article('b'), library.article('a')]);
  const [first, again] = [await library.sentences(7), await library.sentences(7)];
  expect(looked).toEqual(['a', 'b', 7]);
  expect(again).toBe(first);
});
