import { Failure } from '../../../failure.js';
import type { Segment } from './segment.js';

/** Names the layout below; another number for another layout. */
const MAGIC = 0x50515732;
const HEADER_WORDS = 5;

/**
 * A segment as the bytes of a file: a header of 32-bit numbers (magic, documents, terms, postings,
 * bytes of the dictionary), then rows, articles, lengths, offsets, docs, counts, and last the
 * stems, one per line in UTF-8. Numbers are little-endian, as on every machine that Node 20 runs
 * on.
 */
export function encodeSegment(segment: Segment): Uint8Array[] {
  const dictionary = Buffer.from(segment.stems.join('\n'), 'utf8');
  const header = Uint32Array.of(
    MAGIC,
    segment.rows.length,
    segment.stems.length,
    segment.docs.length,
    dictionary.length,
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
  return [...arrays.map((array) => bytesOf(array)), dictionary];
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
  if (byteLength < HEADER_WORDS * 4) {
    throw misfit();
  }
  const [magic = 0, documents = 0, terms = 0, postings = 0, dictionaryBytes = 0] = new Uint32Array(
    buffer,
    byteOffset,
    HEADER_WORDS,
  );
  const words = HEADER_WORDS + 3 * documents + terms + 1 + postings;
  if (magic !== MAGIC || byteLength !== words * 4 + postings * 2 + dictionaryBytes) {
    throw misfit();
  }
  let at = byteOffset + HEADER_WORDS * 4;
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
  const dictionary = Buffer.from(buffer, at, dictionaryBytes).toString('utf8');
  const stems = terms === 0 ? [] : dictionary.split('\n');
  if (stems.length !== terms) {
    throw misfit();
  }
  return { rows, articles, lengths, stems, offsets, docs, counts };
}

function bytesOf(array: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
