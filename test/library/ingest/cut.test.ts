import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutArticle } from '../../../src/library/ingest/cut.js';

/** A model that reads 100 pieces; each four characters of a word are one. */
function counter() {
  const counted: string[] = [];
  const countPieces = (text: string): number => {
    counted.push(text);
    const words = text.split(/\s+/).filter((word) => word !== '');
    return words.reduce((sum, word) => sum + Math.ceil(word.length / 4), 0);
  };
  return { maxPieces: 102, countPieces, counted };
}

const body = 'The council of Kalvik voted to close the bridge.';
const titleRoom = 25;

const indexedTitle = (title: string) => cutArticle({ title, body }, counter()).indexedTitle;

describe('the title in front of each passage', () => {
  it('is the whole title if that takes no more than a quarter of what the model reads', () => {
    const title = 'Bridge  of Kalvik closes';
    expect(indexedTitle(title)).toBe(title);
    expect(cutArticle({ title: null, body }, counter()).indexedTitle).toBe('');
  });

  it('is as many of its words as fit', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(words, (all) => {
        const { countPieces } = counter();
        const kept = indexedTitle(all.join(' '));
        const count = kept.split(' ').length;
        expect(kept).toBe(all.slice(0, count).join(' '));
        expect(countPieces(kept)).toBeLessThanOrEqual(titleRoom);
        if (count < all.length) {
          expect(countPieces(all.slice(0, count + 1).join(' '))).toBeGreaterThan(titleRoom);
        }
      }),
    );
  });

  it('is the beginning of a single word that is too long, without half a character', () => {
    expect(indexedTitle('x'.repeat(5_000))).toBe('x'.repeat(4 * titleRoom));
    expect(indexedTitle(`x${'🌉'.repeat(400)}`)).toBe(`x${'🌉'.repeat(49)}`);
  });

  it('is found in a few steps, however long the title is', () => {
    const model = counter();
    const { indexedTitle: kept } = cutArticle({ title: 'Kalvik '.repeat(700_000), body }, model);
    expect(kept).toBe(Array.from({ length: 12 }, () => 'Kalvik').join(' '));
    expect(model.counted.length).toBeLessThan(40);
    expect(model.counted.join('').length).toBeLessThan(10_000);
  });
});
