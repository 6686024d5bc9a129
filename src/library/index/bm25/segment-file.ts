import { Failure } from '../../../failure.js';
import type { Segment } from './segment.js';

/** Names the layout below; another number for another layout. */
const layoutMark = 0x50515733;
const headerWords = 6;

/**
 * A segment as the bytes of a file: a header of 32-bit numbers (magic, documents, terms, postings,
 * bytes of the stems, bytes of their words), then rows, articles, lengths, offsets, docs, counts, and
 * last the stems and the words of each, one stem per line in UTF-8. Numbers are little-endian, as on every machine that Node 20 runs
 * on.
 */
export function encodeSegment(segment: Segment): Uint8Array[] {
  const stems = Buffer.from(segment.stems.join('\n'), 'utf8');
  const forms = Buffer.from(segment.forms.join('\n'), 'utf8');
  const header = Uint32Array.of(
    layoutMark,
    segment.rows.length,
    segment.stems.length,
    segment.docs.length,
    stems.length,
    forms.length,
  );
  const arrays = [
    header,
    segment.rows,
    segment.articles,
    segment.lengths,
    segment.offsets,
    segment.docs,
    segment.counts,
  ];
  return [...arrays.map((array) => bytesOf(array)), stems, forms];
}

/**
 * Reads what `encodeSegment` wrote, from bytes whose checksum was verified. The arrays are views of
 * `bytes` if its alignment allows.
 *
 * @throws Failure `index-damaged` if the sizes don't fit
 */
export function decodeSegment(bytes: Uint8Array): Segment {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  const misfit = (): Failure =>
    new Failure('library', 'index-damaged', 'A snapshot of the word index has a wrong size.');
  if (byteLength < headerWords * 4) {
    throw misfit();
  }
  const header = new Uint32Array(buffer, byteOffset, headerWords);
  const [magic = 0, documents = 0, terms = 0, postings = 0, stemBytes = 0, formBytes = 0] = header;
  const words = headerWords + 3 * documents + terms + 1 + postings;
  if (magic !== layoutMark || byteLength !== words * 4 + postings * 2 + stemBytes + formBytes) {
    throw misfit();
  }
  let at = byteOffset + headerWords * 4;
  const take = (length: number): Uint32Array => {
    const array = new Uint32Array(buffer, at, length);
    at += array.byteLength;
    return array;
  };
  const rows = take(documents);
  const articles = take(documents);
  const lengths = take(documents);
  const offsets = take(terms + 1);
  const docs = take(postings);
  const counts = new Uint16Array(buffer, at, postings);
  at += counts.byteLength;
  const lines = (from: number, length: number): string[] =>
    terms === 0 ? [] : Buffer.from(buffer, from, length).toString('utf8').split('\n');
  const stems = lines(at, stemBytes);
  const forms = lines(at + stemBytes, formBytes);
  if (stems.length !== terms || forms.length !== terms) {
    throw misfit();
  }
  return { rows, articles, lengths, stems, forms, offsets, docs, counts };
}

function bytesOf(array: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
