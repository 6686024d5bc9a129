import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/addresses.js';
import { replacedBy, retire } from '../../src/collect/retire.js';
import { pageOf, plainAddress, sameAddresses } from '../../src/collect/same-address.js';
import { addedFolder } from '../../src/library/ingest/owner.js';
import { story } from '../library/story.js';
import { page, paragraphs, rss } from './feed-server.js';
import { following, minute } from './following.js';

describe('the same address', () => {
  it('is without what only counts clicks, and without its fragment', () => {
    expect(plainAddress('https://a.example/b?utm_source=x&id=1&fbclid=2#c')).toBe(
      'https://a.example/b?id=1',
    );
  });

  it.each([
    ['http://a.example/b', 'https://a.example/b'],
    ['https://a.example/b/', 'https://a.example/b?utm_medium=feed'],
    ['https://www.a.example/b#top', 'http://a.example/b/'],
    ['https://a.example', 'http://www.a.example/'],
  ])('is meant by %s and by %s', (one, other) => {
    expect(pageOf(one)).toBe(pageOf(other));
    expect(sameAddresses(one)).toContain(plainAddress(other));
  });

  it.each([
    ['https://a.example/b?id=1', 'https://a.example/b?id=2'],
    ['https://a.example/b', 'https://b.example/b'],
    ['https://a.example/b', 'https://a.example/B'],
    ['http://a.example:8080/b', 'http://a.example/b'],
  ])('is not meant by %s and by %s', (one, other) => {
    expect(pageOf(one)).not.toBe(pageOf(other));
  });
});

const titled = (seed: number, title: string) => ({
  link: '/story',
  title,
  content: paragraphs(seed),
});

/** A feed, and what `pullquote ingest ADDRESS` does over the same index. */
async function bothWays(answers: Parameters<typeof following>[0]) {
  const followed = await following(answers);
  const { refreshing, indexFolder, base } = followed;
  return {
    ...followed,
    ingestPage: async (address: string): Promise<void> => {
      const { files } = await collect([base + address], {
        ...refreshing,
        again: false,
        onProgress: () => undefined,
      });
      const { faults } = await refreshing.ingest([...files.keys()], []);
      const unusable = new Set(faults.map(({ locator }) => locator));
      await retire(await replacedBy(files, unusable), refreshing.ingest);
    },
    files: () => readdirSync(addedFolder(indexFolder, null)).filter((one) => !/meta/.test(one)),
  };
}

describe('a page that is added by its address and by a feed', () => {
  it('is one article, whichever comes first, and the newer version replaces the older', async () => {
    const { refresh, articles, ingestPage, answers, pass, files } = await bothWays({
      '/feed': rss([]),
      '/story': page(1),
      '/story/?utm_source=letter': page(2),
    });
    await ingestPage('/story');
    expect(await articles()).toMatchObject([{ title: story(1).title }]);

    answers.set('/feed', rss([titled(3, 'From the feed')]));
    expect(await refresh()).toMatchObject([{ articles: 1 }]);
    expect(await articles()).toMatchObject([{ title: 'From the feed' }]);
    expect(files()).toHaveLength(1);

    await ingestPage('/story/?utm_source=letter');
    expect(await articles()).toMatchObject([{ title: story(2).title }]);
    expect(files()).toHaveLength(1);

    // The feed says the same as before, then something newer.
    pass(30 * minute);
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    answers.set('/feed', rss([titled(4, 'Corrected in the feed')]));
    pass(30 * minute);
    expect(await refresh()).toMatchObject([{ articles: 1 }]);
    expect(await articles()).toMatchObject([{ title: 'Corrected in the feed' }]);
    expect(files()).toHaveLength(1);
  });

  it('stays as it was if the newer version can’t be used', async () => {
    const { refresh, articles, ingestPage, answers } = await bothWays({
      '/feed': rss([]),
      '/story': page(1),
    });
    await ingestPage('/story');
    answers.set('/story', { type: 'text/html', body: '<html><body></body></html>' });
    answers.set('/feed', rss([{ link: '/story', title: 'A stub' }]));
    expect(await refresh()).toMatchObject([{ articles: 0 }]);
    expect(await articles()).toMatchObject([{ title: story(1).title }]);
  });

  it('is one article for two feeds that write its address differently, in the same refresh', async () => {
    const site = await following({ '/feed': rss([]), '/other': rss([]) }, ['/feed', '/other']);
    site.answers.set('/feed', rss([titled(1, 'One')]));
    site.answers.set('/other', rss([{ ...titled(2, 'Other'), link: '/story/' }]));
    await site.refresh();
    expect(await site.articles()).toHaveLength(1);
  });

  it('is one article after a kill at any step', async () => {
    for (const step of [0, 1, 2]) {
      const { refresh, refreshing, articles, ingestPage, answers, pass, files } = await bothWays({
        '/feed': rss([]),
        '/story': page(1),
      });
      await ingestPage('/story');
      answers.set('/feed', rss([titled(2, 'From the feed')]));
      let done = 0;
      /** Is killed before its first or second step, or right after the second. */
      const killed: typeof refreshing.ingest = async (...given) => {
        if (done === step) throw new Error('killed');
        const report = await refreshing.ingest(...given);
        done += 1;
        if (done === step) throw new Error('killed');
        return report;
      };
      await expect(refresh({ ingest: killed })).rejects.toThrow('killed');
      pass(30 * minute);
      await refresh();
      expect(await articles()).toMatchObject([{ title: 'From the feed' }]);
      expect(files()).toHaveLength(1);
    }
  });
});
