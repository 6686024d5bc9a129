import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { feedServer, paragraphs, rss } from '../collect/feed-server.js';
import { temporaryFolder } from '../library/stories.js';
import { story } from '../library/story.js';
import { pullquote } from './run.js';

it('feeds are added, refreshed, listed, exported, removed and imported', async () => {
  const item = { link: '/1', title: `${story(1).title}`, content: paragraphs(1) };
  const server = await feedServer({
    '/feed': rss([item]),
    '/': {
      type: 'text/html',
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    },
  });
  const { base } = server;
  const folder = temporaryFolder();
  const env = {
    PULLQUOTE_READER: 'off',
    PULLQUOTE_WORKERS: '1',
    PULLQUOTE_FETCH_ALLOW: server.host,
  };
  const feeds = (...args: string[]) =>
    pullquote(['feeds', ...args], { index: path.join(folder, 'index'), env });

  const added = await feeds('add', base, `${base}/gone`);
  expect(added.stdout).toBe(`added: ${base}/feed (Kalvik Post), 1 entry\n`);
  expect(added.stderr).toContain(`${base}/gone: was answered with 404`);
  expect(added.code).toBe(1);
  const refreshed = await feeds('refresh');
  expect(refreshed.stdout).toBe(`${base}/feed: 1 article\n`);
  expect(refreshed.code).toBe(0);
  expect((await feeds('refresh')).stdout).toBe('nothing to do: no feed is due; see --all\n');
  // An address needn't be typed as it is kept.
  const typed = `${base.replace('http:', 'HTTP:')}/./feed`;
  expect((await feeds('refresh', typed)).stdout).toBe(`${base}/feed: nothing new\n`);
  expect(JSON.parse((await feeds('list', '--json')).stdout)).toMatchObject([
    { address: `${base}/feed`, title: 'Kalvik Post', articles: 1, failsForLong: false },
  ]);

  expect((await feeds('keep', '30', `${base}/feed`)).stdout).toBe(
    `${base}/feed: keeps its articles for 30 days\n`,
  );
  expect((await feeds('list')).stdout).toContain('keeps its articles for 30 days');
  expect((await feeds('keep', 'all', `${base}/feed`)).stdout).toContain('keeps its articles\n');
  expect((await feeds('keep', '0', `${base}/feed`)).code).toBe(2);
  expect((await feeds('keep', '30', `${base}/other`)).code).toBe(1);

  const list = path.join(folder, 'feeds.opml');
  writeFileSync(list, (await feeds('export')).stdout);
  expect((await feeds('remove', `${base}/feed`)).code).toBe(0);
  expect((await feeds('remove', `${base}/feed`)).code).toBe(1);
  expect((await feeds('import', list)).stdout).toBe('1 feed added\n');
  expect((await feeds('list')).stdout).toContain('not refreshed yet, due now');
  const weaviate = await pullquote(['feeds', 'list'], {
    index: folder,
    env: { PULLQUOTE_LIBRARY: 'weaviate' },
  });
  expect(weaviate.stderr).toContain("only the curator's machine follows feeds");
  expect(weaviate.code).toBe(2);
  // They are kept beside the curator's index, whether the cluster can be reached or not.
  const curator = await pullquote(['feeds', 'list'], {
    index: path.join(folder, 'index'),
    env: { PULLQUOTE_LIBRARY: 'weaviate', WEAVIATE_CURATOR: 'true' },
  });
  expect(curator.stdout).toContain(`${base}/feed`);
  expect(curator.code).toBe(0);
});
