import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { column, pdfOf } from '../../article/read/documents/write-pdf.js';
import { temporaryFolder } from '../../library/stories.js';
import { story, storyText } from '../../library/story.js';
import { hasTerminals, onTerminal } from '../on-terminal.js';
import { pullquote } from '../run.js';

const env = { PULLQUOTE_WORKERS: '1' };

function newsroom() {
  const folder = temporaryFolder();
  const articles = path.join(folder, 'articles');
  mkdirSync(articles);
  const write = (name: string, text: string | Buffer) =>
    writeFileSync(path.join(articles, name), text);
  write('1.txt', storyText(1));
  return { articles, write, index: path.join(folder, 'index') };
}

const shows = (screen: ReturnType<typeof onTerminal>, words: RegExp) =>
  expect.poll(screen.shown, { timeout: 100_000 }).toMatch(words);

describe.skipIf(!hasTerminals)('ingest --watch (needs script of util-linux)', () => {
  it('prints a line for each change until Ctrl-C, and finds later what it missed', async () => {
    const { articles, write, index } = newsroom();
    const screen = onTerminal(['ingest', '--watch', articles], { index, env });
    await shows(screen, /1 added; .*\nwatching 1 folder; Ctrl-C ends it\n/s);
    write('2.pdf', pdfOf([column(story(2).body, { x: 60, y: 80, width: 400 })]));
    await shows(screen, /\d\d:\d\d {2}1 added\n/);
    screen.type('\u0003');
    expect(await screen.ended).toBe(0);
    expect(screen.shown()).toBe('^C');

    rmSync(path.join(articles, '1.txt'));
    write('3.txt', storyText(3));
    const later = onTerminal(['ingest', '--watch', articles], { index, env });
    await shows(later, /1 added, 1 removed; .*watching/s);
    later.type('\u0003');
    expect(await later.ended).toBe(0);
  });
});

describe('ingest --watch', () => {
  it.each([
    ['a file', (articles: string) => [path.join(articles, '1.txt')], /isn't a folder/, 1],
    ['nothing that is there', (articles: string) => [`${articles}-gone`], /does not exist/, 1],
    ['an address', () => ['https://example.com/feed'], /--watch only works with folders/, 2],
    ['standard input', () => ['-'], /--watch only works with folders/, 2],
  ])('refuses %s', async (_, paths, why, expected) => {
    const { articles, index } = newsroom();
    const { code, stderr } = await pullquote(['ingest', '--watch', ...paths(articles)], {
      index,
      env,
    });
    expect(stderr).toMatch(why);
    expect(code).toBe(expected);
  });
});
