import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/article/article.js';
import { shortId } from '../../../src/discord/browsing/short-ids.js';
import { layOutPassage, type PassageView } from '../../../src/discord/view/passage.js';
import { en } from '../../../src/locales/en.js';
import { languages, wordsFor } from '../../../src/locales/words.js';
import { all, asRead, shown, textOf } from './discord-markdown.js';
import { expectWithinLimits, idsOf, labelsOf } from './limits.js';
import { nastyBody, withPart } from './nasty.js';
import { lock } from './views.js';

const sentences = Array.from({ length: 60 }, (_, n) => `Sentence ${n} tells of the sea. `);
const body = sentences.join('').trim();
const startOf = (n: number) => sentences.slice(0, n).join('').length;

/** Passages of seven sentences, each with the last two of the one before. */
const passages: Passage[] = Array.from({ length: 12 }, (_, ordinal) => ({
  ordinal,
  start: startOf(ordinal * 5),
  end: Math.min(startOf(ordinal * 5 + 7), body.length),
}));

function viewOf(view: Partial<PassageView>): PassageView {
  return { article: { ...lock, body }, passages, ordinal: 4, highlight: null, ...view };
}

function quotedIn(content: string): string {
  return textOf(all('blockQuote', shown(content))).replace(/\n$/, '');
}

describe('a passage', () => {
  it('comes under its source, between its neighbours, with its number', () => {
    const short = 'The lock opened. It cost 41 million. Boats may pass at night.\n\nFish may not.';
    const parts = [
      { ordinal: 0, start: 0, end: 36 },
      { ordinal: 1, start: 17, end: 61 },
      { ordinal: 2, start: 63, end: 76 },
    ];
    const article = { ...lock, body: short };
    const view = viewOf({
      article,
      passages: parts,
      ordinal: 1,
      highlight: { start: 17, end: 36 },
    });
    expect(layOutPassage(view, en).content).toMatchInlineSnapshot(`
      "[Tidal lock opens](<https://example.com/lock>) · The Harbour Post · 4 May 2024
      > The lock opened. **It cost 41 million.** Boats may pass at night.
      > 
      > Fish may not.
      -# passage 2 of 3"
    `);
  });

  it('is shown with both neighbours, each sentence once, and marks where the article goes on', () => {
    const quoted = quotedIn(layOutPassage(viewOf({}), en).content);
    expect(quoted).toBe(`[…] ${body.slice(startOf(15), startOf(32)).trim()} […]`);
    expect(quotedIn(layOutPassage(viewOf({ ordinal: 0 }), en).content)).toBe(
      `${body.slice(0, startOf(12)).trim()} […]`,
    );
  });

  it('comes with as many sentences of long neighbours as fit, nearest first', () => {
    const three = [
      { ordinal: 0, start: 0, end: startOf(29) },
      { ordinal: 1, start: startOf(29), end: startOf(31) },
      { ordinal: 2, start: startOf(31), end: body.length },
    ];
    const many = sentences.map((sentence) => `${sentence.trim()} ${'Waves. '.repeat(6)}`).join('');
    const scale = (n: number) => many.indexOf(sentences[n] ?? '');
    const scaled = three.map(({ ordinal }, n) => ({
      ordinal,
      start: n === 0 ? 0 : scale(n === 1 ? 29 : 31),
      end: n === 2 ? many.length : scale(n === 0 ? 29 : 31),
    }));
    const article = { ...lock, body: many };
    const { content } = layOutPassage(viewOf({ article, passages: scaled, ordinal: 1 }), en);
    const quoted = quotedIn(content);
    expect(quoted).toContain(many.slice(scaled[1]?.start, scaled[1]?.end).trim());
    expect(quoted).toMatch(/^\[…\] (Sentence|Waves)/);
    expect(quoted).toMatch(/(sea|Waves)\. \[…\]$/);
    expect(content.length).toBeGreaterThan(1_900);
  });

  it('that is too long is cut at sentences around its marked part, else from its beginning', () => {
    const one = [{ ordinal: 0, start: 0, end: body.length * 2 + 1 }];
    const article = { ...lock, body: `${body} ${body}` };
    const start = startOf(50);
    const highlight = { start, end: start + 'Sentence 50 tells of the sea.'.length };
    const marked = layOutPassage(viewOf({ article, passages: one, ordinal: 0, highlight }), en);
    expect(marked.content).toContain('**Sentence 50 tells of the sea.**');
    expect(quotedIn(marked.content)).toMatch(/^\[…\] Sentence \d+ .* sea\. \[…\]$/);
    const unmarked = layOutPassage(viewOf({ article, passages: one, ordinal: 0 }), en);
    expect(quotedIn(unmarked.content)).toMatch(/^Sentence 0 .* sea\. \[…\]$/);
    expect(unmarked.content.length).toBeGreaterThan(1_900);
  });

  it('leads to the passages before and after it', () => {
    expect(idsOf(layOutPassage(viewOf({}), en))).toEqual(['passage|a1|3', 'passage|a1|5']);
    expect(labelsOf(layOutPassage(viewOf({ ordinal: 0 }), en))).toEqual([['Next']]);
    expect(labelsOf(layOutPassage(viewOf({ ordinal: 99 }), en))).toEqual([['Previous']]);
  });

  it('has no buttons where it is the only one', () => {
    expect(layOutPassage(viewOf({ passages: passages.slice(0, 1) }), en).components).toEqual([]);
  });

  it('has buttons whatever id its file gave the article', () => {
    const id = `https://example.org/${'long/'.repeat(60)}`;
    const made = layOutPassage(viewOf({ article: { ...lock, id, body } }), en);
    expect(idsOf(made)).toEqual([`passage|${shortId(id)}|3`, `passage|${shortId(id)}|5`]);
  });

  it('of an article without any is its source alone', () => {
    expect(layOutPassage(viewOf({ passages: [] }), en).content).toBe(
      '[Tidal lock opens](<https://example.com/lock>) · The Harbour Post · 4 May 2024',
    );
  });
});

describe('any passage in any language', () => {
  const anyLocale = fc.constantFrom(...languages.map(({ words }) => words.locale));

  it("keeps to Discord's limits, and is a slice of the body with the mark in bold", () => {
    fc.assert(
      fc.property(withParts(nastyBody()), fc.boolean(), anyLocale, (parted, bold, locale) => {
        const { text, cuts, part } = parted;
        const words = wordsFor(locale);
        const own = cuts.map((start, ordinal) => ({
          ordinal,
          start,
          end: cuts[ordinal + 2] ?? text.length,
        }));
        const view = viewOf({
          article: { ...lock, body: text },
          passages: own,
          ordinal: 1,
          highlight: bold ? part : null,
        });
        const payload = layOutPassage(view, words);
        expectWithinLimits(payload);
        const quoted = quotedIn(payload.content);
        const mark = words.answer.cut;
        const pieces = [
          quoted,
          quoted.slice(mark.length + 1),
          quoted.slice(0, -mark.length - 1),
          quoted.slice(mark.length + 1, -mark.length - 1),
        ];
        expect(pieces.some((piece) => asRead(text).includes(piece))).toBe(true);
        const marked = all('strong', shown(payload.content)).map((line) => textOf([line]));
        for (const line of marked) expect(asRead(part.text)).toContain(line);
      }),
      { numRuns: 100 },
    );
  });

  it('is whole wherever it fits', () => {
    fc.assert(
      fc.property(withParts(nastyBody().filter((text) => text.trim() !== '')), ({ text, part }) => {
        fc.pre(part.text.trim() !== '' && part.text.length < 800);
        const passage = { ordinal: 0, start: part.start, end: part.end };
        const view = viewOf({
          article: { ...lock, body: text },
          passages: [passage, { ordinal: 1, start: 0, end: text.length }],
          ordinal: 0,
        });
        expect(quotedIn(layOutPassage(view, en).content)).toContain(asRead(part.text.trim()));
      }),
      { numRuns: 100 },
    );
  });
});

/** A text with a part of it, and where three more passages begin. */
function withParts(text: fc.Arbitrary<string>) {
  return withPart(text).map(({ text, part }) => {
    const middle = part.start;
    return { text, part, cuts: [0, middle, part.end].sort((a, b) => a - b) };
  });
}
