import { splitSentences, trimSpan } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { Passage } from './article.js';

/** How large passages are. */
export interface PassageSize {
  /** UTF-16 code units. */
  readonly maxCharacters: number;
  /** Sentences repeated from the previous passage, if they fit. */
  readonly overlapSentences: number;
  /** Word pieces of the model in use, as `countPieces` counts them. */
  readonly maxPieces: number;
  countPieces(text: string): number;
}

/** A sentence or a part of one that is too long; trimmed. Passages are runs of these. */
interface Unit extends Span {
  readonly pieces: number;
  readonly heading: boolean;
}

/** Indices of units, both included; what is before `fresh` repeats the run before. */
interface Run {
  readonly from: number;
  readonly fresh: number;
  readonly to: number;
}

/** Longest line that counts as a heading: 12 to 15 words. */
const headingCharacters = 90;

/** A last passage with less of its own than this share of the size takes sentences from the one before. */
const tinyShare = 1 / 4;

/** The largest share of a passage that may repeat the one before. */
const overlapShare = 1 / 2;

const clauseEnd = /[,;:—–]["'”’)]*(?=\s)/g;

/**
 * Cuts a body into passages: runs of whole sentences within the limits, in order, trimmed, which
 * together hold every sentence. A heading is never the last line of a passage with other text: it
 * goes with what follows. A sentence longer than the limits is cut between clauses, or else between
 * words, or (if one word is longer than the limits) between characters.
 */
export function cutPassages(
  body: string,
  sentences: readonly Span[],
  size: PassageSize,
): Passage[] {
  const units = unitsOf(body, sentences, size);
  return evened(body, units, runsOf(body, units, size), size).map(({ from, to }, ordinal) => ({
    ordinal,
    ...extent(units, from, to),
  }));
}

function unitsOf(body: string, sentences: readonly Span[], size: PassageSize): Unit[] {
  const units: Unit[] = [];
  for (const sentence of sentences) {
    const whole = trimSpan(body, sentence);
    for (const part of partsOf(body, whole, size)) {
      const pieces = size.countPieces(body.slice(part.start, part.end));
      units.push({ ...part, pieces, heading: isHeading(body, part) });
    }
  }
  return units;
}

/** A short line of its own without a full stop at its end. */
export function isHeading(body: string, { start, end }: Span): boolean {
  if (end - start > headingCharacters) return false;
  const ownLine = start === 0 || /\n[^\S\n]*$/.test(body.slice(Math.max(0, start - 8), start));
  if (!ownLine || !/^[^\S\n]*\n/.test(body.slice(end, end + 8))) return false;
  return !/[.!?;,…]["'”’)\]]*$/.test(body.slice(start, end));
}

/**
 * The sentences of a passage that may answer, as offsets into its text, trimmed; headings count
 * only if there is nothing else. All of the text if it has no sentence.
 *
 * @param split what `splitSentences` gives for the text
 */
export function sentencesIn(text: string, split: readonly Span[] = splitSentences(text)): Span[] {
  const spans = split.map((span) => trimSpan(text, span)).filter((span) => span.end > span.start);
  const plain = spans.filter((span) => !isHeading(text, span));
  return [plain, spans].find((some) => some.length > 0) ?? [{ start: 0, end: text.length }];
}

function runsOf(body: string, units: readonly Unit[], size: PassageSize): Run[] {
  const runs: Run[] = [];
  let fresh = 0;
  while (fresh < units.length) {
    let from = overlapStart(units, runs.at(-1)?.from ?? 0, fresh, size);
    let to = lastUnit(body, units, from, fresh, size);
    // If the repeated sentences leave no room for a new one, fewer are repeated.
    while (to < fresh) to = lastUnit(body, units, ++from, fresh, size);
    runs.push({ from, fresh, to });
    fresh = to + 1;
  }
  return runs;
}

/** First unit of a run whose first new one is `fresh`. A heading starts afresh. */
function overlapStart(
  units: readonly Unit[],
  previousFrom: number,
  fresh: number,
  size: PassageSize,
): number {
  let from = fresh;
  if (units[fresh]?.heading) return from;
  while (
    fresh - from < size.overlapSentences &&
    from - 1 > previousFrom &&
    length(units, from - 1, fresh - 1) <= size.maxCharacters * overlapShare
  ) {
    from--;
  }
  return from;
}

/** Last unit of the longest run from `from` that fits and doesn't end in a heading; less than `fresh` if none. */
function lastUnit(
  body: string,
  units: readonly Unit[],
  from: number,
  fresh: number,
  size: PassageSize,
): number {
  let to = from;
  let pieces = units[from]?.pieces ?? 0;
  for (let next = from + 1; next < units.length; next++) {
    pieces += units[next]?.pieces ?? 0;
    if (length(units, from, next) > size.maxCharacters || pieces > size.maxPieces) break;
    to = next;
  }
  while (to > from && !fits(body, units, from, to, size)) to--;
  if (to === units.length - 1) return to;

  let shown = to;
  while (shown >= fresh && units[shown]?.heading) shown--;
  return shown < fresh && from === fresh ? to : shown;
}

/** The runs with sentences moved from the last but one to a tiny last one. */
function evened(body: string, units: readonly Unit[], runs: Run[], size: PassageSize): Run[] {
  const last = runs.at(-1);
  const before = runs.at(-2);
  if (last === undefined || before === undefined) return runs;
  const tiny = size.maxCharacters * tinyShare;
  let fresh = last.fresh;
  while (length(units, fresh, last.to) < tiny || units[fresh - 1]?.heading) {
    fresh--;
    if (fresh <= before.fresh || length(units, before.fresh, fresh - 1) < tiny) return runs;
    if (!fits(body, units, fresh, last.to, size)) return runs;
  }
  if (fresh === last.fresh) return runs;

  let from = overlapStart(units, before.from, fresh, size);
  while (!fits(body, units, from, last.to, size)) from++;
  return [...runs.slice(0, -2), { ...before, to: fresh - 1 }, { from, fresh, to: last.to }];
}

function extent(units: readonly Unit[], from: number, to: number): Span {
  return { start: units[from]?.start ?? 0, end: units[to]?.end ?? 0 };
}

function length(units: readonly Unit[], from: number, to: number): number {
  const { start, end } = extent(units, from, to);
  return end - start;
}

function fits(
  body: string,
  units: readonly Unit[],
  from: number,
  to: number,
  size: PassageSize,
): boolean {
  return spanFits(body, extent(units, from, to), size);
}

function spanFits(body: string, { start, end }: Span, size: PassageSize): boolean {
  return (
    end - start <= size.maxCharacters && size.countPieces(body.slice(start, end)) <= size.maxPieces
  );
}

/** A trimmed sentence in parts that fit, each trimmed; the sentence itself if it fits. */
function partsOf(body: string, sentence: Span, size: PassageSize): Span[] {
  const parts: Span[] = [];
  let rest = sentence;
  while (rest.start < rest.end) {
    if (spanFits(body, rest, size)) {
      parts.push(rest);
      break;
    }
    const end = partEnd(body, rest, size);
    parts.push(trimSpan(body, { start: rest.start, end }));
    rest = trimSpan(body, { start: end, end: rest.end });
  }
  return parts;
}

/** Where the first part of a span that is too long ends. */
function partEnd(body: string, { start, end }: Span, size: PassageSize): number {
  let limit = Math.min(size.maxCharacters, end - start);
  for (;;) {
    const text = body.slice(start, start + limit + 1);
    const cut = cutWithin(text, limit);
    const pieces = size.countPieces(text.slice(0, cut));
    const smallest = (text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
    if (pieces <= size.maxPieces || cut <= smallest) return start + Math.max(cut, smallest);
    limit = Math.min(cut - 1, Math.floor((cut * size.maxPieces) / pieces));
  }
}

/** The best place to cut a text of `limit` characters or one more at: in its second half after a clause, else after a word. */
function cutWithin(text: string, limit: number): number {
  let clause = 0;
  for (const match of text.matchAll(clauseEnd)) {
    const end = match.index + match[0].length;
    if (end <= limit) clause = end;
  }
  if (clause > limit / 2) return clause;
  for (let at = Math.min(limit, text.length - 1); at > 0; at--) {
    if (/\s/.test(text[at] ?? '')) return at;
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
  return splitsPair ? limit - 1 : limit;
}
