import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedServer, page, rss } from '../collect/feed-server.js';
import { temporaryFolder } from '../library/stories.js';
import { story } from '../library/story.js';
import { pullquote } from './run.js';

/** A site with two pages and a feed of them, and a command line that may load them. */
async function site() {
  const server = await feedServer({ '/0.html': page(0), '/1.html': page(1), '/2.html': page(2) });
  const links = [1, 2].map((seed) => ({
    link: `${server.base}/${seed}.html?utm_source=rss`,
    title: `${story(seed).title}`,
    author: 'Ann Bell',
    date: 'Tue, 03 Mar 2026 23:30:00 -0500',
  }));
  server.answers.set('/feed', { type: 'application/rss+xml', body: rss(links) });
  const index = path.join(temporaryFolder(), 'index');
  const env = {
    PULLQUOTE_READER: 'off',
    PULLQUOTE_WORKERS: '1',
    PULLQUOTE_FETCH_ALLOW: server.host,
  };
  const files = () => {
    const folder = path.join(index, 'added');
    return readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
  };
  return { server, files, run: (args: readonly string[]) => pullquote(args, { index, env }) };
}

describe('pullquote ingest with addresses', () => {
  it('adds pages and the articles of feeds, names what fails, and loads no article twice', async () => {
    const { server, run } = await site();
    const { base, asked } = server;
    const all = [`${base}/0.html`, `${base}/feed`, `${base}/gone`, 'http://10.0.0.1/'];
    const first = await run(['ingest', ...all]);
    expect(first.stdout).toContain('3 added');
    expect(first.stderr).toContain(`pullquote: ${base}/gone: was answered with 404`);
    expect(first.stderr).toContain('pullquote: http://10.0.0.1/: is in a private network');
    expect(first.code).toBe(1);

    const { stdout } = await run(['sources', '--json']);
    const sources = JSON.parse(stdout) as { title: string; url: string }[];
    expect(sources).toHaveLength(3);
    expect(sources).toContainEqual(
      expect.objectContaining({
        title: story(1).title,
        url: `${base}/1.html`,
        author: 'Ann Bell',
        date: '2026-03-03',
      }),
    );

    asked.length = 0;
    const second = await run(['ingest', `${base}/feed`]);
    expect(second.stdout).toContain('nothing new');
    expect(second.code).toBe(0);
    expect(asked).toEqual(['/feed']);
    const some = await run(['ingest', '--again', '--most', '1', `${base}/feed`]);
    expect(some.stderr).toContain('has 1 more entry than the 1 that are loaded');
    expect(asked).toEqual(['/feed', '/feed', '/1.html']);
  });

  it('leave the file of an article as it is if a later version of its page holds none', async () => {
    const { server, run, files } = await site();
    const address = `${server.base}/0.html`;
    await run(['ingest', address]);
    const before = files();
    expect(before).toHaveLength(2);
    server.answers.set('/0.html', { type: 'text/html', body: '<html><body></body></html>' });
    expect((await run(['ingest', address])).code).toBe(1);
    expect(files()).toEqual(before);
    server.answers.set('/0.html', page(1));
    expect((await run(['ingest', address])).stdout).toContain('1 replaced');
    expect(files()).toHaveLength(2);
  });
});
