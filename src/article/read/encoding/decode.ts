import { Failure } from '../../../failure.js';
import { repairMojibake } from './mojibake.js';
import { decodeWindows1252 } from './windows-1252.js';

/** Text of a file. */
export interface Decoded {
  /** Line ends are LF; no byte order mark. */
  readonly text: string;
  /** What was lost or guessed in reading it, in words; `null` if nothing was. */
  readonly note: string | null;
}

/** First bytes of files that people mistake for text. */
const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an Office document'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'],
  ['{\\rtf', 'an RTF document'],
  ['\u001f\u008b', 'compressed with gzip'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
];

/** Bytes examined to detect UTF-16 without a byte order mark. */
const sampleBytes = 4_096;

/** Share of control characters above which something isn't text. */
const mostControlCharacters = 0.01;

/**
 * Text from bytes in UTF-8, UTF-16 (with or without byte order mark) or Windows-1252, and from UTF-8
 * that was once misread as Windows-1252.
 *
 * @throws Failure `unreadable-file` for what is empty or not text
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  const other = signatures.find(([start]) => head.startsWith(start));
  if (other !== undefined) throw unreadable(`is ${other[1]}, not text`);

  const { text, note } = decoded(bytes);
  const clean = repairMojibake(text)
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '');
  if (clean.includes('\0') || controlShare(clean) > mostControlCharacters) {
    throw unreadable('is binary, not text');
  }
  if (clean.trim() === '') throw unreadable('is empty');
  return { text: clean, note };
}

function unreadable(message: string): Failure {
  return new Failure('article', 'unreadable-file', message);
}

function decoded(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== null) {
    const odd = bytes.length % 2 === 1;
    const text = new TextDecoder(wide).decode(odd ? bytes.subarray(0, -1) : bytes);
    return { text, note: odd ? truncated(1) : null };
  }
  const whole = strictUtf8(bytes);
  if (whole !== null) return { text: whole, note: null };

  const tail = incompleteTail(bytes);
  const cut = tail > 0 ? strictUtf8(bytes.subarray(0, -tail)) : null;
  if (cut !== null && isTruncation(bytes, tail, cut)) return { text: cut, note: truncated(tail) };

  const loose = new TextDecoder('utf-8').decode(bytes);
  const bad = loose.match(/\ufffd/g)?.length ?? 0;
  const good = loose.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  if (good > bad) {
    return { text: loose, note: `${bad} damaged characters stand as \ufffd` };
  }
  return { text: decodeWindows1252(bytes), note: null };
}

/** By byte order mark, else by NULs in every other byte, as Latin text in UTF-16 has them. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 5;
  if (odd > many && even < odd / 20) return 'utf-16le';
  if (even > many && odd < even / 20) return 'utf-16be';
  return null;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Number of bytes at the end that begin a UTF-8 character without ending it. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needed ? back : 0;
    }
  }
  return 0;
}

/**
 * A single high byte at the end of otherwise ASCII text is more likely a last letter in
 * Windows-1252, as in "café", unless it is Â or Ã, the first bytes of most accented letters.
 */
function isTruncation(bytes: Uint8Array, tail: number, rest: string): boolean {
  const last = bytes.at(-1) ?? 0;
  return tail > 1 || last === 0xc2 || last === 0xc3 || /[^\0-\x7f]/.test(rest);
}

function truncated(bytes: number): string {
  return `breaks off inside a character; its last ${bytes === 1 ? 'byte was' : `${bytes} bytes were`} left out`;
}

function controlShare(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const controls = text.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]/g)?.length ?? 0;
  return text.length === 0 ? 0 : controls / text.length;
}
