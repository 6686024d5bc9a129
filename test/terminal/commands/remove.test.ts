import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { feedServer, paragraphs, rss } from '../../collect/feed-server.js';
import { temporaryFolder } from '../../library/stories.js';
import { story } from '../../library/story.js';
import { pullquote } from '../run.js';

it('an article of a feed stays removed, even if its entry changes', async () => {
  const item = { link: '/1', title: story(1).title };
  const server = await feedServer({ '/feed': rss([{ ...item, content: paragraphs(1) }]) });
  const index = path.join(temporaryFolder(), 'index');
  const env = {
    PULLQUOTE_READER: 'off',
    PULLQUOTE_WORKERS: '1',
    PULLQUOTE_FETCH_ALLOW: server.host,
  };
  const run = (...args: string[]) => pullquote(args, { index, env });
  const listed = async () =>
    JSON.parse((await run('sources', '--json')).stdout) as { id: string }[];
  await run('feeds', 'add', `${server.base}/feed`);
  expect((await run('feeds', 'refresh')).stdout).toContain('1 article');
  const [{ id } = { id: '' }] = await listed();

  const removed = await run('remove', id);
  expect(removed.stdout).toContain(`removed: ${story(1).title}`);
  // There is no file that it could come back from.
  expect(removed.stdout).not.toContain('bring it back');
  const added = path.join(index, 'added');
  expect(existsSync(added) ? readdirSync(added) : []).toEqual([]);

  server.answers.set('/feed', rss([{ ...item, content: `${paragraphs(1)}${paragraphs(2)}` }]));
  await run('feeds', 'refresh', '--all');
  expect(await listed()).toEqual([]);
});
