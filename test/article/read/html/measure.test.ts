import { describe, expect, it } from 'vitest';
import { articleFromHtml } from '../../../../src/article/read/html/html.js';

const sentence = 'The council of Kalvik voted to close the bridge.';

const read = (html: string) => articleFromHtml(`<html><body>${html}</body></html>`, null).text;

const deep = /^its HTML is nested more than 3,000 elements deep$/;
const many = /^its HTML has more than 300,000 elements, attributes and pieces of text$/;

describe('a page', () => {
  it.each([
    ['paragraphs', '<p>'],
    ['list items', '<li>'],
    ['table rows', '<tr><td>'],
    ['line breaks', '<br>'],
  ])('may have thousands of %s that nobody closed', (_, tag) => {
    expect(read(`<table>${tag.repeat(3_000)}${sentence}</table>`)).toContain(sentence);
  });

  it.each([
    ['elements', '<span>', 5_000],
    ['hundreds of thousands of elements', '<a><b><i><table>', 100_000],
  ])('with thousands of %s in each other is refused', (_, tags, times) => {
    expect(() => read(`${tags.repeat(times)}${sentence}`)).toThrow(deep);
  });

  it('is not refused for many elements that were closed', () => {
    expect(read(`${'<b>x</b>'.repeat(2_000)} ${sentence}`)).toContain(sentence);
  });

  it.each([
    ['entities', '&lt;'],
    ['elements', '<b></b>'],
    ['comments', '<!---->'],
  ])('of hundreds of thousands of %s is refused', (_, piece) => {
    expect(() => read(`<p>${piece.repeat(310_000)}${sentence}</p>`)).toThrow(many);
  });

  it('with an element of hundreds of thousands of attributes is refused', () => {
    const attributes = Array.from({ length: 310_000 }, (_, i) => `a${i}`).join(' ');
    expect(() => read(`<p ${attributes}>${sentence}</p>`)).toThrow(many);
  });

  it('that its JSON-LD holds is looked at in the same way', () => {
    const articleBody = `${'<b>'.repeat(5_000)}${sentence}`;
    const json = JSON.stringify({ '@type': 'NewsArticle', articleBody });
    expect(() => read(`<script type="application/ld+json">${json}</script>`)).toThrow(deep);
  });
});
