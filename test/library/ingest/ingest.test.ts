import { utimesSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { IngestEvent } from '../../../src/library/ingest/events.js';
import { ingest } from '../../../src/library/ingest/ingest.js';
import { openLibrary } from '../../../src/library/open.js';
import { removeArticle } from '../../../src/library/remove.js';
import type { Embedder } from '../../../src/models/embedding/embedder.js';
import { smallEmbedder } from '../small-embedder.js';
import { changesOf, workplace } from '../stories.js';
import { story, storyText } from '../story.js';
import { withoutChecksums } from '../without-checksums.js';
import { describeIngesting } from './contract.js';

async function titlesIn(index: string, embedder = smallEmbedder()): Promise<(string | null)[]> {
  const library = await openLibrary(index, embedder.model);
  const titles = (await library.articles()).map((article) => article.title);
  await library.close();
  return titles.sort();
}

const strap = 'Kalvik keeps its heart by the sea';

const textPage = {
  ending: 'txt',
  of: (seed: number): string => {
    const front = storyText(seed, { publisher: 'Kalvik Post' });
    return front.replace(/\n---\n/, `\n---\n${strap}\n\n`);
  },
};

const htmlPage = {
  ending: 'html',
  of: (seed: number): string => {
    const { title, body } = story(seed);
    const paragraphs = body.split('\n\n').map((one) => `<p>${one}</p>`);
    return `<html><head><title>${title}</title><meta property="og:site_name" content="Kalvik Post">
      </head><body><article><h1>${title}</h1><p>${strap}</p>${paragraphs.join('\n')}</article></body></html>`;
  },
};

async function bodiesWith(line: string, index: string, embedder: Embedder): Promise<number> {
  const library = await openLibrary(index, embedder.model);
  let count = 0;
  for (const { id } of await library.articles()) {
    if ((await library.article(id))?.body.includes(line)) count += 1;
  }
  await library.close();
  return count;
}

describe('ingest', () => {
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

  it('names the first 100 bad lines of a file and counts the rest, also when it skips the file', async () => {
    const { write, ingest: ingestAll, index, sources } = workplace();
    const good = JSON.stringify({ title: story(1).title, text: story(1).body });
    const file = write(
      'many.jsonl',
      [...Array.from({ length: 2_500 }, () => '{bad'), good].join('\n'),
    );
    const events: IngestEvent[] = [];
    const onEvent = (event: IngestEvent) => events.push(event);
    const first = await ingest([sources], { folder: index, embedder: smallEmbedder(), onEvent });
    expect(changesOf(first)).toEqual({ added: 1 });
    expect(first.faultCount).toBe(2_500);
    expect(first.faults.map(({ locator }) => locator)).toEqual([
      ...Array.from({ length: 100 }, (_, line) => `${file}#${line + 1}`),
      file,
    ]);
    expect(first.faults.at(-1)?.message).toBe('has 2400 more lines or entries that cannot be read');
    expect(events.filter(({ kind }) => kind === 'fault')).toHaveLength(101);
    const second = await ingestAll(smallEmbedder());
    expect(second.files.unchanged).toBe(1);
    expect(second).toMatchObject({ faults: first.faults, faultCount: 2_500 });
  });

  it('keeps the articles of a file with more bad lines than are named', async () => {
    const { write, ingest, index } = workplace();
    const line = (seed: number) =>
      JSON.stringify({ title: story(seed).title, text: story(seed).body });
    write('many.jsonl', [...Array.from({ length: 200 }, () => ''), line(1)].join('\n'));
    await ingest(smallEmbedder());
    write('many.jsonl', '{bad\n'.repeat(300));
    const report = await ingest(smallEmbedder());
    expect(report.articles.removed).toBe(0);
    expect(await titlesIn(index)).toEqual([story(1).title]);
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

  it("drops a publisher's line that stands in all its articles, from HTML as from text", async () => {
    for (const page of [htmlPage, textPage]) {
      const { write, ingest, index } = workplace();
      for (let seed = 1; seed <= 8; seed += 1) write(`${seed}.${page.ending}`, page.of(seed));
      const embedder = smallEmbedder();
      await ingest(embedder);
      expect(await bodiesWith(strap, index, embedder)).toBe(0);
    }
  });

  it('counts the lines of HTML again that an index of an earlier format took from its markup', async () => {
    const { write, ingest, index } = workplace();
    const embedder = smallEmbedder();
    for (let seed = 1; seed <= 4; seed += 1) write(`${seed}.html`, htmlPage.of(seed));
    await ingest(embedder);
    expect(await bodiesWith(strap, index, embedder)).toBe(4);
    const db = new Database(path.join(index, 'pullquote.db'));
    db.exec('DELETE FROM recurring');
    withoutChecksums(db);
    db.pragma('user_version = 3');
    db.close();
    for (let seed = 5; seed <= 8; seed += 1) write(`${seed}.html`, htmlPage.of(seed));
    await ingest(embedder);
    expect(await bodiesWith(strap, index, embedder)).toBe(0);
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
      skipped: {},
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

describeIngesting('the embedded library', async () => {
  const { index, ...sources } = workplace();
  return {
    ...sources,
    open: () => openLibrary(index, smallEmbedder().model),
    take: (id) => removeArticle(index, id),
  };
});
