import { describe, expect, it } from 'vitest';
import type { RawArticle } from '../../../src/article/article.js';
import { linesToCount, recurringLines } from '../../../src/article/clean/recurring.js';

function raw(text: string, publisher: string | null): RawArticle {
  const given = { title: null, publisher, date: null, author: null, url: null };
  return { locator: 'test.txt', givenId: null, given, content: { kind: 'text', text } };
}

describe('lines to count', () => {
  it('are distinct, short and without regard to case and spacing', () => {
    const long = `${'A paragraph is not counted, as it belongs to one article alone. '.repeat(5)}`;
    const counted = linesToCount(raw(`Read our  Paper\n\nread our paper\n\n${long}\n\nBye`, 'P'));
    expect(counted).toEqual({ publisher: 'P', lines: ['read our paper', 'bye'] });
  });

  it('are those of the text of HTML, and not of its markup', () => {
    const paragraph = 'The ferry left at noon with forty people and a cart of apples on board.';
    const html = `<html><body><article><h1>Ferry sails again</h1>
      <p>Lindenau keeps its heart</p><p>${paragraph}</p><p>${paragraph} It came back.</p>
      </article></body></html>`;
    const given = { title: null, publisher: 'P', date: null, author: null, url: null };
    const { lines } = linesToCount({
      locator: 'test.html',
      givenId: null,
      given,
      content: { kind: 'html', text: html },
    });
    expect(lines).toContain('lindenau keeps its heart');
    expect(lines.filter((line) => line.includes('<'))).toEqual([]);
  });

  it('are none where the publisher is not known', () => {
    expect(linesToCount(raw('A line', null))).toEqual({ publisher: null, lines: [] });
  });

  it('belong to the publisher that the text names', () => {
    const counted = linesToCount(raw('A line.\n\n© 2020 Harbour Gazette', null));
    expect(counted.publisher).toBe('Harbour Gazette');
  });
});

describe('counts', () => {
  it('are kept by publisher', () => {
    const counts = recurringLines([
      { publisher: 'P', lines: ['a', 'b'] },
      { publisher: 'P', lines: ['a'] },
      { publisher: 'Q', lines: ['a'] },
      { publisher: null, lines: ['a'] },
    ]);
    expect(counts.articlesWith('P', 'a')).toBe(2);
    expect(counts.articlesWith('P', 'b')).toBe(1);
    expect(counts.articlesWith('Q', 'b')).toBe(0);
    expect(counts.articlesOf('P')).toBe(2);
    expect(counts.articlesOf('R')).toBe(0);
  });
});
