import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/article/read/encoding/decode.js';
import { Failure } from '../../../../src/failure.js';

const sample = 'The café on “Main” opened — at last.\nIt’s busy.';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const utf16 = (text: string, order: 'le' | 'be') => {
  const buffer = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'le' ? buffer : buffer.swap16());
};

const messageOf = (data: Uint8Array) => {
  try {
    decodeText(data);
  } catch (error) {
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ layer: 'article', kind: 'unreadable-file' });
    return (error as Failure).message;
  }
  return null;
};

describe('decoding', () => {
  it.each([
    ['UTF-8', utf8(sample)],
    ['UTF-8 with a byte order mark', joined(bytes(0xef, 0xbb, 0xbf), utf8(sample))],
    ['UTF-16 LE with a byte order mark', joined(bytes(0xff, 0xfe), utf16(sample, 'le'))],
    ['UTF-16 BE with a byte order mark', joined(bytes(0xfe, 0xff), utf16(sample, 'be'))],
    ['UTF-16 LE without one', utf16(sample, 'le')],
    ['UTF-16 BE without one', utf16(sample, 'be')],
    [
      'Windows-1252',
      joined(
        utf8('The caf'),
        bytes(0xe9),
        utf8(' on '),
        bytes(0x93),
        utf8('Main'),
        bytes(0x94),
        utf8(' opened '),
        bytes(0x97),
        utf8(' at last.\nIt'),
        bytes(0x92),
        utf8('s busy.'),
      ),
    ],
    [
      'UTF-8 misread as Windows-1252 before',
      utf8('The cafÃ© on â€œMainâ€\u009d opened â€” at last.\nItâ€™s busy.'),
    ],
  ])('reads %s', (_, data) => {
    expect(decodeText(data)).toEqual({ text: sample, note: null });
  });

  it('makes every line end LF and leaves all other characters alone', () => {
    expect(decodeText(utf8('a\r\nb\rc\n\td\u00a0“e”\u200b')).text).toBe(
      'a\nb\nc\n\td\u00a0“e”\u200b',
    );
  });

  it('gives back any text that was written in UTF-8', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'abc \n.,’“”—éüñΩжあ漢😀'), minLength: 1 })
      .filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(text, (value) => {
        expect(decodeText(utf8(value)).text).toBe(value);
      }),
    );
  });

  it('drops the character that a file breaks off in, and says so', () => {
    const whole = utf8('It’s over. It’');
    expect(decodeText(whole.subarray(0, -1))).toEqual({
      text: 'It’s over. It',
      note: expect.stringMatching(/breaks off/),
    });
    expect(decodeText(utf8('caf\u00e9').subarray(0, -1)).text).toBe('caf');
    const odd = joined(bytes(0xff, 0xfe), utf16('It is over.', 'le')).subarray(0, -1);
    expect(decodeText(odd)).toEqual({
      text: 'It is over',
      note: expect.stringMatching(/breaks off/),
    });
  });

  it('reads a single high letter at the end of ASCII as Windows-1252', () => {
    expect(decodeText(joined(utf8('A new caf'), bytes(0xe9)))).toEqual({
      text: 'A new café',
      note: null,
    });
  });

  it('marks damaged characters among good ones, and says how many', () => {
    const damaged = joined(utf8('“It’s” '), bytes(0xff), utf8(' — gone'));
    expect(decodeText(damaged)).toEqual({
      text: '“It’s” \ufffd — gone',
      note: expect.stringMatching(/^1 damaged/),
    });
  });
});

describe('refusing what is not text', () => {
  it('refuses what is empty or white space', () => {
    expect(messageOf(bytes())).toBe('is empty');
    expect(messageOf(utf8(' \r\n\t'))).toBe('is empty');
    expect(messageOf(bytes(0xef, 0xbb, 0xbf))).toBe('is empty');
  });

  it('refuses binary', () => {
    const noise = Uint8Array.from({ length: 2_000 }, (_, i) => (i * 7919) % 256);
    expect(messageOf(noise)).toBe('is binary, not text');
    expect(messageOf(joined(utf8('some text'), bytes(0), utf8('and more')))).toBe(
      'is binary, not text',
    );
    expect(messageOf(utf8('\u0001\u0002 text \u0003'))).toBe('is binary, not text');
  });

  it('names the documents that people take for text', () => {
    expect(messageOf(utf8('%PDF-1.7\n1 0 obj'))).toMatch(/PDF/);
    expect(messageOf(utf8('{\\rtf1 text}'))).toMatch(/RTF/);
    expect(messageOf(joined(utf8('PK'), bytes(3, 4, 20, 0)))).toMatch(/ZIP/);
    expect(messageOf(new Uint8Array(gzipSync('text')))).toMatch(/gzip/);
  });
});
