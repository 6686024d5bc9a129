import { describe, expect, it } from 'vitest';
import type { Library, SourceFilter } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import { openListing } from '../../src/library/sqlite/listing.js';
import { fill, filledModel } from './filled.js';
import { smallEmbedder } from './small-embedder.js';
import { temporaryFolder, workplace } from './stories.js';
import { storyText } from './story.js';

type Lists = Pick<Library, 'articles' | 'headlines' | 'close'>;

async function titlesOf(library: Lists, filter: SourceFilter): Promise<(string | null)[]> {
  const { items } = await library.headlines(filter, { offset: 0, limit: 100 });
  return items.map((headline) => headline.title);
}

async function mixed(): Promise<string> {
  const { write, index, ingest } = workplace();
  write('1.txt', storyText(1, { title: 'Beta', date: '2024-01-02', publisher: 'Quill Times' }));
  write('2.txt', storyText(2, { title: 'Gamma' }));
  write('3.txt', storyText(3, { title: 'Alpha', date: '2024-01-02' }));
  write('4.txt', storyText(4, { title: 'Delta', date: '2024-02-01', publisher: 'Élan' }));
  write('5.txt', storyText(5, { title: 'Alpha again' }));
  await ingest(smallEmbedder());
  return index;
}

describe('headlines', () => {
  it('come by date, newest first and undated last, then by title', async () => {
    const listing = openListing(await mixed());
    expect(await titlesOf(listing, {})).toEqual(['Delta', 'Alpha', 'Beta', 'Alpha again', 'Gamma']);
    await listing.close();
  });

  it('tell what the article tells, without its text', async () => {
    const listing = openListing(await mixed());
    const [article] = await listing.articles({ source: 'beta' });
    const { items } = await listing.headlines({ source: 'beta' }, { offset: 0, limit: 5 });
    expect(items).toHaveLength(1);
    expect(article).toMatchObject(items[0] ?? {});
    expect(Object.keys(article ?? {}).filter((key) => !(key in (items[0] ?? {})))).toEqual([
      'body',
    ]);
    await listing.close();
  });

  it('pass a filter by part of the title or publisher, by id and by date', async () => {
    const listing = openListing(await mixed());
    const [delta] = await listing.articles({ source: 'delta' });
    expect(await titlesOf(listing, { source: 'ALPHA' })).toEqual(['Alpha', 'Alpha again']);
    expect(await titlesOf(listing, { source: 'elan' })).toEqual(['Delta']);
    expect(await titlesOf(listing, { source: delta?.id ?? '' })).toEqual(['Delta']);
    expect(await titlesOf(listing, { after: '2024-01-03' })).toEqual(['Delta']);
    expect(await titlesOf(listing, { before: '2024-01-02' })).toEqual(['Alpha', 'Beta']);
    expect(await titlesOf(listing, { source: 'a', before: '2024-01-02' })).toEqual([
      'Alpha',
      'Beta',
    ]);
    expect(await listing.headlines({ source: 'no such' }, { offset: 0, limit: 5 })).toEqual({
      items: [],
      total: 0,
    });
    await listing.close();
  });

  it.each<SourceFilter>([
    {},
    { source: 'daily' },
    { source: 'Report 1', after: '2024-03-01', before: '2024-08-01' },
  ])('of all pages together are the list of articles: %o', async (filter) => {
    const folder = temporaryFolder();
    fill(folder, 0, 60);
    const library = await openLibrary(folder, filledModel);
    const expected = (await library.articles(filter)).map((article) => article.id);
    const found: string[] = [];
    for (let offset = 0; offset <= expected.length; offset += 7) {
      const { items, total } = await library.headlines(filter, { offset, limit: 7 });
      expect(total).toBe(expected.length);
      found.push(...items.map((headline) => headline.id));
    }
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    await library.close();
  });
});
