import { describe, expect, it } from 'vitest';
import type { RawArticle } from '../../../src/article/article.js';
import { sourceText } from '../../../src/article/read/source.js';

const nothing = { title: null, publisher: null, date: null, author: null, url: null };
const page = `<html><head><title>Ferry aground</title><meta property="og:site_name" content="Kalvik Post"></head>
  <body><article><h1>Ferry aground</h1><p>${'The ferry ran aground off Kalvik on Monday. '.repeat(9)}</p></article></body></html>`;

function given(facts: Partial<typeof nothing> | Record<string, string>, html = false): RawArticle {
  const content = { kind: html ? 'html' : 'text', text: html ? page : 'It sank.' } as const;
  return { locator: 'a.json', givenId: null, given: { ...nothing, ...facts }, content };
}

describe('what a file says of its article', () => {
  it.each([
    '\u0000',
    '\u001b\u0007',
    '\ud800',
    ' \u202e',
    '\u2067\u2069',
  ])('isn’t known if nothing of it can be seen: %j', (unseen) => {
    const facts = { title: unseen, publisher: unseen, author: unseen, url: unseen };
    expect(sourceText(given(facts)).given).toEqual(nothing);
  });

  it('comes from the page then', () => {
    const facts = { title: '\u0000', publisher: '\u0000' };
    const { title, publisher } = sourceText(given(facts, true)).given;
    expect([title, publisher]).toEqual(['Ferry aground', 'Kalvik Post']);
  });

  it('loses what a terminal obeys, and nothing else', () => {
    const { title } = sourceText(given({ title: '\u001b[31mFerry \u0000aground!' })).given;
    expect(title).toBe('[31mFerry aground!');
  });
});
