import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPassages, type PassageSize } from '../../src/article/passages.js';
import { splitSentences, trimSpan } from '../../src/text/sentences.js';

/** Stands for a model's pieces: up to four letters of a word, or one other character. */
const countPieces = (text: string) => text.match(/\p{L}{1,4}|[^\p{L}\s]/gu)?.length ?? 0;

const size = (changes: Partial<PassageSize> = {}): PassageSize => ({
  maxCharacters: 120,
  overlapSentences: 1,
  maxPieces: 1_000,
  countPieces,
  ...changes,
});

const passagesOf = (body: string, changes: Partial<PassageSize> = {}) =>
  cutPassages(body, splitSentences(body), size(changes));
const textsOf = (body: string, changes: Partial<PassageSize> = {}) =>
  passagesOf(body, changes).map(({ start, end }) => body.slice(start, end));

const sentences = [
  'The ferry ran aground at dawn on Tuesday.',
  'Nobody on board was hurt, the coast guard said.',
  'Three tugs tried to free the ship at noon.',
  'The second cable snapped within minutes.',
  'They will try again tonight at high water.',
  'The islands have no other link to the shore.',
];

describe('cutting a body into passages', () => {
  it('makes one passage of a short body, without white space at its ends', () => {
    expect(passagesOf('  It sank. Nobody swam.\n')).toEqual([{ ordinal: 0, start: 2, end: 23 }]);
  });

  it('makes none of an empty body or of white space', () => {
    expect(passagesOf('')).toEqual([]);
    expect(passagesOf(' \n\n ')).toEqual([]);
  });

  it('repeats the last sentence of the passage before', () => {
    const [a, b, c, d, e, f] = sentences;
    expect(textsOf(sentences.join(' '), { maxCharacters: 140 })).toEqual([
      `${a} ${b} ${c}`,
      `${c} ${d} ${e}`,
      `${e} ${f}`,
    ]);
  });

  it('repeats nothing where no overlap is asked for', () => {
    const texts = textsOf(sentences.join(' '), { overlapSentences: 0, maxCharacters: 140 });
    expect(texts.join(' ')).toBe(sentences.join(' '));
  });

  it('repeats nothing where the repeated sentence leaves no room for the next', () => {
    const long = `The report ${'on the old bridge '.repeat(5)}came out.`;
    const body = `It rained a lot, all day and all of that night. ${long} It stopped.`;
    expect(textsOf(body, { maxCharacters: 125 })).toEqual([
      'It rained a lot, all day and all of that night.',
      `${long} It stopped.`,
    ]);
  });

  it('lets a heading begin the next passage instead of ending one, and repeats nothing before it', () => {
    const body = `${sentences[0]}\n\n${sentences[1]}\n\nWhat happens next\n\n${sentences[4]}`;
    expect(textsOf(body, { maxCharacters: 125 })).toEqual([
      `${sentences[0]}\n\n${sentences[1]}`,
      `What happens next\n\n${sentences[4]}`,
    ]);
  });

  it('keeps several headings together with what follows them', () => {
    const body = `${sentences[0]}\n\nSpecial report\n\nThe rescue\n\n${sentences[2]} ${sentences[3]}`;
    const [, second] = textsOf(body, { maxCharacters: 112 });
    expect(second?.startsWith('Special report\n\nThe rescue\n\n')).toBe(true);
  });

  it('cuts a list of lines without full stops where it must', () => {
    const list = Array.from({ length: 12 }, (_, i) => `Bridge number ${i + 1}, closed`).join(
      '\n\n',
    );
    const texts = textsOf(list);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('\n\n')).toBe(list);
  });

  it('moves sentences into a last passage that would be tiny', () => {
    const body = `${sentences.slice(0, 4).join(' ')} Fog.`;
    const texts = textsOf(body, { maxCharacters: 176, overlapSentences: 0 });
    expect(texts).toHaveLength(2);
    expect(texts.at(-1)).toBe(`${sentences[3]} Fog.`);
  });

  it('cuts a sentence that is too long after a clause, else after a word', () => {
    const clauses = `${'The old bridge over the river, which nobody had painted since the war, '.repeat(3)}fell.`;
    for (const text of textsOf(clauses, { overlapSentences: 0 }).slice(0, -1)) {
      expect(text).toMatch(/,$/);
    }
    const words = `${'bridge '.repeat(40)}fell.`;
    for (const text of textsOf(words, { overlapSentences: 0 }).slice(0, -1)) {
      expect(text).toMatch(/^bridge.*bridge$/);
    }
  });

  it('cuts by word pieces too', () => {
    const body = sentences.join(' ');
    for (const text of textsOf(body, { maxCharacters: 10_000, maxPieces: 25 })) {
      expect(countPieces(text)).toBeLessThanOrEqual(25);
    }
  });

  it('cuts a word longer than the limits without breaking a character', () => {
    const texts = textsOf('😀'.repeat(100), { maxCharacters: 33 });
    expect(texts.join('')).toBe('😀'.repeat(100));
    for (const text of texts) expect(text).toMatch(/^(?:😀)+$/u);
  });

  describe('for any body and any size', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\n\n',
        '\n',
        ' ',
        'Heading\n\n',
        'Mr. ',
        '…',
        '😀'.repeat(30),
        `${'x'.repeat(90)} `,
      ),
      fc.string({ unit: 'grapheme', maxLength: 15 }),
      fc.lorem({ mode: 'sentences', maxCount: 4 }),
    );
    const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    const sizes = fc.record({
      maxCharacters: fc.integer({ min: 20, max: 400 }),
      maxPieces: fc.integer({ min: 8, max: 100 }),
      overlapSentences: fc.integer({ min: 0, max: 3 }),
    });
    const checked = (law: (body: string, changes: Partial<PassageSize>) => void) =>
      fc.assert(fc.property(body, sizes, law), { numRuns: 300 });

    it('passages stay within the limits and are trimmed', () => {
      checked((text, changes) => {
        for (const passage of textsOf(text, changes)) {
          expect(passage.length).toBeLessThanOrEqual(changes.maxCharacters ?? 0);
          expect(countPieces(passage)).toBeLessThanOrEqual(changes.maxPieces ?? 0);
          expect(passage).toBe(passage.trim());
          expect(passage).not.toBe('');
        }
      });
    });

    it('the body comes back from what each passage adds to the one before', () => {
      checked((text, changes) => {
        let end = 0;
        let added = '';
        for (const [index, passage] of passagesOf(text, changes).entries()) {
          expect(passage.ordinal).toBe(index);
          expect(passage.end).toBeGreaterThan(end);
          // Nothing but white space lies between two passages.
          expect(text.slice(end, Math.max(end, passage.start)).trim()).toBe('');
          added += text.slice(Math.max(end, passage.start), passage.end);
          end = passage.end;
        }
        expect(added.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      });
    });

    it('passages begin and end with sentences, unless a sentence is too long for one', () => {
      checked((text, changes) => {
        const trimmed = splitSentences(text).map((sentence) => trimSpan(text, sentence));
        const short = trimmed.every(
          ({ start, end }) =>
            end - start <= (changes.maxCharacters ?? 0) &&
            countPieces(text.slice(start, end)) <= (changes.maxPieces ?? 0),
        );
        fc.pre(short);
        const starts = new Set(trimmed.map(({ start }) => start));
        const ends = new Set(trimmed.map(({ end }) => end));
        for (const { start, end } of passagesOf(text, changes)) {
          expect(starts.has(start) && ends.has(end)).toBe(true);
        }
      });
    });
  });
});
