import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseFrequency } from '../../../../src/library/index/bm25/background.js';

/** Lucene's idf of a library alone. */
function lucene(size: number, holding: number): number {
  return Math.log(1 + (size - holding + 0.5) / (holding + 0.5));
}

describe('inverseFrequency', () => {
  it('falls with every passage that holds the word and is never negative', () => {
    const stem = fc.constantFrom('year', 'minist', 'cryptocurr');
    fc.assert(
      fc.property(stem, fc.nat(1000), fc.nat(1000), (of, a, b) => {
        const [holding = 0, size = 0] = [a, b].sort((x, y) => x - y);
        expect(inverseFrequency(of, size, holding)).toBeGreaterThan(0);
        if (holding > 0) {
          expect(inverseFrequency(of, size, holding)).toBeLessThan(
            inverseFrequency(of, size, holding - 1),
          );
        }
      }),
    );
  });

  it('knows an everyday word from a telling one in a library of a few passages', () => {
    const [everyday, telling] = [
      inverseFrequency('week', 20, 2),
      inverseFrequency('plutonium', 20, 2),
    ];
    expect(everyday).toBeLessThan(0.75 * telling);
  });

  it('still tells apart two words that ordinary news holds alike by the library itself', () => {
    expect(inverseFrequency('korea', 30, 29)).toBeLessThan(inverseFrequency('korea', 30, 2) / 2);
  });

  it('is the idf of the library alone, nearly, over ten thousand passages', () => {
    for (const [stem, holding] of [
      ['week', 900],
      ['korea', 40],
      ['plutonium', 3],
    ] as const) {
      const own = lucene(10_000, holding);
      expect(Math.abs(inverseFrequency(stem, 10_000, holding) - own)).toBeLessThan(0.05 * own);
    }
  });
});
