import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { SourceFilter, StoredArticle } from '../../../src/library/library.js';
import type { Look } from '../../../src/terminal/layout.js';
import { listed } from '../../../src/terminal/view/listing.js';

const screen: Look = { width: 80, height: 24, colours: pc.createColors(false), link: null };
const pipe: Look = { ...screen, height: null };

function articleOf(id: string, known: Partial<StoredArticle>): StoredArticle {
  return {
    id,
    locator: `/news/${id}.txt`,
    title: null,
    publisher: null,
    date: null,
    author: null,
    url: null,
    body: 'A ferry sails.',
    passageCount: 29,
    addedAt: '2024-05-04T00:00:00Z',
    ...known,
  };
}

/** A library of a few articles; it filters by day only. */
function libraryOf(...articles: StoredArticle[]) {
  return {
    articles: async ({ after }: SourceFilter = {}) =>
      articles.filter(({ date }) => after === undefined || (date !== null && date >= after)),
    idsBeginning: async (prefix: string, most: number) =>
      articles
        .map(({ id }) => id)
        .filter((id) => id.startsWith(prefix))
        .slice(0, most),
  };
}

const lock = articleOf('1f3a9c0b2d4e', {
  title: 'Tidal lock opens at Brennhaven after four years of work, and costs more than planned',
  publisher: 'The Harbour Post of Brennhaven and the Islands',
  date: '2024-05-04',
});
const harbour = articleOf('2f3a9c0b2d4e', {
  title: '潮止めの水門がブレンハーフェンで火曜日に開いた',
  date: '2024-05-03',
});
const untitled = articleOf('3f3a9c0b2d4e', {});

describe('a list of articles', () => {
  it('has columns on a terminal, with what is too long cut', async () => {
    expect(await listed(libraryOf(lock, harbour, untitled), {}, screen)).toMatchInlineSnapshot(`
      "id       date        title                              publisher       passages
      1f3a9c0  2024-05-04  Tidal lock opens at Brennhaven a…  The Harbour P…        29
      2f3a9c0  2024-05-03  潮止めの水門がブレンハーフェンで…                        29
      3f3a9c0              “A ferry sails.”                                         29
      3 articles
      "
    `);
  });

  it('has all that is known of each article elsewhere', async () => {
    const text = await listed(libraryOf(lock), {}, pipe);
    expect(text).toBe(
      `${lock.id}  ${lock.title} · ${lock.publisher} · 4 May 2024  29 passages\n1 article\n`,
    );
  });

  it('says how many a date leaves out because they have none', async () => {
    const library = libraryOf(lock, harbour, untitled);
    const text = await listed(library, { after: '2024-05-04' }, pipe);
    expect(text).toMatch(/\n1 article; 1 without a date left out\n$/);
    expect(await listed(library, {}, pipe)).toMatch(/\n3 articles\n$/);
  });
});
