import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBeLabel,
  escapeMarkdown,
  link,
  quoteBlock,
} from '../../../../src/discord/view/text/markdown.js';
import { all, asRead, markupOf, shown, textOf } from '../discord-markdown.js';
import { nasty, withPart } from '../nasty.js';

describe('escaping', () => {
  it('shows any text as it is, and nothing in it as markup', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        const nodes = shown(escapeMarkdown(text));
        expect(textOf(nodes)).toBe(asRead(text));
        expect(markupOf(nodes)).toEqual(new Set());
      }),
      { numRuns: 500 },
    );
  });

  it('is at most twice as long', () => {
    fc.assert(
      fc.property(nasty(), (text) => {
        expect(escapeMarkdown(text).length).toBeLessThanOrEqual(2 * text.length);
      }),
    );
  });

  it.each([
    'It rose by 3.5% to $1.2bn (from 2021), said J. Smith - "a record" - at 10:30.',
    'Ask #metoo or mail desk@example.com; 50-60 people, R&D, and/or, 1/2.',
    '5 < 6 > 4 | ~40 people'.replace('<', 'is less than'),
  ])('leaves alone what is no markup: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    [
      'mentions',
      '<@123456789012345678> @everyone @here',
      '\\<@123456789012345678> \\@everyone \\@here',
    ],
    ['links', '[a](https://example.com)', '\\[a]\\(https\\://example.com)'],
    ['addresses, underscores and all', 'https://example.com/a_b', 'https\\://example.com/a\\_b'],
    ['invitations', 'discord.gg/abc', 'discord\\.gg/abc'],
    ['headings', '# Results\n #hash ## two', '\\# Results\n #hash ## two'],
    ['small print', '-# small', '\\-# small'],
    ['lists', '- one\n  - two\n3. three\n-5 degrees', '\\- one\n  \\- two\n3\\. three\n-5 degrees'],
    ['quotes', '> said\n>>> all', '\\> said\n\\>>> all'],
    ['emoji by name', ':smile:', '\\:smile:'],
    ['spoilers, not lone bars', '||x|| | y', '\\|\\|x\\|\\| | y'],
  ])('escapes %s', (_what, text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('a block quote', () => {
  it('gives the text back, with the marked part in bold and no other markup', () => {
    fc.assert(
      fc.property(withPart(nasty()), ({ text, part }) => {
        const nodes = shown(quoteBlock(text, part));
        expect(nodes.map(({ type }) => type)).toEqual(['blockQuote']);
        expect(textOf(nodes)).toBe(asRead(text));
        expect([...markupOf(nodes)].filter((type) => type !== 'strong')).toEqual(['blockQuote']);
        expect(all('strong', nodes).map((bold) => textOf([bold]))).toEqual(boldLines(part.text));
      }),
      { numRuns: 500 },
    );
  });

  it('marks every line of a marked part by itself', () => {
    expect(quoteBlock('One. Two\nthree. Four.', { start: 5, end: 15 })).toBe(
      '> One. **Two**\n> **three.** Four.',
    );
  });

  it('keeps blank lines inside', () => {
    expect(quoteBlock('One.\n\nTwo.', null)).toBe('> One.\n> \n> Two.');
  });
});

describe('a link', () => {
  it('puts the address behind the label, where nothing is previewed', () => {
    expect(link('Tidal lock opens', 'https://example.com/lock')).toBe(
      '[Tidal lock opens](<https://example.com/lock>)',
    );
  });

  it.each([
    '*Storm*',
    '[Update] Storm',
    'Storm 🎉',
    'see https://a.example',
    'a\u200bb',
    ' ',
    '@here',
  ])('shows %j beside the address: clients would show escapes in a label, or no link', (label) => {
    expect(canBeLabel(label)).toBe(false);
    expect(link(label, 'https://example.com/')).toBe(
      `${escapeMarkdown(label)} <https://example.com/>`,
    );
  });

  it('lets no address end the link early', () => {
    expect(link('A', 'https://example.com/a)b(c)?d=<e>|f g')).toBe(
      '[A](<https://example.com/a%29b%28c%29?d=%3Ce%3E%7Cf%20g>)',
    );
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc',
    'lock.html',
    '',
    `https://a.example/${'b'.repeat(400)}`,
  ])('shows the label alone for %.30s', (url) => {
    expect(link('A_b', url)).toBe('A\\_b');
  });

  it('is not led elsewhere by the text after it', () => {
    const line = `${link('A', 'https://a.example/')} ${escapeMarkdown('](https://b.example)')}`;
    expect(all('link', shown(line)).map(({ target }) => target)).toEqual(['https://a.example/']);
    expect(textOf(shown(line))).toBe('A ](https://b.example)');
  });

  it('is one link to the address, or the label and nothing else, for any label and address', () => {
    const address = nasty(6).map((path) => `https://example.com/${path}`);
    fc.assert(
      fc.property(nasty(6), fc.oneof(address, nasty(6)), nasty(6), (label, url, after) => {
        const nodes = shown(`${link(label, url)} ${escapeMarkdown(after)}`);
        const links = all('link', nodes);
        expect(links.length).toBeLessThanOrEqual(1);
        for (const { target } of links) {
          expect(unmarked(target ?? '')).toBe(unmarked(new URL(url).href));
        }
        expect([...markupOf(nodes)].filter((type) => type !== 'link')).toEqual([]);
        expect(textOf(nodes)).toContain(asRead(label));
      }),
      { numRuns: 500 },
    );
  });
});

/** An address with what could end a link as it is, not encoded. */
function unmarked(address: string): string {
  return address.replace(/%(?:2[0278A9]|3[CE]|5[BCD]|60|7C)/g, decodeURIComponent);
}

function boldLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => asRead(line.trim()))
    .filter((line) => line !== '');
}
