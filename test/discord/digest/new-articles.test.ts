import { describe, expect, it, onTestFinished } from 'vitest';
import { beginAt, newArticles } from '../../../src/discord/digest/new-articles.js';
import type { Library } from '../../../src/library/library.js';
import { openLibrary } from '../../../src/library/open.js';
import { smallEmbedder } from '../../library/small-embedder.js';
import { workplace } from '../../library/stories.js';
import { storyText } from '../../library/story.js';

const embedder = smallEmbedder();

describe('newArticles', () => {
  it('has each article once, although a library in a cluster brings the newest ones again', async () => {
    const { write, ingest, index } = workplace();
    write('old.txt', storyText(1));
    await ingest(embedder);
    const kept = await openLibrary(index, embedder.model);
    onTestFinished(() => kept.close());
    // What came in the last minutes is among what came since any mark, as new.
    const library: Pick<Library, 'added'> = {
      added: async (since, most) => kept.added(since === null ? null : '', most),
    };
    const first = await newArticles(library, await beginAt(library));
    expect(first.ids).toEqual([]);
    write('new.txt', storyText(2));
    await ingest(embedder);
    const second = await newArticles(library, first.looked);
    expect(second.ids).toHaveLength(1);
    expect((await newArticles(library, second.looked)).ids).toEqual([]);
  });
});
