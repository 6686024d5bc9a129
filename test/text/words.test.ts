import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, tokens } from '../../src/text/words.js';

const wordsOf = (text: string): string[] => tokens(text).map((token) => token.word);
const stemsOf = (text: string): string[] => tokens(text).map((token) => token.stem);

describe('tokens', () => {
  it('leaves out stop words and stems the others', () => {
    expect(stemsOf('What did the ministers say about the floods?')).toEqual(['minist', 'flood']);
    expect(stemsOf('thefts stealing')).toEqual(['theft', 'steal']);
  });

  it('strips possessives, straight and curly', () => {
    expect(wordsOf("Norway's ferry")).toEqual(['norway', 'ferry']);
    expect(wordsOf('Norway’s ferry')).toEqual(['norway', 'ferry']);
    expect(wordsOf("the U.K.'s ferry")).toEqual(['uk', 'ferry']);
  });

  it('keeps an apostrophe inside a name out of the word, and contractions out of the list', () => {
    expect(wordsOf("O'Neill can’t sail")).toEqual(['oneill', 'sail']);
  });

  it('folds diacritics and letters that have no separable mark', () => {
    expect(wordsOf('Zürich Łódź Malmö Straße Tromsø')).toEqual([
      'zurich',
      'lodz',
      'malmo',
      'strasse',
      'tromso',
    ]);
  });

  it('keeps a number together, without its thousands separators', () => {
    expect(wordsOf('1,250.5 and 12.4 and 2,000,000 and 12,34')).toEqual([
      '1250.5',
      '12.4',
      '2000000',
      '12,34',
    ]);
  });

  it('ends a number before the full stop of its sentence', () => {
    expect(wordsOf('It fell by 3.5.')).toEqual(['fell', '3.5']);
  });

  it('reads currency signs, percent and magnitudes as words', () => {
    expect(wordsOf('$3.5bn')).toEqual(['dollar', '3.5', 'billion']);
    expect(wordsOf('£20m')).toEqual(['pound', '20', 'million']);
    expect(wordsOf('5%')).toEqual(wordsOf('5 per cent'));
    expect(wordsOf('5 percent')).toEqual(wordsOf('5 per cent'));
    // Without a currency "m" may as well be metres.
    expect(wordsOf('20m')).toEqual(['20m']);
  });

  it('tells US from us and WHO from who, but not where everything is in capitals', () => {
    expect(wordsOf('The US told us')).toEqual(['us', 'told']);
    expect(wordsOf('the U.S. told us')).toEqual(['us', 'told']);
    expect(wordsOf('WHO WON IT')).toEqual(['won']);
  });

  it('cuts off a run of letters that is no word', () => {
    expect(wordsOf('x'.repeat(100_000))).toEqual(['x'.repeat(64)]);
  });

  it('gives ranges that hold the word, in order and apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let last = 0;
        for (const token of tokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          last = token.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('reads a word the same wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Flood', 'the', 'Zürich', '3.5', 'bridges'), { maxLength: 8 }),
        (list) => {
          expect(stemsOf(list.join(' '))).toEqual(list.flatMap((word) => stemsOf(word)));
        },
      ),
    );
  });
});

describe('a text of plain letters', () => {
  it('has the words that it has beside a letter of another kind', () => {
    const part = fc.constantFrom(
      ...[
        'U.S.’s',
        'U.S',
        '$3bn',
        '1,250.5',
        '12th',
        'per cent',
        'O’Neill’s',
        "can't",
        'A.B.C.',
        '4.x',
      ],
      ...[
        'WHO',
        'it',
        '“',
        '”',
        '—',
        '…',
        '.',
        ',',
        ' ',
        '\n',
        '%',
        '£7m',
        'x’',
        '’s',
        '2024-25',
        'é',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.filter((one) => one !== 'é').join('');
        // Behind a space and a capital it changes nothing of what stands before.
        expect(tokens(`${text} É`).slice(0, -1)).toEqual(tokens(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('fold', () => {
  it('makes spellings of one name equal', () => {
    expect(fold('El País')).toBe(fold('EL PAIS'));
    expect(fold('한국')).toBe('한국');
  });
});
