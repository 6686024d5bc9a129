import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameButDoubled, mayBeMisspelt, typingErrors } from '../../src/text/typing-errors.js';

describe('typingErrors', () => {
  it.each([
    ['a letter too few', 'excavaton', 'excavation', 1],
    ['a letter too many', 'tarriff', 'tariff', 1],
    ['another letter', 'obana', 'obama', 1],
    ['two neighbours the wrong way round', 'mosiac', 'mosaic', 1],
    ['the first two the wrong way round', 'ormans', 'romans', 1],
    ['two errors in a long word', 'survelance', 'surveillance', 2],
    ['two errors if the word that is meant is long', 'calaway', 'calloway', 2],
  ])('counts %s', (_, asked, meant, errors) => {
    expect(typingErrors(asked, meant)).toBe(errors);
  });

  it.each([
    ['two errors in a short word', 'mosik', 'mosaic'],
    ['three errors', 'survlance', 'surveillance'],
    ['two errors that change a consonant', 'veracity', 'velocity'],
    ['another first letter', 'korea', 'morea'],
    ['a word of three letters', 'vila', 'via'],
  ])('rules out %s', (_, asked, meant) => {
    expect(typingErrors(asked, meant)).toBeNull();
  });

  it('finds no error in the same word, and any one swap in a word', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghij'),
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, fc.nat(), (whole, place) => {
        expect(typingErrors(whole, whole)).toBe(0);
        const at = place % (whole.length - 1);
        const swapped = [...whole];
        [swapped[at], swapped[at + 1]] = [whole[at + 1] ?? '', whole[at] ?? ''];
        expect(typingErrors(swapped.join(''), whole)).toBe(whole[at] === whole[at + 1] ? 0 : 1);
      }),
    );
  });
});

describe('isSameButDoubled', () => {
  it('takes a letter for the same whether it is doubled or not', () => {
    expect(isSameButDoubled('vila', 'villa')).toBe(true);
    expect(isSameButDoubled('tarriff', 'tariff')).toBe(true);
    expect(isSameButDoubled('obana', 'obama')).toBe(false);
  });
});

describe('mayBeMisspelt', () => {
  it('leaves short words, numbers and identifiers as they are', () => {
    expect(['mosiac', 'vila'].every(mayBeMisspelt)).toBe(true);
    expect(['jon', '1998', 'b737', 'covid19'].some(mayBeMisspelt)).toBe(false);
  });
});
