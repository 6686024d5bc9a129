import { utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/library/ingest.js';
import type { IngestEvent } from '../../src/library/ingest-events.js';
import { openLibrary } from '../../src/library/open.js';
import { removeArticle } from '../../src/library/remove.js';
import { smallEmbedder } from './small-embedder.js';
import { changesOf, workplace } from './stories.js';
import { story, storyText } from './story.js';

async function titlesIn(index: string, embedder = smallEmbedder()): Promise<(string | null)[]> {
  const library = await openLibrary(index, embedder.model);
  const titles = (await library.articles()).map((article) => article.title);
  await library.close();
  return titles.sort();
}

describe('ingest', () => {
  it('adds every article, with passages that the library can check', async () => {
    const { write, ingest, faults, index } = workplace();
    write('one.txt', storyText(1, { publisher: 'Kalvik Post', date: '2024-03-01' }));
    write('two.txt', storyText(2));
    const embedder = smallEmbedder();
    const report = await ingest(embedder);
    expect(changesOf(report)).toEqual({ added: 2 });
    expect(report.passages).toBe(embedder.embedded.length);
    expect(report.faults).toEqual([]);
    expect(await titlesIn(index)).toEqual([story(1).title, story(2).title].sort());
    expect(await faults()).toEqual([]);
  });

  it('embeds each passage with its title in front', async () => {
    const { write, ingest } = workplace();
    write('one.txt', storyText(1));
    const embedder = smallEmbedder();
    await ingest(embedder);
    for (const text of embedder.embedded) {
      expect(text.startsWith(`${story(1).title}\n`)).toBe(true);
    }
  });

  it('fits title and passage into what the model reads, and shortens a title that is a text', async () => {
    const { write, ingest, faults } = workplace();
    write('long.txt', storyText(1, { title: 'Flood '.repeat(200).trim() }));
    // This embedder refuses texts that are too long.
    const report = await ingest(smallEmbedder({ maxPieces: 40 }));
    expect(report.faults).toEqual([]);
    expect(changesOf(report)).toEqual({ added: 1 });
    expect(await faults()).toEqual([]);
  });

  it('skips files that are as they were, by time and size or by their bytes', async () => {
    const { write, ingest } = workplace();
    const file = write('one.txt', storyText(1));
    write('two.txt', storyText(2));
    const embedder = smallEmbedder();
    await ingest(embedder);
    const before = embedder.embedded.length;
    utimesSync(file, new Date(), new Date(2030, 1, 1));
    const report = await ingest(embedder);
    expect(report.files).toEqual({ found: 2, unchanged: 2 });
    expect(changesOf(report)).toEqual({});
    expect(embedder.embedded.length).toBe(before);
  });

  it('replaces what came from a file that changed', async () => {
    const { write, ingest, index, faults } = workplace();
    write('one.txt', storyText(1));
    write('two.txt', storyText(2));
    await ingest(smallEmbedder());
    write('one.txt', storyText(3));
    expect(changesOf(await ingest(smallEmbedder()))).toEqual({ replaced: 1 });
    expect(await titlesIn(index)).toEqual([story(2).title, story(3).title].sort());
    expect(await faults()).toEqual([]);
  });

  it('replaces an article of which only punctuation changed: quotes are word for word', async () => {
    const { write, ingest, index } = workplace();
    write('one.txt', storyText(1));
    await ingest(smallEmbedder());
    write('one.txt', storyText(1).replaceAll(', and some', '; and some'));
    expect(changesOf(await ingest(smallEmbedder()))).toEqual({ replaced: 1 });
    const library = await openLibrary(index, smallEmbedder().model);
    const [article] = await library.articles();
    await library.close();
    expect(article?.body).toContain('; and some');
  });

  it('does not embed again where only date or publisher changed', async () => {
    const { write, ingest, index } = workplace();
    write('one.txt', storyText(1, { date: '2024-03-01' }));
    const embedder = smallEmbedder();
    await ingest(embedder);
    const before = embedder.embedded.length;
    write('one.txt', storyText(1, { date: '2024-03-02' }));
    expect(changesOf(await ingest(embedder))).toEqual({ relabelled: 1 });
    expect(embedder.embedded.length).toBe(before);
    const library = await openLibrary(index, embedder.model);
    expect((await library.articles())[0]?.date).toBe('2024-03-02');
    await library.close();
  });

  it('sees a changed sidecar as a change of its file', async () => {
    const { write, ingest, index } = workplace();
    write('one.txt', storyText(1));
    await ingest(smallEmbedder());
    write('one.txt.meta.json', JSON.stringify({ publisher: 'Sarrow Herald' }));
    expect(changesOf(await ingest(smallEmbedder()))).toEqual({ relabelled: 1 });
    const library = await openLibrary(index, smallEmbedder().model);
    expect(await library.publishers()).toEqual(['Sarrow Herald']);
    await library.close();
  });

  it('keeps what came from a removed file until it is told to prune', async () => {
    const { write, remove, ingest, index, faults } = workplace();
    write('one.txt', storyText(1));
    write('two.txt', storyText(2));
    await ingest(smallEmbedder());
    remove('one.txt');
    expect(changesOf(await ingest(smallEmbedder()))).toEqual({});
    expect(await titlesIn(index)).toHaveLength(2);
    expect(changesOf(await ingest(smallEmbedder(), { prune: true }))).toEqual({ removed: 1 });
    expect(await titlesIn(index)).toEqual([story(2).title]);
    expect(await faults()).toEqual([]);
  });

  it('prunes only below the paths given', async () => {
    const { write, remove, index, sources, ingest: ingestAll } = workplace();
    write('one.txt', storyText(1));
    const two = write('two.txt', storyText(2));
    await ingestAll(smallEmbedder());
    remove('one.txt');
    const options = { folder: index, embedder: smallEmbedder(), prune: true };
    expect(changesOf(await ingest([two], options))).toEqual({});
    expect(changesOf(await ingest([path.join(sources, '.')], options))).toEqual({ removed: 1 });
  });

  it('keeps an exact duplicate as a copy, which takes over when its original goes', async () => {
    const { write, remove, ingest, index, faults } = workplace();
    const embedder = smallEmbedder();
    const first = write('a.txt', storyText(1, { publisher: 'Kalvik Post' }));
    const second = write('b.txt', storyText(1, { publisher: 'Sarrow Herald' }));
    expect(changesOf(await ingest(embedder))).toEqual({ added: 1, copy: 1 });
    const passages = embedder.embedded.length;

    let library = await openLibrary(index, embedder.model);
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
    library = await openLibrary(index, embedder.model);
    const [promoted] = await library.articles();
    expect(promoted?.locator).toBe(second);
    expect(promoted?.publisher).toBe('Sarrow Herald');
    expect(await library.alsoIn(promoted?.id ?? '')).toEqual([]);
    expect(embedder.embedded.length).toBe(passages);
    await library.close();
  });

  it('follows a file that was renamed', async () => {
    const { write, remove, ingest, index, faults } = workplace();
    const embedder = smallEmbedder();
    write('old.txt', storyText(1));
    await ingest(embedder);
    remove('old.txt');
    const renamed = write('new.txt', storyText(1));
    expect(changesOf(await ingest(embedder))).toEqual({ relabelled: 1 });
    const library = await openLibrary(index, embedder.model);
    expect((await library.articles()).map((article) => article.locator)).toEqual([renamed]);
    await library.close();
    expect(changesOf(await ingest(embedder, { prune: true }))).toEqual({});
    expect(await faults()).toEqual([]);
  });

  it('puts near duplicates into one group and others into their own', async () => {
    const { write, ingest, index } = workplace();
    const { title, body } = story(1, 6);
    write('wire.txt', `---\ntitle: ${title}\n---\n${body}\n`);
    write('copy.txt', `---\ntitle: Again\n---\n${body.split('\n\n').slice(0, 5).join('\n\n')}\n`);
    write('other.txt', storyText(2));
    expect(changesOf(await ingest(smallEmbedder()))).toEqual({ added: 3 });
    const library = await openLibrary(index, smallEmbedder().model);
    const groups = new Map((await library.articles()).map((a) => [a.title, a.group]));
    expect(groups.get('Again')).toBe(groups.get(title));
    expect(groups.get(story(2).title)).not.toBe(groups.get(title));
    const again = (await library.articles()).find((article) => article.title === 'Again');
    expect((await library.alsoIn(again?.id ?? '')).map((a) => a.title)).toEqual([title]);
    await library.close();
  });

  it('keeps given ids, and refuses a second text under the same id', async () => {
    const { write, ingest, index, faults } = workplace();
    const line = (id: string, seed: number) => {
      const { title, body } = story(seed);
      return JSON.stringify({ id, title, text: body });
    };
    const file = write('some.jsonl', `${[line('a', 1), line('b', 2), line('a', 3)].join('\n')}\n`);
    const report = await ingest(smallEmbedder());
    expect(changesOf(report)).toEqual({ added: 2 });
    expect(report.faults).toEqual([
      { locator: `${file}#3`, message: `has the id a, which ${file}#1 gives to another text` },
    ]);
    // The file is read again until its fault is mended, and then it is complete.
    write('some.jsonl', `${[line('a', 1), line('b', 2), line('c', 3)].join('\n')}\n`);
    expect(changesOf(await ingest(smallEmbedder()))).toEqual({ unchanged: 2, added: 1 });
    const library = await openLibrary(index, smallEmbedder().model);
    expect((await library.article('c'))?.title).toBe(story(3).title);
    await library.close();
    expect(await faults()).toEqual([]);
  });

  it('embeds nothing anew when lines of a file move', async () => {
    const { write, ingest, faults } = workplace();
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

  it('tells of each bad file, takes in the rest, and tells again when it skips the file', async () => {
    const { write, ingest } = workplace();
    write('empty.txt', '');
    write('good.txt', storyText(1));
    const first = await ingest(smallEmbedder());
    expect(changesOf(first)).toEqual({ added: 1 });
    expect(first.faults).toHaveLength(1);
    const second = await ingest(smallEmbedder());
    expect(second.files.unchanged).toBe(2);
    expect(second.faults).toEqual(first.faults);
  });

  it('keeps what came from a file that has become unreadable', async () => {
    const { write, ingest, index } = workplace();
    write('one.txt', storyText(1));
    await ingest(smallEmbedder());
    write('one.txt', '');
    const report = await ingest(smallEmbedder());
    expect(report.faults).toHaveLength(1);
    expect(await titlesIn(index)).toEqual([story(1).title]);
  });

  it('reads standard input', async () => {
    const { index, faults } = workplace();
    async function* input() {
      yield Buffer.from(storyText(1));
    }
    const options = { folder: index, embedder: smallEmbedder() };
    expect(changesOf(await ingest(input(), options))).toEqual({ added: 1 });
    expect(changesOf(await ingest(input(), options))).toEqual({ unchanged: 1 });
    expect(await faults()).toEqual([]);
  });

  it('stops between two articles and goes on where it stopped', async () => {
    const { write, sources, index, ingest: ingestAll, faults } = workplace();
    for (let seed = 0; seed < 12; seed += 1) {
      write(`${seed}.txt`, storyText(seed));
    }
    const stop = new AbortController();
    const events: IngestEvent[] = [];
    const report = await ingest([sources], {
      folder: index,
      embedder: smallEmbedder({ delay: 1 }),
      signal: stop.signal,
      onEvent: (event) => {
        events.push(event);
        if (event.kind === 'article' && events.filter((e) => e.kind === 'article').length === 5) {
          stop.abort();
        }
      },
    });
    expect(report.interrupted).toBe(true);
    expect(changesOf(report)).toEqual({ added: 5 });
    expect(await faults()).toEqual([]);
    const rest = await ingestAll(smallEmbedder());
    // The fifth was in, but its file was not yet noted as done.
    expect(changesOf(rest)).toEqual({ added: 7, unchanged: 1 });
    expect(await titlesIn(index)).toHaveLength(12);
    expect(await faults()).toEqual([]);
  });

  it('tells progress that ends with everything done', async () => {
    const { write, sources, index } = workplace();
    for (let seed = 0; seed < 6; seed += 1) {
      write(`${seed}.txt`, storyText(seed));
    }
    const events: IngestEvent[] = [];
    const onEvent = (event: IngestEvent) => events.push(event);
    const embedder = smallEmbedder();
    const report = await ingest([sources], { folder: index, embedder, onEvent });
    expect(events.flatMap((e) => (e.kind === 'phase' ? [e.phase] : []))).toEqual([
      'reading',
      'embedding',
      'indexing',
    ]);
    const looked = events.filter((e) => e.kind === 'looked');
    expect(looked.map(({ files, articles }) => [files, articles])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [n, n]),
    );
    expect(events.find((e) => e.kind === 'planned')).toEqual({
      kind: 'planned',
      files: 6,
      changed: 6,
      articles: 6,
    });
    const progress = events.flatMap((e) =>
      e.kind === 'progress' && e.phase === 'embedding' ? [e] : [],
    );
    expect(progress.at(-1)).toEqual({
      kind: 'progress',
      phase: 'embedding',
      done: report.passages,
      total: report.passages,
    });
  });

  it('refuses a library made with another model and names the way out', async () => {
    const { write, ingest } = workplace();
    write('one.txt', storyText(1));
    await ingest(smallEmbedder());
    await expect(ingest(smallEmbedder({ id: 'test/other' }))).rejects.toMatchObject({
      kind: 'index-mismatch',
      remedy: expect.stringContaining('pullquote reindex'),
    });
  });

  it('takes any model for a library that holds nothing', async () => {
    const { write, ingest } = workplace();
    write('one.txt', '');
    await ingest(smallEmbedder());
    write('one.txt', storyText(1));
    expect(changesOf(await ingest(smallEmbedder({ id: 'test/other' })))).toEqual({ added: 1 });
  });
});

describe('removeArticle', () => {
  it('removes an article with its copies, for good while their files are unchanged', async () => {
    const { write, ingest, index, faults } = workplace();
    write('a.txt', storyText(1));
    const copy = write('b.txt', storyText(1));
    write('c.txt', storyText(2));
    await ingest(smallEmbedder());
    const library = await openLibrary(index, smallEmbedder().model);
    const found = (await library.articles()).find((a) => a.title === story(1).title);
    await library.close();
    expect(await removeArticle(index, found?.id ?? '')).toMatchObject({
      title: story(1).title,
      copies: [copy],
    });
    await ingest(smallEmbedder());
    expect(await titlesIn(index)).toEqual([story(2).title]);
    expect(await faults()).toEqual([]);
  });

  it('says so where there is no such article or no library', async () => {
    const { write, ingest, index } = workplace();
    await expect(removeArticle(index, 'none')).rejects.toMatchObject({ kind: 'index-missing' });
    write('a.txt', storyText(1));
    await ingest(smallEmbedder());
    await expect(removeArticle(index, 'none')).rejects.toMatchObject({ kind: 'not-found' });
  });
});
