import { createHash } from 'node:crypto';

/** Words in a shingle. Four in a row rarely recur in texts written independently. */
const shingleWords = 4;

/** Shingles of short texts are shorter, so that a sentence or two still gives enough of them. */
const shortShingleWords = 3;

/** Values in a signature: the standard error of the estimate is at most 0.5 / √128 = 0.044. */
const signatureValues = 128;

/**
 * Values in a band. 32 bands of 4 meet with probability 1 − (1 − s⁴)³²: .03 at a similarity of
 * .18, .87 at .5, .99 at .6 (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4).
 */
const bandValues = 4;

/**
 * Bodies at least this similar are the same story. Wire copy with some words changed and a
 * paragraph cut stays above it, since a changed word costs only four shingles. Over 6,774 scraped
 * articles 31 pairs of 23 million reach it, nearly all the same story at two lengths; from .25 to
 * .45 lie a story and its follow-up with the same background paragraphs.
 */
export const nearDuplicateSimilarity = 0.5;

/** sha-256, in hex, of the body without white space, punctuation and letter case. */
export function contentHash(body: string): string {
  return createHash('sha256').update(wordsOf(body).join(' ')).digest('hex');
}

/** Id of an article that gives none: 12 hex digits from the words of its title and body. */
export function articleId(title: string | null, body: string): string {
  const words = `${wordsOf(title ?? '').join(' ')}\n${wordsOf(body).join(' ')}`;
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}

/**
 * MinHash of the body's four-word shingles (Broder 1997): 128 values, of which two bodies share the
 * same fraction as their sets of shingles. A body without words gives the largest value throughout.
 */
export function signature(body: string): Uint32Array {
  const smallest = new Uint32Array(signatureValues).fill(0xffffffff);
  for (const shingle of new Set(shingleHashes(wordsOf(body)))) {
    for (let i = 0; i < signatureValues; i++) {
      const value = mix(shingle ^ (seeds[i] ?? 0));
      if (value < (smallest[i] ?? 0)) smallest[i] = value;
    }
  }
  return smallest;
}

/**
 * Keys under which a database finds candidates for near duplicates: bodies that share one of the 32
 * are worth a `similarity`. None for a body without words, which resembles no other.
 */
export function signatureBands(values: Uint32Array): string[] {
  if (values.every((value) => value === 0xffffffff)) return [];
  const bands: string[] = [];
  for (let start = 0; start < values.length; start += bandValues) {
    let hash = start;
    for (const value of values.subarray(start, start + bandValues)) hash = mix(hash ^ value);
    bands.push(`${start / bandValues}:${hash.toString(16)}`);
  }
  return bands;
}

/** Estimated Jaccard similarity of two bodies from their signatures, 0 to 1. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (const [i, value] of a.entries()) if (value === b[i] && value !== 0xffffffff) equal++;
  return equal / signatureValues;
}

/**
 * How much of the shorter of two short texts the other contains, from their `shinglesOf`: the share
 * of its runs of words found there, 0 to 1. So passages of the same copy cut at different places
 * count as alike.
 */
export function sharedShare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared++;
  return shared / small.size;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** The runs of three words of a text, each once; all of a text that has fewer. */
export function shinglesOf(text: string): Set<string> {
  const words = wordsOf(text);
  const found = new Set<string>();
  if (words.length === 0) return found;
  for (let i = 0; i === 0 || i + shortShingleWords <= words.length; i++) {
    found.add(words.slice(i, i + shortShingleWords).join(' '));
  }
  return found;
}

/** One hash per shingle; a body of fewer than four words is a single shingle. */
function* shingleHashes(words: readonly string[]): Generator<number> {
  const hashes = words.map(wordHash);
  if (hashes.length === 0) return;
  for (let i = 0; i === 0 || i + shingleWords <= hashes.length; i++) {
    let hash = 0;
    for (let j = i; j < Math.min(i + shingleWords, hashes.length); j++) {
      hash = mix(hash ^ (hashes[j] ?? 0));
    }
    yield hash;
  }
}

/** FNV-1a over UTF-16 code units. */
function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Finaliser of MurmurHash3 with a constant added, so that 0 doesn't map to itself. */
function mix(value: number): number {
  let hash = (value + 0x9e3779b9) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const seeds = Uint32Array.from({ length: signatureValues }, (_, i) => mix(i));
