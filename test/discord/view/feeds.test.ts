import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addingModal,
  failureOfFeed,
  keepingModal,
  layOutFeed,
  layOutFeeds,
} from '../../../src/discord/view/feeds.js';
import { en } from '../../../src/locales/en.js';
import { languages } from '../../../src/locales/words.js';
import type { KeptFeed } from '../../../src/records/feeds.js';
import { expectWithinLimits, labelsOf } from './limits.js';
import { oddText } from './odd-articles.js';

const feed: KeptFeed = {
  number: 7,
  address: 'https://news.example.org/feed',
  server: null,
  title: 'Kalvik Post',
  addedAt: '2026-03-01T00:00:00.000Z',
  dueAt: '2026-03-04T12:30:00.000Z',
  refreshedAt: '2026-03-04T12:00:00.000Z',
  etag: null,
  lastModified: null,
  failures: 0,
  failingSince: null,
  problem: null,
  refusal: null,
  ended: false,
  keepDays: null,
  articles: 12,
};
const view = { news: null, mayAdd: true, now: new Date('2026-03-04T12:10:00Z') };

describe('the panel of feeds', () => {
  it('shows how each feed is, and when it is looked at next', () => {
    const failing = { ...feed, failingSince: '2026-03-03T00:00:00.000Z', refusal: 'status 404' };
    const shown = layOutFeeds([feed, { ...failing, keepDays: 30 }], 0, view, en);
    expect(shown.content).toBe(
      [
        '**Feeds that I follow**',
        '**Kalvik Post**',
        '-# https\\://news.example.org/feed',
        '12 articles · checked <t:1772625600:R> · again <t:1772627400:R>',
        '**Kalvik Post**',
        '-# https\\://news.example.org/feed',
        '12 articles · checked <t:1772625600:R> · again <t:1772627400:R>',
        'Articles are removed once they are older than 30 days.',
        '⚠️ First failed <t:1772496000:R>: its server answered with 404.',
      ].join('\n'),
    );
  });

  it('shows the address of a feed without a title once', () => {
    const shown = layOutFeeds([{ ...feed, title: null }], 0, view, en).content ?? '';
    expect(shown.split('news.example.org')).toHaveLength(2);
  });

  it('has pages, and no button for adding if that isn’t allowed', () => {
    const many = Array.from({ length: 12 }, (_, number) => ({ ...feed, number }));
    expect(labelsOf(layOutFeeds(many, 5, view, en)).at(-1)).toEqual([
      en.buttons.previous,
      en.buttons.next,
      en.feeds.add,
      en.feeds.refreshAll,
    ]);
    const closed = layOutFeeds([], 0, { ...view, mayAdd: false }, en);
    expect(closed.content).toContain(en.feeds.noUrls);
    expect(closed.components).toEqual([]);
  });

  it.each([
    'status 500',
    'robots',
    'noAddress',
    'unreadable',
    'type text/css',
    'tooSlow',
    null,
  ])('has words for a failure by %s in every language', (refusal) => {
    for (const { words } of languages) expect(failureOfFeed(refusal, words)).not.toBe('');
  });

  it('says of a feed that is too large, and of a link that is too long, that they are', () => {
    for (const { words } of languages) {
      const { tooLarge, tooLong } = words.feeds.why;
      expect(failureOfFeed('tooLarge', words)).toBe(tooLarge);
      expect(tooLarge).toMatch(/20\s/);
      expect(failureOfFeed('noAddress too long', words)).toBe(tooLong);
    }
  });
});

describe.each(
  languages.map(({ locales: [locale = ''], words }) => ({ locale, words })),
)('the panel of feeds in $locale', ({ words }) => {
  const odd = fc.record({
    title: fc.option(fc.oneof(oddText, fc.constant('ﷺ'.repeat(500)), fc.constant('\u200b'))),
    address: fc.constantFrom(feed.address, `https://example.org/${'_*~'.repeat(300)}`),
    refreshedAt: fc.constantFrom(null, feed.refreshedAt),
    failingSince: fc.constantFrom(null, feed.addedAt),
    refusal: fc.constantFrom(null, 'robots', `status ${'*'.repeat(3)}`, 'unreadable'),
    ended: fc.boolean(),
    keepDays: fc.constantFrom(null, 1, 36_500),
    articles: fc.nat(),
  });

  it('keeps to Discord’s limits, whatever feeds are called', () => {
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 7 }), (feeds) => {
        const all = feeds.map((one, number) => ({ ...feed, ...one, number: 999_999_990 + number }));
        expectWithinLimits(layOutFeeds(all, 0, { ...view, news: words.feeds.goesOn }, words));
        for (const one of all) expectWithinLimits(layOutFeed(one, view, words));
      }),
      { numRuns: 30 },
    );
  });

  it('has modals that Discord takes', () => {
    for (const { title, components } of [addingModal(words), keepingModal(7, words)]) {
      expect(title.length).toBeLessThanOrEqual(45);
      for (const one of components) {
        if (!('label' in one)) throw new Error('not a label');
        expect(one.label.length, one.label).toBeLessThanOrEqual(45);
        expect(one.description?.length ?? 0).toBeLessThanOrEqual(100);
      }
    }
  });
});
