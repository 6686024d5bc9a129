import { mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepFile, pathOf, sidecarOf } from '../../src/collect/added-files.js';
import { collect } from '../../src/collect/addresses.js';
import { nameOfAddress, pageFile } from '../../src/collect/page-file.js';
import { addedFolder } from '../../src/library/ingest/owner.js';
import { column, pdfOf } from '../article/read/documents/write-pdf.js';
import { temporaryFolder } from '../library/stories.js';
import { story } from '../library/story.js';
import { page, paragraphs, rss } from './feed-server.js';
import { day, following, minute } from './following.js';

/** An entry with its whole text, of a day. */
const dated = (seed: number, date?: string) => ({
  link: `/${seed}`,
  title: `Story ${seed}`,
  content: paragraphs(seed),
  ...(date !== undefined && { date }),
});

/** Feeds of a site that keep their articles for some days; tests begin on 4 March. */
async function keeping(answers: Record<string, string>, days: readonly (number | null)[] = [10]) {
  const site = await following(answers, Object.keys(answers));
  for (const [at, { number }] of (await site.records.feeds()).entries()) {
    await site.records.keepFor(number, days[at] ?? null);
  }
  return {
    ...site,
    titles: async () => (await site.articles()).map(({ title }) => title).sort(),
    files: () => readdirSync(addedFolder(site.indexFolder, null)),
  };
}

describe('articles of a feed that keeps them for some days', () => {
  it('are removed with their files once they are older, and don’t come back', async () => {
    const { refresh, expire, titles, files, pass, answers, feed } = await keeping({
      '/feed': rss([dated(1, '2026-03-01'), dated(2, '2026-03-04'), dated(3)]),
    });
    await refresh();
    expect(await titles()).toEqual(['Story 1', 'Story 2', 'Story 3']);
    pass(7 * day);
    expect(await expire()).toBe(0);
    pass(day);
    expect(await expire()).toBe(1);
    expect(await titles()).toEqual(['Story 2', 'Story 3']);
    expect(files()).toHaveLength(2);
    expect(await feed()).toMatchObject({ articles: 2 });

    // Neither unchanged nor changed.
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    answers.set('/feed', rss([{ ...dated(1, '2026-03-01'), title: 'Changed' }, dated(3)]));
    pass(30 * minute);
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    // What has no day is as old as it is known.
    pass(3 * day);
    expect(await expire()).toBe(2);
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    expect(await titles()).toEqual([]);
    expect(files()).toEqual([]);
  });

  it('are removed, too, if a later version of them can’t be used', async () => {
    const stub = { link: '/1', title: 'Story 1', date: '2026-03-04' };
    const { refresh, expire, titles, files, pass, answers, feed } = await keeping({
      '/feed': rss([stub]),
    });
    const { body } = page(1) as { body: string };
    answers.set('/1', { type: 'text/html', body });
    await refresh();
    answers.set('/feed', rss([{ ...stub, title: 'Story 1, corrected' }]));
    answers.set('/1', { type: 'text/html', body: '<html><body></body></html>' });
    pass(day);
    expect(await refresh()).toMatchObject([{ articles: 0, problems: [expect.any(String)] }]);
    expect(await titles()).toEqual(['Story 1']);
    expect(await feed()).toMatchObject({ articles: 1 });
    // The version isn't loaded again.
    pass(day);
    expect(await refresh()).toMatchObject([{ articles: 0, problems: [] }]);
    pass(10 * day);
    expect(await expire()).toBe(1);
    expect(await titles()).toEqual([]);
    expect(files()).toEqual([]);
  });

  it('are removed, too, if keeping a PDF was stopped halfway', async () => {
    const { refresh, expire, titles, files, pass, answers, base, indexFolder } = await keeping({
      '/feed': rss([{ link: '/1', title: 'Story 1' }]),
    });
    const pdf = pdfOf([column(story(1).body, { x: 60, y: 80, width: 400 })]);
    answers.set('/1', { type: 'application/pdf', body: pdf });
    const url = `${base}/1`;
    const sent = { name: `${nameOfAddress(url)}.pdf`, bytes: pdf, given: { url } };
    const file = pathOf({ indexFolder, server: null }, sent);
    // What is in the way stops one of the two files: first the sidecar, then the document.
    for (const path of [sidecarOf(file), file]) {
      mkdirSync(path, { recursive: true });
      await expect(refresh()).rejects.toMatchObject({ kind: 'index-unwritable' });
      rmdirSync(path);
      pass(day / 24);
    }
    expect(await refresh()).toMatchObject([{ articles: 1, problems: [] }]);
    expect(await titles()).toEqual(['Story 1']);
    pass(11 * day);
    expect(await expire()).toBe(1);
    expect(files()).toEqual([]);
  });

  it('aren’t even loaded if they are too old when they come', async () => {
    const old = { link: '/9', title: 'Old', date: '2025-12-31' };
    const { refresh, asked, titles } = await keeping({ '/feed': rss([old, dated(1)]) });
    expect(await refresh()).toMatchObject([{ articles: 1, problems: [] }]);
    expect(asked).toEqual(['/feed']);
    expect(await titles()).toEqual(['Story 1']);
  });

  it('stay if another feed brought them that keeps them, until that doesn’t either', async () => {
    const { refresh, expire, titles, pass, records } = await keeping(
      { '/a': rss([dated(1), dated(2)]), '/b': rss([dated(2)]) },
      [10, null],
    );
    await refresh();
    pass(11 * day);
    expect(await expire()).toBe(1);
    expect(await titles()).toEqual(['Story 2']);
    const [, other] = await records.feeds();
    await records.keepFor(other?.number ?? 0, 5);
    expect(await expire()).toBe(1);
    expect(await titles()).toEqual([]);
  });

  it('stay if another feed that keeps them writes their addresses in another way', async () => {
    const { refresh, expire, titles, pass, records, answers } = await keeping(
      { '/a': rss([]), '/b': rss([{ ...dated(2), link: '/2/' }]) },
      [10, null],
    );
    await refresh();
    // The file of the last one stays, which is that of the feed with a limit.
    answers.set('/a', rss([dated(2)]));
    pass(day);
    await refresh();
    pass(11 * day);
    expect(await expire()).toBe(0);
    expect(await titles()).toEqual(['Story 2']);
    const [, other] = await records.feeds();
    await records.keepFor(other?.number ?? 0, 5);
    expect(await expire()).toBe(1);
    expect(await titles()).toEqual([]);
  });

  it('stay if they were also added by their addresses, or are in files of the user', async () => {
    const { refresh, expire, titles, pass, indexFolder, refreshing, base } = await keeping({
      '/feed': rss([dated(1), dated(2)]),
    });
    // By its address: before the feed brings it.
    const { body } = page(7) as { body: string };
    const sent = pageFile({ url: `${base}/1`, bytes: Buffer.from(body), ending: '.html' }, {});
    const kept = await keepFile({ indexFolder, server: null }, sent);
    await refreshing.ingest([kept.path], []);
    await refresh();
    expect(await titles()).toEqual(['Story 1', 'Story 2']);
    // A file of the user with the same text as an article of the feed.
    const own = path.join(temporaryFolder(), 'own.html');
    writeFileSync(own, `<article><h1>Story 2</h1>${paragraphs(2)}</article>`);
    await refreshing.ingest([own], []);
    pass(11 * day);
    await expire();
    expect(await titles()).toEqual(['Story 1', 'Story 2']);
    // It's settled: nobody looks again and again.
    expect(await refreshing.records.expired('2026-03-30')).toEqual([]);
  });

  it.each([
    'before',
    'after',
  ])('stay if the operator ingested the feed %s it was followed', async (when) => {
    const { refresh, expire, titles, pass, refreshing, base } = await keeping({
      '/feed': rss([dated(1)]),
    });
    if (when === 'after') await refresh();
    const how = { ...refreshing, again: false, onProgress: () => undefined };
    const { files } = await collect([`${base}/feed`], how);
    await refreshing.ingest([...files.keys()], []);
    if (when === 'before') await refresh();
    pass(11 * day);
    await expire();
    expect(await titles()).toEqual(['Story 1']);
  });

  it('are removed by a feed that has ended or fails, too', async () => {
    const { refresh, expire, titles, pass, answers } = await keeping({ '/feed': rss([dated(1)]) });
    await refresh();
    pass(11 * day);
    answers.set('/feed', { status: 410 });
    expect(await refresh()).toMatchObject([{ outcome: 'ended' }]);
    expect(await expire()).toBe(1);
    expect(await titles()).toEqual([]);
  });

  it('are lost or left by no kill', async () => {
    const { refresh, expire, titles, pass, files, records, refreshing } = await keeping({
      '/feed': rss([dated(1), dated(2, '2026-03-05')]),
    });
    await refresh();
    pass(11 * day);
    const killed = () => Promise.reject(new Error('killed'));
    await expect(expire({ ingest: killed })).rejects.toThrow('killed');
    expect(await titles()).toEqual(['Story 1', 'Story 2']);
    const killedAfter: typeof refreshing.ingest = async (...given) => {
      await refreshing.ingest(...given);
      throw new Error('killed');
    };
    await expect(expire({ ingest: killedAfter })).rejects.toThrow('killed');
    expect(files()).toHaveLength(2);
    const unnoted = { ...records, drop: killed };
    await expect(expire({ records: unnoted })).rejects.toThrow('killed');
    expect(files()).toHaveLength(1);
    await expire();
    expect(await records.expired('2026-03-15')).toEqual([]);
    expect(await titles()).toEqual(['Story 2']);
  });
});
