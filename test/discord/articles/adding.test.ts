import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keepFile } from '../../../src/collect/added-files.js';
import { pageFile, saysItself } from '../../../src/collect/page-file.js';
import {
  type AddingStage,
  addFile,
  removeWithFiles,
} from '../../../src/discord/articles/adding.js';
import { openListing } from '../../../src/library/sqlite/listing.js';
import { temporaryFolder } from '../../library/stories.js';
import { story } from '../../library/story.js';
import { additionsFor, moderator, settingsIn } from '../moderating.js';

const url = 'https://news.example.org/2024/bridge-opens?ref=front';

function page(seed: number) {
  const { title, body } = story(seed, 6);
  const paragraphs = body.split('\n\n').map((text) => `<p>${text}</p>`);
  const html = `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.join('')}</article></body></html>`;
  return pageFile({ url, bytes: Buffer.from(html), ending: '.html' }, { publisher: 'The Bell' });
}

async function articlesIn(index: string) {
  const listing = openListing(index);
  const articles = await listing.articles();
  await listing.close();
  return articles;
}

describe('a page as a file', () => {
  it('is named after its address', () => {
    const { name, given } = pageFile({ url, bytes: Buffer.from(''), ending: '.html' }, {});
    expect(name).toBe('news.example.org-bridge-opens.html');
    expect(given).toEqual({ url });
    const bare = { url: 'https://example.org/', bytes: Buffer.from(''), ending: '.txt' };
    expect(pageFile(bare, {}).name).toBe('example.org-.txt');
  });
});

describe('a file that says itself what its articles are', () => {
  it('is JSON or JSON Lines, gzipped or not', () => {
    expect(['a.json', 'a.JSONL', 'a.ndjson.gz'].map(saysItself)).toEqual([true, true, true]);
    expect(['a.txt', 'a.html.gz', 'json'].map(saysItself)).toEqual([false, false, false]);
  });
});

describe('adding a page', () => {
  it('keeps its address, tells each stage, and replaces it by a later version', async () => {
    const settings = settingsIn(temporaryFolder());
    const context = { settings, additions: additionsFor(settings) };
    const stages: AddingStage[] = [];
    const first = await addFile(page(1), moderator, context, (stage) => stages.push(stage));
    expect(stages[0]).toEqual({ stage: 'reading' });
    expect(stages).toContainEqual({ stage: 'embedding', articles: 1, done: 0, total: 0 });
    const last = stages.filter(({ stage }) => stage === 'embedding').at(-1);
    expect(last).toMatchObject({ articles: 1, done: expect.any(Number) });
    expect(stages.at(-1)).toEqual({ stage: 'indexing' });
    expect(first.report.articles).toMatchObject({ added: 1, replaced: 0 });

    const second = await addFile(page(2), moderator, context, () => undefined);
    expect(second.articles).toEqual([
      { change: 'replaced', id: expect.any(String), title: story(2).title },
    ]);
    const articles = await articlesIn(settings.indexFolder);
    expect(articles).toMatchObject([{ title: story(2).title, url, publisher: 'The Bell' }]);

    // An unusable version changes neither the article nor the file that it came from.
    const kept = readFileSync(second.file, 'utf8');
    const bytes = Buffer.from('<html><body></body></html>');
    const empty = pageFile({ url, bytes, ending: '.html' }, {});
    const third = await addFile(empty, moderator, context, () => undefined);
    expect(third.report.faultCount).toBe(1);
    expect(third.file).toBe(second.file);
    expect(readFileSync(second.file, 'utf8')).toBe(kept);
    expect(await articlesIn(settings.indexFolder)).toEqual(articles);

    const files = path.join(settings.indexFolder, 'added');
    expect(readdirSync(files)).toHaveLength(2);
    await removeWithFiles(articles[0]?.id ?? '', moderator, context, () => undefined);
    expect(readdirSync(files)).toEqual([]);
  });
});

describe('adding a page that a feed brought', () => {
  it('replaces what the feed says by the page, which takes the place of its file', async () => {
    const settings = settingsIn(temporaryFolder());
    const context = { settings, additions: additionsFor(settings) };
    // As a feed keeps it: its address is written in another way.
    const address = url.replace('https://', 'http://www.');
    const entry = {
      title: 'From the feed',
      text: story(1, 6).body,
      url: address,
      fingerprint: 'f',
    };
    const sent = {
      name: 'news.example.org-bridge-opens.json',
      bytes: Buffer.from(JSON.stringify(entry)),
      given: { url: address },
    };
    const { path: file } = await keepFile(
      { indexFolder: settings.indexFolder, server: null },
      sent,
    );
    await context.additions.add([file], { waiting: () => undefined, event: () => undefined });
    expect(await articlesIn(settings.indexFolder)).toMatchObject([{ title: 'From the feed' }]);

    const added = await addFile(page(2), moderator, context, () => undefined);
    expect(added.report.articles).toMatchObject({ added: 0, replaced: 1 });
    expect(await articlesIn(settings.indexFolder)).toMatchObject([{ title: story(2).title, url }]);
    expect(readdirSync(path.join(settings.indexFolder, 'added'))).toEqual([
      expect.stringMatching(/\.html$/),
      expect.stringMatching(/\.html\.meta\.json$/),
    ]);
  });
});

describe('a file that is sent again while its article is removed', () => {
  it('is added after that, and kept', async () => {
    const settings = settingsIn(temporaryFolder());
    const context = { settings, additions: additionsFor(settings) };
    await addFile(page(1), moderator, context, () => undefined);
    const [first] = await articlesIn(settings.indexFolder);
    const [removed, added] = await Promise.all([
      removeWithFiles(first?.id ?? '', moderator, context, () => undefined),
      addFile(page(1), moderator, context, () => undefined),
    ]);
    expect(removed.title).toBe(story(1).title);
    expect(added).toMatchObject({ report: { articles: { added: 1 } }, faults: [] });
    expect(await articlesIn(settings.indexFolder)).toHaveLength(1);
    expect(readdirSync(path.join(settings.indexFolder, 'added'))).toHaveLength(2);
  });
});

describe('a small file of a great many lines', () => {
  it('is read no further than a thousand bad ones, of which few are told', async () => {
    const settings = settingsIn(temporaryFolder());
    const bytes = gzipSync(Buffer.alloc(400_000, 'x\n'));
    const stages: AddingStage[] = [];
    const context = { settings, additions: additionsFor(settings) };
    const sent = { name: 'bad.jsonl.gz', bytes, given: {} };
    const { report, faults } = await addFile(sent, moderator, context, (stage) =>
      stages.push(stage),
    );
    expect(report.faultCount).toBe(1_001);
    expect(faults).toHaveLength(40);
    expect(faults[0]).toMatch(/^has more than 1000 lines/);
    expect(faults[1]).toMatch(/^has 900 more lines/);
    expect(faults[2]).toMatch(/^#1: is not valid JSON/);
    expect(stages.length).toBeLessThan(6);
  });
});
