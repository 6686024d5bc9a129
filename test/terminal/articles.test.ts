import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../library/stories.js';
import { story, storyText } from '../library/story.js';
import { pullquote } from './run.js';

const env = { PULLQUOTE_READER: 'off', PULLQUOTE_WORKERS: '1' };

/** A folder of articles with ids that begin alike, and what is done with it. */
function newsroom() {
  const folder = temporaryFolder();
  const articles = path.join(folder, 'my articles');
  mkdirSync(articles);
  for (const [seed, id] of ['1f3a9c0b2d4e', '1f3a9c0b2fff'].entries()) {
    const { title, body } = story(seed);
    const file = path.join(articles, `${seed}.json`);
    writeFileSync(file, JSON.stringify({ id, title, text: body }));
  }
  const index = path.join(folder, 'index');
  return {
    articles,
    run: (args: readonly string[], input?: string | Buffer) =>
      pullquote(args, { index, env, ...(input !== undefined && { input }) }),
  };
}

describe('an article in the command line', () => {
  it('is named by the beginning of its id, and comes back with ingest --again once removed', async () => {
    const { articles, run } = newsroom();
    await run(['ingest', articles]);

    const unclear = await run(['source', '1f3']);
    expect(unclear.stderr).toContain('begins with 1f3: 1f3a9c0b2d4e, 1f3a9c0b2fff.');
    expect(unclear.code).toBe(1);
    expect((await run(['source', '1f3a9c0b2d'])).stdout).toContain('id 1f3a9c0b2d4e');

    const removed = await run(['remove', '1f3a9c0b2d']);
    const file = path.join(articles, '0.json');
    expect(removed.stdout).toContain(`removed: ${story(0).title}`);
    expect(removed.stdout).toContain(`to bring it back: pullquote ingest --again '${file}'`);
    const again = await run(['remove', '1f3a9c0b2d4e']);
    expect(again.stderr).toBe((await run(['source', '1f3a9c0b2d4e'])).stderr);

    expect((await run(['ingest', articles])).stdout).toContain('nothing new');
    expect((await run(['ingest', '--again', articles])).stdout).toContain('1 added, 1 unchanged');
    expect((await run(['source', '1f3a9c0b2d4e'])).code).toBe(0);
  });
});

describe('articles that a Discord server has for itself', () => {
  it('are the operator’s to list, to read and to remove all at once', async () => {
    const { articles, run } = newsroom();
    const server = '111111111111111111';
    const folder = path.join(path.dirname(articles), 'index', 'added', server);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'own.txt'), storyText(7));
    await run(['ingest', articles, folder]);
    const listed = async (...more: string[]) =>
      (JSON.parse((await run(['sources', '--json', ...more])).stdout) as { title: string }[]).map(
        ({ title }) => title,
      );
    expect(await listed('--server', server)).toEqual([story(7).title]);
    expect((await run(['remove', '--server', server])).stdout).toBe('removed: 1 article\n');
    expect(await listed()).toHaveLength(2);
  });
});

describe('pullquote ingest', () => {
  it('says which files in a folder it leaves out', async () => {
    const place = newsroom();
    for (const name of ['report.xlsx', 'notes.odt']) {
      writeFileSync(path.join(place.articles, name), 'x');
    }
    const { code, stderr } = await place.run(['ingest', place.articles]);
    expect(stderr).toContain('2 skipped, unsupported file types: 1 .odt, 1 .xlsx');
    expect(code).toBe(0);
  });

  it('unpacks what comes on standard input, and says if it is cut off', async () => {
    const place = newsroom();
    const { title, body } = story(7);
    const packed = gzipSync(JSON.stringify({ id: 'packed', title, text: body }));
    expect((await place.run(['ingest', '-'], packed)).stdout).toContain('1 added');
    expect((await place.run(['clean', '-'], packed)).stdout).toContain(title);
    for (const command of ['ingest', 'clean']) {
      const { code, stderr } = await place.run([command, '-'], packed.subarray(0, 40));
      expect(stderr).toContain('-: is not a whole gzip file');
      expect(code).toBe(1);
    }
  });
});

describe('an unknown command', () => {
  it.each([
    [['list'], 'Did you mean sources?'],
    [['help', 'frob'], "unknown command 'frob'"],
    [['help', 'server'], 'Did you mean serve or bot?'],
  ])('is named with what was meant: %j', async (args, words) => {
    const { code, stderr } = await pullquote(args, { index: temporaryFolder() });
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});
