import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingOf } from '../../../src/answer/quotes/opening.js';
import { asQuoted } from '../../../src/answer/quotes/quotes.js';

const body =
  '***\n\nThe tidal lock at Brennhaven opened on Tuesday after four years of work.\nMore.';
const article = {
  id: 'a1',
  locator: '/news/lock.txt',
  title: null,
  publisher: null,
  date: null,
  author: null,
  url: null,
  body,
  passageCount: 1,
  addedAt: '2024-05-04T00:00:00Z',
};

describe('the first words of an article', () => {
  it('are those of its first line with words, as many as a headline has', () => {
    expect(openingOf(body)).toBe('The tidal lock at Brennhaven opened on Tuesday after four…');
    expect(openingOf('Short.\nMore.')).toBe('Short.');
    expect(openingOf('* * *\n')).toBeNull();
  });

  it('are the beginning of the line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const shown = openingOf(text) ?? '';
        expect(shown.length).toBeLessThanOrEqual(61);
        const line = (text.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one)) ?? '').trim();
        expect(line.replace(/\s+/g, ' ').startsWith(shown.replace(/…$/, ''))).toBe(true);
      }),
    );
  });

  it('name a quoted article that has no title, and no other', () => {
    expect(asQuoted(article)).toMatchObject({ title: null, opening: openingOf(body) });
    expect(asQuoted({ ...article, title: 'Tidal lock opens' })).not.toHaveProperty('opening');
  });
});
