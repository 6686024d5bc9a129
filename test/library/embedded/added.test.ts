import { describe, expect, it, onTestFinished } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import { openLibrary } from '../../../src/library/open.js';
import { smallEmbedder } from '../small-embedder.js';
import { workplace } from '../stories.js';
import { story, storyText } from '../story.js';

const embedder = smallEmbedder();

/** A library with one article, which a test adds to. */
async function library() {
  const place = workplace();
  const add = async (name: string, text: string): Promise<void> => {
    place.write(name, text);
    await place.ingest(embedder);
  };
  await add('old.txt', storyText(1));
  const library = await openLibrary(place.index, embedder.model);
  onTestFinished(() => library.close());
  return { add, library, end: (await library.added(null, 0)).mark };
}

/** The titles of new articles, and of those that are there again in a newer version. */
async function titles(of: Library, since: string, known?: string) {
  const { passages, mark } = await of.added(since, 1_000, known);
  const said = (isNew: boolean) => [
    ...new Set(passages.filter((one) => one.isNew === isNew).map(({ title }) => title)),
  ];
  return { fresh: said(true), again: said(false), mark };
}

describe('added', () => {
  const changed = `${storyText(1)}\n\nThe mayor was the first to cross the bridge on Tuesday.`;

  it('says of a newer version whether the first one was there at the mark', async () => {
    const { add, library: of, end } = await library();
    await add('old.txt', changed);
    await add('new.txt', storyText(2));
    const both = [story(1).title, story(2).title];
    const { mark, ...first } = await titles(of, end);
    expect(first).toEqual({ fresh: [both[1]], again: [both[0]] });
    await add('old.txt', `${changed} Then came the others.`);
    await add('new.txt', `${storyText(2)}\n\nNobody else was there, said the minister.`);
    expect(await titles(of, mark)).toMatchObject({ fresh: [], again: both });
    // In several calls, a version that came after the first one is still as new as its article.
    expect(await titles(of, mark, end)).toMatchObject({ fresh: [both[1]], again: [both[0]] });
  });

  it('takes an article with another title for another one', async () => {
    const { add, library: of, end } = await library();
    await add('old.txt', storyText(2));
    expect(await titles(of, end)).toMatchObject({ fresh: [story(2).title], again: [] });
  });
});
