import { readsOn } from './boundaries.js';
import type { Span } from './span.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** V8 walks the whole string for every segment, so long text is segmented in pieces of this length. */
const segmentedCharacters = 4_000;

/** Characters looked at on either side of a boundary: longer than any word that the rules know. */
const window = 48;

/** A line at least this long without a stop at its end was wrapped, not ended. */
const wrappedLineCharacters = 60;

const blankLine = /\n[^\S\n]*\n\s*/g;

/**
 * Boundaries that UAX #29 misses: before a number ("in 2019. 12 people"), after an ellipsis
 * character, before names such as iPhone, and where a space is missing ("he said.The next").
 */
const unseen = [
  /[\p{L}\p{N}%][.!?]["'”’»)\]]*\s+(?=[$€£¥]?\p{N})/gu,
  /\p{L}…["'”’»)\]]*\s+(?=["“‘]?\p{Lu})/gu,
  /\p{L}\.["'”’»)\]]*\s+(?=\p{Ll}\p{Lu})/gu,
  /(?<=\s)\p{Ll}{2,20}[.!?]["”’]?(?=\p{Lu}\p{Ll}*\s)/gu,
];

/**
 * The sentences of a body, as spans that tile it: the first starts at 0, each starts where the one
 * before ends, the last ends at `body.length`; white space belongs to the sentence before it. A
 * blank line always ends a sentence. `Intl.Segmenter` proposes boundaries (UAX #29), `readsOn`
 * rejects those after abbreviations, initials and the like.
 */
export function splitSentences(body: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const paragraph of paragraphs(body)) {
    for (const end of sentenceEnds(body.slice(paragraph.start, paragraph.end))) {
      spans.push({ start, end: paragraph.start + end });
      start = paragraph.start + end;
    }
  }
  return spans;
}

/** The span without the white space at both ends; empty if there is nothing else. */
export function trimSpan(body: string, span: Span): Span {
  const text = body.slice(span.start, span.end);
  const start = span.start + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}

/** Runs between blank lines, each with the white space that follows it; they tile the body. */
function paragraphs(body: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of body.matchAll(blankLine)) {
    const end = match.index + match[0].length;
    if (body.slice(start, end).trim() === '' && end < body.length) continue;
    spans.push({ start, end });
    start = end;
  }
  if (start < body.length) spans.push({ start, end: body.length });
  return spans;
}

/** Ends of the sentences of one paragraph, ascending, the last at its length. */
function sentenceEnds(paragraph: string): number[] {
  const text = unwrapped(paragraph.trimEnd());
  const ends: number[] = [];
  let start = 0;
  for (const end of proposedEnds(text)) {
    const before = text.slice(Math.max(start, end - window), end);
    const after = text.slice(end, end + window);
    if (readsOn(before, after, end - start <= window ? before : null)) continue;
    ends.push(end);
    start = end;
  }
  ends.push(paragraph.length);
  return ends;
}

/** Boundaries strictly inside the text, ascending. */
function proposedEnds(text: string): number[] {
  const ends = new Set<number>();
  let from = 0;
  let length = segmentedCharacters;
  while (from < text.length) {
    const piece = text.slice(from, from + length);
    let last = 0;
    for (const { index } of segmenter.segment(piece)) {
      if (index > 0) ends.add(from + index);
      last = index;
    }
    if (from + length >= text.length) break;
    // The piece's end may cut the last segment, so it is read again with the next piece.
    from += last;
    length = last > 0 ? segmentedCharacters : length * 2;
  }
  for (const pattern of unseen) {
    for (const match of text.matchAll(pattern)) ends.add(match.index + match[0].length);
  }
  return [...ends].sort((a, b) => a - b);
}

/** The text with line breaks inside a sentence turned into spaces; the length stays. */
function unwrapped(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  let joined = lines[0] ?? '';
  for (const [index, next] of lines.slice(1).entries()) {
    const line = (lines[index] ?? '').trimEnd();
    const wraps =
      line.length >= wrappedLineCharacters ||
      /[.!?,;–—-]["'”’»)\]]*$/.test(line) ||
      /^\s*\p{Ll}/u.test(next);
    joined += `${wraps ? ' ' : '\n'}${next}`;
  }
  return joined;
}
