import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/open.js';
import { reindex } from '../../src/library/reindex.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import { smallEmbedder } from './small-embedder.js';
import { workplace } from './stories.js';
import { storyText } from './story.js';

async function filled(articles: number) {
  const place = workplace();
  for (let seed = 0; seed < articles; seed += 1) {
    place.write(`${seed}.txt`, storyText(seed));
  }
  await place.ingest(smallEmbedder());
  return place;
}

describe('reindex', () => {
  it('cuts and embeds everything for another model, which then opens it', async () => {
    const { index, faults, ingest } = await filled(10);
    const other = smallEmbedder({ id: 'test/other', dimension: 48, maxPieces: 60 });
    const seen: number[] = [];
    await reindex(index, { embedder: other, onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(10);
    expect(await faults()).toEqual([]);
    const library = await openLibrary(index, other.model);
    expect(await library.status()).toMatchObject({
      model: other.model,
      articles: 10,
      passages: other.embedded.length,
    });
    await library.close();
    await expect(openLibrary(index, smallEmbedder().model)).rejects.toMatchObject({
      kind: 'index-mismatch',
    });
    expect((await ingest(other)).files.unchanged).toBe(10);
  });

  it('goes on where it was stopped, and until it is done the old model answers', async () => {
    const { index, faults } = await filled(20);
    const other = smallEmbedder({ id: 'test/other' });
    const stop = new AbortController();
    const stopped = reindex(index, {
      embedder: other,
      signal: stop.signal,
      onProgress: (done) => {
        if (done === 8) {
          stop.abort();
        }
      },
    });
    await expect(stopped).rejects.toMatchObject({ kind: 'interrupted' });
    const before = other.embedded.length;
    const library = await openLibrary(index, smallEmbedder().model);
    expect((await library.status()).articles).toBe(20);
    await library.close();
    expect(await faults()).toEqual([]);

    await reindex(index, { embedder: other });
    expect(new Set(other.embedded).size).toBe(other.embedded.length);
    expect(other.embedded.length).toBeGreaterThan(before);
    expect(await faults()).toEqual([]);
    await (await openLibrary(index, other.model)).close();
  });

  it('begins anew where it was stopped with a third model', async () => {
    const { index, faults } = await filled(10);
    const failing: Embedder = {
      ...smallEmbedder({ id: 'test/third', dimension: 8 }),
      embedPassages: failAfter(4, smallEmbedder({ id: 'test/third', dimension: 8 })),
    };
    await expect(reindex(index, { embedder: failing })).rejects.toThrow('out of order');
    const other = smallEmbedder({ id: 'test/other' });
    await reindex(index, { embedder: other });
    expect(await faults()).toEqual([]);
    const library = await openLibrary(index, other.model);
    expect((await library.status()).passages).toBe(other.embedded.length);
    await library.close();
  });
});

function failAfter(calls: number, embedder: Embedder): Embedder['embedPassages'] {
  let left = calls;
  return async (texts) => {
    left -= 1;
    if (left < 0) {
      throw new Error('out of order');
    }
    return embedder.embedPassages(texts);
  };
}
