import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { story } from '../library/story.js';
import { page, paragraphs, rss } from './feed-server.js';
import { following, hour } from './following.js';

const stub = (seed: number) => ({ link: `/${seed}.html`, title: `Headline ${seed}` });
const whole = (seed: number) => ({
  link: `/${seed}.html`,
  title: story(seed).title,
  content: paragraphs(seed),
});

describe('a refresh that is stopped', () => {
  it('before its articles are added loses and doubles nothing, and loads nothing twice', async () => {
    const { refresh, articles, asked, pass, feed } = await following({
      '/feed': { body: rss([stub(1), stub(2)]), etag: '"1"' },
      '/1.html': page(1),
      '/2.html': page(2),
    });
    const killed = () => Promise.reject(new Error('killed'));
    await expect(refresh({ ingest: killed })).rejects.toThrow('killed');
    expect(await feed()).toMatchObject({ etag: null, articles: 0 });
    // What stopped it may last: it's tried again after some minutes.
    expect(await refresh()).toEqual([]);
    pass(hour / 10);
    expect(await refresh()).toMatchObject([{ articles: 2 }]);
    expect(await articles()).toHaveLength(2);
    expect(asked).toEqual(['/feed', '/1.html', '/2.html', '/feed']);
    pass(hour);
    expect(await refresh()).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('has finished the feeds that bring nothing, or fail', async () => {
    const { refresh, records, host } = await following(
      { '/feed': rss([whole(1)]), '/gone': { status: 404 }, '/empty': rss([]) },
      ['/feed', '/gone', '/empty'],
    );
    const killed = () => Promise.reject(new Error('killed'));
    await expect(refresh({ ingest: killed })).rejects.toThrow('killed');
    const feeds = new Map((await records.feeds()).map((one) => [one.address.split(host)[1], one]));
    expect(feeds.get('/gone')).toMatchObject({ failures: 1, problem: 'was answered with 404' });
    expect(feeds.get('/empty')?.refreshedAt).not.toBeNull();
    expect(feeds.get('/feed')).toMatchObject({ refreshedAt: null, failures: 0 });
  });

  it('because files can’t be kept costs neither the feed nor its entries a try', async () => {
    const { refresh, articles, pass, feed, records, indexFolder } = await following({
      '/feed': rss([whole(1)]),
    });
    const added = path.join(indexFolder, 'added');
    writeFileSync(added, 'in the way');
    await expect(refresh()).rejects.toMatchObject({ kind: 'index-unwritable' });
    const { failures, number } = await feed();
    expect(failures).toBe(0);
    expect([...(await records.entries(number)).values()].filter(({ tries }) => tries > 0)).toEqual(
      [],
    );
    rmSync(added);
    pass(hour);
    expect(await refresh()).toMatchObject([{ articles: 1, problems: [] }]);
    expect(await articles()).toHaveLength(1);
  });

  it('before its articles are added brings them even if its feed has gone on', async () => {
    const { refresh, articles, asked, answers, pass, feed } = await following({
      '/feed': rss([stub(1), { title: story(2).title, content: paragraphs(2) }]),
      '/1.html': page(1),
    });
    const killed = () => Promise.reject(new Error('killed'));
    await expect(refresh({ ingest: killed })).rejects.toThrow('killed');
    answers.set('/feed', rss([whole(3)]));
    pass(hour);
    await refresh();
    const titles = (await articles()).map(({ title }) => title).sort();
    expect(titles).toEqual(['Headline 1', story(2).title, story(3).title].sort());
    expect(await feed()).toMatchObject({ articles: 3 });
    // Even if its feed fails; and nothing is added twice.
    answers.set('/feed', rss([whole(4)]));
    pass(hour);
    await expect(refresh({ ingest: killed })).rejects.toThrow('killed');
    answers.set('/feed', { status: 500 });
    pass(hour);
    expect(await refresh()).toMatchObject([{ outcome: 'failed' }]);
    expect(await articles()).toHaveLength(4);
    expect(await feed()).toMatchObject({ articles: 4 });
    expect(asked.filter((one) => one !== '/feed')).toEqual(['/1.html']);
  });

  it('leaves a feed to one process at a time', async () => {
    const { refresh, asked } = await following({ '/feed': rss([whole(1)]) });
    const [one, other] = await Promise.all([refresh(), refresh()]);
    const outcomes = [...one, ...other].map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['busy', 'changed']);
    expect(asked).toEqual(['/feed']);
  });
});
