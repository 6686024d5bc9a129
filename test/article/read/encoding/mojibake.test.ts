import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../../src/article/read/encoding/mojibake.js';
import { decodeWindows1252 } from '../../../../src/article/read/encoding/windows-1252.js';

/** UTF-8 read as Windows-1252. */
const misread = (text: string) => decodeWindows1252(new TextEncoder().encode(text));

describe('repairing mojibake', () => {
  it.each([
    ['itâ€™s', 'it’s'],
    ['â€œNo,â€\u009d he said â€” twiceâ€¦', '“No,” he said — twice…'],
    ['cafÃ© in MÃ¼nchen, Ã–sterreich', 'café in München, Österreich'],
    ['CÃ”TE Dâ€™AZUR', 'CÔTE D’AZUR'],
    ['ÄŒapek and MiloÅ¡eviÄ‡ .', 'Čapek and Milošević .'],
    ['Â£5m and 20Â°', '£5m and 20°'],
    ['a 100Ã¢â‚¬â„¢s', 'a 100’s'],
    ['well done ðŸ˜€', 'well done 😀'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
  ])('%s becomes %s', (wrong, right) => {
    expect(repairMojibake(wrong)).toBe(right);
  });

  it.each([
    'It’s “fine” — really… £5, café, naïve, Übergrößen, Ærø, São Paulo',
    '“CAFÉ”, “blasé…”, «JÄ», ”STEG PÅ” och ”IRMÃ”',
    'Привет, мир. 東京で。 Ελλάδα 😀 ½ ×',
    'A Â alone and a Ã too',
  ])('leaves %s as it is', (right) => {
    expect(repairMojibake(right)).toBe(right);
  });

  it('gives back any text of accented Latin and marks that was misread', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'abc XYZ .,éüñçöåßÉ’“”—…€£½'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (right) => {
        expect(repairMojibake(misread(right))).toBe(repairMojibake(right));
      }),
    );
  });
});
