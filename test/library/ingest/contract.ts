import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/library/library.js';
import type { Removed } from '../../../src/library/storage.js';
import { smallEmbedder } from '../small-embedder.js';
import { changesOf, type Workplace } from '../stories.js';
import { story, storyText } from '../story.js';

/** A folder of sources and a library that takes them in. */
export interface IngestingPlace extends Pick<Workplace, 'write' | 'remove' | 'ingest' | 'faults'> {
  /** Opens the library, to be closed by whoever asked. */
  open(): Promise<Library>;
  /** Removes an article from the library. */
  take(id: string): Promise<Removed>;
}

async function titlesIn(open: IngestingPlace['open']): Promise<(string | null)[]> {
  const library = await open();
  const titles = (await library.articles()).map((article) => article.title);
  await library.close();
  return titles.sort();
}

/**
 * What becomes of articles that are taken in, whatever library they go to.
 *
 * @param place gives a place that is gone after the test, with a library that holds nothing
 */
export function describeIngesting(what: string, place: () => Promise<IngestingPlace>): void {
  describe(what, () => {
    it('adds every article, with passages that can be checked', async () => {
      const { write, ingest, faults, open } = await place();
      write('one.txt', storyText(1, { publisher: 'Kalvik Post', date: '2024-03-01' }));
      write('two.txt', storyText(2));
      const embedder = smallEmbedder();
      const report = await ingest(embedder);
      expect(changesOf(report)).toEqual({ added: 2 });
      expect(report.passages).toBe(embedder.embedded.length);
      expect(report.faults).toEqual([]);
      expect(await titlesIn(open)).toEqual([story(1).title, story(2).title].sort());
      expect(await faults()).toEqual([]);
    });

    it('replaces what came from a file that changed', async () => {
      const { write, ingest, faults, open } = await place();
      write('one.txt', storyText(1));
      write('two.txt', storyText(2));
      await ingest(smallEmbedder());
      write('one.txt', storyText(3));
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({ replaced: 1 });
      expect(await titlesIn(open)).toEqual([story(2).title, story(3).title].sort());
      expect(await faults()).toEqual([]);
    });

    it('brings back what was removed, if it reads unchanged files again', async () => {
      const { write, ingest, faults, open, take } = await place();
      write('one.txt', storyText(1));
      write('two.txt', storyText(2));
      await ingest(smallEmbedder());
      const library = await open();
      const [first] = await library.articles({ source: story(1).title });
      await library.close();
      await take(first?.id ?? '');
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({});
      expect(await titlesIn(open)).toEqual([story(2).title]);
      const report = await ingest(smallEmbedder(), { again: true });
      expect(changesOf(report)).toEqual({ added: 1, unchanged: 1 });
      expect(await titlesIn(open)).toEqual([story(1).title, story(2).title].sort());
      expect(await faults()).toEqual([]);
    });

    it('replaces an article of which only punctuation changed: quotes are word for word', async () => {
      const { write, ingest, open } = await place();
      write('one.txt', storyText(1));
      await ingest(smallEmbedder());
      write('one.txt', storyText(1).replaceAll(', and some', '; and some'));
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({ replaced: 1 });
      const library = await open();
      const [article] = await library.articles();
      await library.close();
      expect(article?.body).toContain('; and some');
    });

    it('does not embed again where only date or publisher changed', async () => {
      const { write, ingest, open } = await place();
      write('one.txt', storyText(1, { date: '2024-03-01' }));
      const embedder = smallEmbedder();
      await ingest(embedder);
      const before = embedder.embedded.length;
      write('one.txt', storyText(1, { date: '2024-03-02' }));
      expect(changesOf(await ingest(embedder))).toEqual({ relabelled: 1 });
      expect(embedder.embedded.length).toBe(before);
      const library = await open();
      expect((await library.articles())[0]?.date).toBe('2024-03-02');
      await library.close();
    });

    it('sees a changed sidecar as a change of its file', async () => {
      const { write, ingest, open } = await place();
      write('one.txt', storyText(1));
      await ingest(smallEmbedder());
      write('one.txt.meta.json', JSON.stringify({ publisher: 'Sarrow Herald' }));
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({ relabelled: 1 });
      const library = await open();
      expect(await library.publishers()).toEqual(['Sarrow Herald']);
      await library.close();
    });

    it('keeps what came from a removed file until it is told to prune', async () => {
      const { write, remove, ingest, faults, open } = await place();
      write('one.txt', storyText(1));
      write('two.txt', storyText(2));
      await ingest(smallEmbedder());
      remove('one.txt');
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({});
      expect(await titlesIn(open)).toHaveLength(2);
      expect(changesOf(await ingest(smallEmbedder(), { prune: true }))).toEqual({ removed: 1 });
      expect(await titlesIn(open)).toEqual([story(2).title]);
      expect(await faults()).toEqual([]);
    });

    it('keeps an exact duplicate as a copy, which takes over when its original goes', async () => {
      const { write, remove, ingest, faults, open } = await place();
      const embedder = smallEmbedder();
      const first = write('a.txt', storyText(1, { publisher: 'Kalvik Post' }));
      const second = write('b.txt', storyText(1, { publisher: 'Sarrow Herald' }));
      expect(changesOf(await ingest(embedder))).toEqual({ added: 1, copy: 1 });
      const passages = embedder.embedded.length;

      let library = await open();
      const [article] = await library.articles();
      expect(article?.locator).toBe(first);
      const also = await library.alsoIn(article?.id ?? '');
      expect(also.map(({ locator, publisher }) => ({ locator, publisher }))).toEqual([
        { locator: second, publisher: 'Sarrow Herald' },
      ]);
      await library.close();

      remove('a.txt');
      await ingest(embedder, { prune: true });
      expect(await faults()).toEqual([]);
      library = await open();
      const [promoted] = await library.articles();
      expect(promoted?.locator).toBe(second);
      expect(promoted?.publisher).toBe('Sarrow Herald');
      expect(await library.alsoIn(promoted?.id ?? '')).toEqual([]);
      expect(embedder.embedded.length).toBe(passages);
      await library.close();
    });

    it('follows a file that was renamed', async () => {
      const { write, remove, ingest, faults, open } = await place();
      const embedder = smallEmbedder();
      write('old.txt', storyText(1));
      await ingest(embedder);
      remove('old.txt');
      const renamed = write('new.txt', storyText(1));
      expect(changesOf(await ingest(embedder))).toEqual({ relabelled: 1 });
      const library = await open();
      expect((await library.articles()).map((article) => article.locator)).toEqual([renamed]);
      await library.close();
      expect(changesOf(await ingest(embedder, { prune: true }))).toEqual({});
      expect(await faults()).toEqual([]);
    });

    it('knows near duplicates from others', async () => {
      const { write, ingest, open } = await place();
      const { title, body } = story(1, 6);
      write('wire.txt', `---\ntitle: ${title}\n---\n${body}\n`);
      write('copy.txt', `---\ntitle: Again\n---\n${body.split('\n\n').slice(0, 5).join('\n\n')}\n`);
      write('other.txt', storyText(2));
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({ added: 3 });
      const library = await open();
      const other = (await library.articles()).find(({ title }) => title === story(2).title);
      expect(await library.alsoIn(other?.id ?? '')).toEqual([]);
      const again = (await library.articles()).find((article) => article.title === 'Again');
      expect((await library.alsoIn(again?.id ?? '')).map((a) => a.title)).toEqual([title]);
      await library.close();
    });

    it('keeps given ids, and refuses a second text under the same id', async () => {
      const { write, ingest, faults, open } = await place();
      const line = (id: string, seed: number) => {
        const { title, body } = story(seed);
        return JSON.stringify({ id, title, text: body });
      };
      const file = write(
        'some.jsonl',
        `${[line('a', 1), line('b', 2), line('a', 3)].join('\n')}\n`,
      );
      const report = await ingest(smallEmbedder());
      expect(changesOf(report)).toEqual({ added: 2 });
      expect(report.faults).toEqual([
        { locator: `${file}#3`, message: `has the id a, which ${file}#1 uses for another text` },
      ]);
      // The file is read again until its fault is mended, and then it is complete.
      write('some.jsonl', `${[line('a', 1), line('b', 2), line('c', 3)].join('\n')}\n`);
      expect(changesOf(await ingest(smallEmbedder()))).toEqual({ unchanged: 2, added: 1 });
      const library = await open();
      expect((await library.article('c'))?.title).toBe(story(3).title);
      await library.close();
      expect(await faults()).toEqual([]);
    });

    it('embeds nothing anew when lines of a file move', async () => {
      const { write, ingest, faults } = await place();
      const line = (seed: number) => {
        const { title, body } = story(seed);
        return JSON.stringify({ title, text: body });
      };
      const embedder = smallEmbedder();
      write('some.jsonl', [line(1), line(2), line(3)].join('\n'));
      await ingest(embedder);
      const before = embedder.embedded.length;
      write('some.jsonl', [line(3), line(1)].join('\n'));
      expect(changesOf(await ingest(embedder))).toEqual({ relabelled: 2, removed: 1 });
      expect(embedder.embedded.length).toBe(before);
      expect(await faults()).toEqual([]);
    });

    it('removes an article with its copies, for good while their files are unchanged', async () => {
      const { write, ingest, faults, open, take } = await place();
      write('a.txt', storyText(1));
      const copy = write('b.txt', storyText(1));
      write('c.txt', storyText(2));
      await ingest(smallEmbedder());
      const library = await open();
      const found = (await library.articles()).find((a) => a.title === story(1).title);
      await library.close();
      expect(await take(found?.id ?? '')).toMatchObject({
        title: story(1).title,
        copies: [copy],
      });
      await ingest(smallEmbedder());
      expect(await titlesIn(open)).toEqual([story(2).title]);
      expect(await faults()).toEqual([]);
    });

    it('says so where there is no such article or no library', async () => {
      const { write, ingest, take } = await place();
      await expect(take('none')).rejects.toMatchObject({ kind: 'index-missing' });
      write('a.txt', storyText(1));
      await ingest(smallEmbedder());
      await expect(take('none')).rejects.toMatchObject({ kind: 'not-found' });
    });
  });
}
