import { expect, it } from 'vitest';
import { once } from '../../src/answer/once.js';

it('looks each article and the sentences of each passage up once', async () => {
  const looked: string[] = [];
  const passage = { row: 7, articleId: 'a', ordinal: 2, start: 10, end: 20 };
  const library = once({
    article: async (id) => {
      looked.push(id);
      return null;
    },
    sentences: async ({ articleId, ordinal }) => {
      looked.push(`${articleId} ${ordinal}`);
      return [];
    },
    alsoIn: async () => [],
  });
  await Promise.all([library.article('a'), library.article('b'), library.article('a')]);
  const [first, again] = [
    await library.sentences(passage),
    await library.sentences({ ...passage }),
  ];
  expect(looked).toEqual(['a', 'b', 'a 2']);
  expect(again).toBe(first);
});
