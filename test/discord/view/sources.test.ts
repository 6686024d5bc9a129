import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutSources } from '../../../src/discord/view/sources.js';
import type { Headline } from '../../../src/library/library.js';
import { en } from '../../../src/locales/en.js';
import { buttonsOf, choicesOf } from '../looking-up.js';
import {
  anyWords,
  expectOnlyMarkup,
  expectWithinLimits,
  oddHeadline,
  oddText,
} from './odd-articles.js';

const all = { offset: 0, source: null, after: null, before: null };

function headline(number: number, more: Partial<Headline> = {}): Headline {
  return {
    id: `a${number}`,
    locator: `/${number}.txt`,
    title: `Ferry number ${number} sails`,
    publisher: 'Harbour Post',
    date: '2024-03-01',
    author: null,
    url: `https://example.org/${number}`,
    passageCount: number,
    addedAt: '2024-03-02T10:00:00.000Z',
    ...more,
  };
}

function headlines(from: number, count: number, more?: Partial<Headline>): Headline[] {
  return Array.from({ length: count }, (_, index) => headline(from + index, more));
}

describe('a page of headlines', () => {
  it('shows linked title, publisher, date, number of passages and id of each, and the total', () => {
    const { content } = layOutSources({ items: [headline(1), headline(2)], total: 2 }, all, en);
    expect(content).toBe(
      [
        '**Articles 1 to 2 of 2**',
        '- [Ferry number 1 sails](<https://example.org/1>) · Harbour Post · 1 March 2024 · 1 passage · `a1`',
        '- [Ferry number 2 sails](<https://example.org/2>) · Harbour Post · 1 March 2024 · 2 passages · `a2`',
      ].join('\n'),
    );
  });

  it('offers each article in a select, and the pages on either side', () => {
    const shown = layOutSources(
      { items: headlines(11, 10), total: 24 },
      { ...all, offset: 10, after: '2024-01-01' },
      en,
    );
    expect(Object.values(choicesOf(shown))).toEqual(headlines(11, 10).map(({ id }) => id));
    expect(buttonsOf(shown)).toEqual({
      Previous: 'sources|0||2024-01-01|',
      Next: 'sources|20||2024-01-01|',
    });
  });

  it('has no button that leads past either end', () => {
    const first = layOutSources({ items: headlines(1, 10), total: 12 }, all, en);
    const last = layOutSources({ items: headlines(11, 2), total: 12 }, { ...all, offset: 10 }, en);
    const only = layOutSources({ items: headlines(1, 10), total: 10 }, all, en);
    expect(Object.keys(buttonsOf(first))).toEqual(['Next']);
    expect(Object.keys(buttonsOf(last))).toEqual(['Previous']);
    expect(buttonsOf(only)).toEqual({});
  });

  it('names what narrows it, and says so where nothing passes', () => {
    const narrowed = { ...all, source: '*Post*', before: '2024-04-30' };
    const some = layOutSources({ items: [headline(1)], total: 1 }, narrowed, en);
    expect(some.content).toContain('“\\*Post\\*”');
    expect(some.content).toContain('until 30 April 2024');
    const none = layOutSources({ items: [], total: 0 }, narrowed, en);
    expect(none.content).toContain(en.answer.nothingPasses);
    expect(none.content).toContain('until 30 April 2024');
    expect(layOutSources({ items: [], total: 0 }, all, en).content).toBe(en.sources.empty);
  });

  it('leaves the longest addresses out where not all fit, and keeps the titles', () => {
    const items = headlines(10, 10, { url: `https://example.org/${'long/'.repeat(30)}` });
    const short = headline(5);
    const { content } = layOutSources({ items: [...items.slice(1), short], total: 10 }, all, en);
    expect(content.length).toBeLessThanOrEqual(2000);
    expect(content).toContain('[Ferry number 5 sails](<https://example.org/5>)');
    for (const { title } of items.slice(1)) expect(content).toContain(title);
    expect(content).toMatch(/- Ferry number 11 sails ·/);
  });

  it('stays within the limits of a message, with no markup but its own, for any articles and filter in any language', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(oddHeadline, { maxLength: 10, selector: ({ id }) => id }),
        fc.option(oddText, { nil: null }),
        fc.integer({ min: 0, max: 999_990 }),
        anyWords,
        (items, source, offset, words) => {
          const view = { offset, source, after: '2024-01-01', before: '2024-12-31' };
          const page = layOutSources({ items, total: offset + 20 }, view, words);
          expectWithinLimits(page);
          expectOnlyMarkup(page.content, ['strong', 'subtext', 'list', 'link', 'inlineCode']);
        },
      ),
    );
  });
});
