import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutArticle, layOutCandidates } from '../../../src/discord/view/article.js';
import type { StoredArticle } from '../../../src/library/library.js';
import { en } from '../../../src/locales/en.js';
import { wordsFor } from '../../../src/locales/words.js';
import { buttonsOf, choicesOf } from '../looking-up.js';
import {
  anyWords,
  expectOnlyMarkup,
  expectWithinLimits,
  oddHeadline,
  oddText,
} from './odd-articles.js';

const body = 'The ferry sails again. Repairs took eleven weeks. Tickets cost the same as before.';

const ferry: StoredArticle = {
  id: 'a1',
  locator: '/ferry.txt',
  title: 'Ferry to the islands sails again',
  publisher: 'Harbour Post',
  date: '2024-03-14',
  author: 'Staff',
  url: 'https://example.org/ferry',
  body,
  passageCount: 3,
  addedAt: '2024-03-20T10:00:00.000Z',
};

const copy = { ...ferry, of: 'a1', id: 'c1', publisher: 'Island News', date: '2024-03-15' };

describe('an article', () => {
  it('shows where it is from, when it was added, where else it stands and how it begins', () => {
    const shown = layOutArticle(
      { article: ferry, opening: { start: 0, end: 49 }, alsoIn: [copy, copy] },
      en,
    );
    expect(shown.content).toBe(
      [
        '**[Ferry to the islands sails again](<https://example.org/ferry>)**',
        'Harbour Post · 14 March 2024 · by Staff',
        '3 passages · added <t:1710928800:D>',
        'also in: Ferry to the islands sails again · Island News · 15 March 2024',
        '> The ferry sails again. Repairs took eleven weeks. \\[…]',
      ].join('\n'),
    );
    expect(buttonsOf(shown)).toEqual({ [en.article.read]: 'passage|a1|0' });
  });

  it('quotes whole sentences of a long beginning', () => {
    const long = `${'The harbour was rebuilt at great cost. '.repeat(40)}The end.`;
    const { content } = layOutArticle(
      { article: { ...ferry, body: long }, opening: { start: 0, end: long.length }, alsoIn: [] },
      en,
    );
    expect(content).toMatch(/\. \\\[…\]$/);
    expect(content.length).toBeLessThan(700);
  });

  it('names what is unknown as such and leaves the rest out', () => {
    const bare = { ...ferry, title: null, publisher: null, date: null, author: null, url: null };
    const { content } = layOutArticle({ article: bare, opening: null, alsoIn: [] }, en);
    expect(content).toBe('**untitled**\n3 passages · added <t:1710928800:D>');
  });

  it('begins no list with a day of another language', () => {
    const article = { ...ferry, publisher: null };
    const words = wordsFor('de');
    const { content } = layOutArticle({ article, opening: null, alsoIn: [] }, words);
    expect(content).toContain('\n14\\. März 2024 · von Staff\n');
    expectOnlyMarkup(content, ['strong', 'link', 'timestamp']);
  });

  it('names three others and counts the rest', () => {
    const others = [1, 2, 3, 4, 5].map((number) => ({ ...copy, title: `Copy ${number}` }));
    const { content } = layOutArticle({ article: ferry, opening: null, alsoIn: others }, en);
    expect(content).toContain('Copy 3');
    expect(content).not.toContain('Copy 4');
    expect(content).toContain('and 2 more');
  });

  it('stays within the limits of a message, with no markup but its own, for any article in any language', () => {
    fc.assert(
      fc.property(
        oddHeadline,
        oddText,
        fc.array(oddHeadline, { maxLength: 5 }),
        anyWords,
        (headline, text, others, words) => {
          const article = { ...ferry, ...headline, body: text };
          const alsoIn = others.map((one) => ({ ...one, of: headline.id }));
          const opening = text.trim() === '' ? null : { start: 0, end: text.length };
          const view = layOutArticle({ article, opening, alsoIn }, words);
          expectWithinLimits(view);
          expectOnlyMarkup(view.content, ['strong', 'link', 'timestamp', 'blockQuote']);
        },
      ),
    );
  });
});

describe('what a text may mean', () => {
  it('is offered with labels that differ, since clients take the first of two alike', () => {
    const items = ['a', 'b', 'c'].map((id) => ({ ...ferry, id }));
    const shown = layOutCandidates({ kind: 'several', items, total: 40 }, en);
    expect(shown.content).toBe(en.article.several(40, 3));
    expect(choicesOf(shown)).toEqual({
      'Ferry to the islands sails again · Harbour Post · 14 March 2024': 'a',
      'Ferry to the islands sails again · Harbour Post · 14 March 2024 (2)': 'b',
      'Ferry to the islands sails again · Harbour Post · 14 March 2024 (3)': 'c',
    });
  });

  it('stays within the limits of a select for any articles in any language', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(oddHeadline, { minLength: 1, maxLength: 25, selector: ({ id }) => id }),
        anyWords,
        (items, words) => {
          expectWithinLimits(layOutCandidates({ kind: 'several', items, total: 30 }, words));
        },
      ),
    );
  });
});
