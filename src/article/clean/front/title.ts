import { readDateline } from '../../read/dates.js';
import { type Draft, drop, type Entry, isUndecided } from '../entries.js';
import { looksLikeHeadline, normaliseLine, textLength, wordsOf } from '../lines.js';
import { matchRule } from '../rules/rules.js';
import type { Language } from '../stopwords.js';

/** How many lines back from the body a title is looked for among menus. */
const titleReach = 30;
const longestTitle = 250;
/** How many paragraphs of the body a title's words are looked for in. */
const paragraphsRead = 8;
/** Share of a title's telling words that the body uses at least, where menus stand before it. */
const fewestShared = 0.34;
const surelyTitle = 3;
/** A line right under one that may be the title is the summary, unless it scores so much higher. */
const underTitle = 1;

/**
 * The line that is most likely the title, of those before the first paragraph, or `null` if none is
 * likely enough. Among menus a line is likelier if the body uses its words, it is printed twice, a
 * date or byline follows, or it is as long as a headline. Without menus the first headline is
 * taken.
 *
 * @param start Index of the first entry of the article: 0, or where the menus end.
 * @param bodyStart Index of the first paragraph.
 */
export function findTitle(draft: Draft, start: number, bodyStart: number): Entry | null {
  const { entries, language } = draft;
  const first = start > 0 ? Math.max(0, bodyStart - titleReach) : 0;
  const opening = entries[bodyStart];
  const before = entries
    .slice(first, bodyStart)
    .filter((entry) => isUndecided(entry) && !entry.prose);
  if (opening === undefined || (start === 0 && before.length > 12)) {
    return null;
  }
  const asksOnly = /^[^.!?]{15,150}\?$/u.test(opening.text);
  const candidates = start > 0 && asksOnly ? [...before, opening] : before;
  const printed = countLines(entries);
  const bodyWords = wordsOfBody(entries.slice(asksOnly ? bodyStart + 1 : bodyStart), draft);
  let best: Entry | null = null;
  let bestScore = start > 0 ? surelyTitle : 1.5;
  candidates.forEach((entry, index) => {
    const opens =
      start === 0 && entry === entries[0] && isShortHeadline(entries, bodyStart, language);
    if (!opens && !isCandidate(entry.text, language)) {
      return;
    }
    const words = wordsOf(entry.text).length;
    const long = words >= 5 || opens || textLength(entry.text) > entry.text.length;
    const length = long ? 3 : words - 1;
    const distance = start > 0 ? 0.15 * (candidates.length - 1 - index) : 0.3 * index;
    const twice = words >= 4 && (printed.get(normaliseLine(entry.text)) ?? 0) > 1 ? 3 : 0;
    const share = sharedWords(entry.text, bodyWords, language);
    const shared = start > 0 ? 4 * share - 2 : 0;
    const dated = candidates
      .slice(index + 1, index + 5)
      .some(({ text }) => isDatelineOrByline(text, language));
    if (start > 0 && share < fewestShared) {
      return;
    }
    const score = length + twice + shared + (dated ? 1.5 : 0) - distance;
    const under = best !== null && best === entries[entries.indexOf(entry) - 1];
    if (score > bestScore + (under ? underTitle : 0)) {
      best = entry;
      bestScore = score;
    }
  });
  return best;
}

function isCandidate(text: string, language: Language | null): boolean {
  const words = wordsOf(text).length;
  const long = textLength(text) >= 15 && (words >= 3 || textLength(text) > text.length);
  return (
    long &&
    looksLikeHeadline(text) &&
    !/^(?:[QA][:.]|["'“‘«„–—-]\s*\p{L}.*[?!]["'”’»]?$|[•*·]|\d{1,2}:\d{2})|@|https?:|\bwww\.|^[Bb][Yy]\s/u.test(
      text,
    ) &&
    !isDatelineOrByline(text, language)
  );
}

/** Two words or more that open a text, with only date and author between them and its first paragraph. */
function isShortHeadline(
  entries: readonly Entry[],
  bodyStart: number,
  language: Language | null,
): boolean {
  const [first, second] = entries;
  if (first === undefined || second === undefined) {
    return false;
  }
  const isRole = (entry: Entry | undefined) =>
    entry !== undefined && matchRule(entry.text, 'front')?.name === 'byline-role';
  const words = wordsOf(first.text).length;
  return (
    words >= 2 &&
    words <= 6 &&
    second.line.block !== first.line.block &&
    !isRole(second) &&
    looksLikeHeadline(first.text) &&
    /^["'“‘«]?[\p{Lu}\p{N}]/u.test(first.text) &&
    !/[,;:]$/u.test(first.text) &&
    entries
      .slice(1, bodyStart)
      .every(
        ({ text }, index) =>
          isDatelineOrByline(text, language) ||
          matchRule(text, 'front') !== null ||
          isRole(entries[index + 2]),
      ) &&
    !isDatelineOrByline(first.text, language) &&
    matchRule(first.text, 'front') === null
  );
}

function isDatelineOrByline(text: string, language: Language | null): boolean {
  const dayFirst = language !== null && language.code !== 'en';
  return readDateline(text, dayFirst) !== null || matchRule(text, 'front')?.name === 'byline';
}

function countLines(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of entries) {
    if (text.length <= longestTitle) {
      const line = normaliseLine(text);
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return counts;
}

function wordsOfBody(entries: readonly Entry[], { language }: Draft): Set<string> {
  const paragraphs = entries.filter((entry) => entry.rule === null && entry.prose);
  const text = paragraphs
    .slice(0, paragraphsRead)
    .map((entry) => entry.text.slice(0, 2_000))
    .join(' ');
  return new Set(contentWords(text, language));
}

function contentWords(text: string, language: Language | null): string[] {
  return wordsOf(normaliseLine(text))
    .map((word) => word.replace(/'s$/u, ''))
    .filter((word) => word.length > 2 && language?.stopWords.has(word) !== true);
}

/** Share of a line's telling words that the body uses, 0 to 1. */
function sharedWords(text: string, body: ReadonlySet<string>, language: Language | null): number {
  const words = contentWords(text, language);
  return words.length === 0 ? 0 : words.filter((word) => body.has(word)).length / words.length;
}

/** The title printed again above or below itself, with or without the site's name. */
export function dropTitles(lead: readonly Entry[], title: string): void {
  const wanted = normaliseLine(title);
  for (const entry of lead.filter(({ text }) => text.length <= wanted.length + 60)) {
    const line = normaliseLine(entry.text);
    if (
      line === wanted ||
      (line.startsWith(wanted) && /^ [|–—·-] .{2,50}$/u.test(line.slice(wanted.length)))
    ) {
      drop(entry, 'title');
    }
  }
}

/** Short labels right above the title: section and topic. */
export function dropKickers(entries: readonly Entry[], title: Entry | null, start: number): void {
  if (title === null || start > 0) {
    return;
  }
  for (const entry of entries.slice(0, entries.indexOf(title))) {
    if (
      !entry.prose &&
      wordsOf(entry.text).length <= 4 &&
      looksLikeHeadline(entry.text) &&
      readDateline(entry.text) === null &&
      matchRule(entry.text, 'front') === null
    ) {
      drop(entry, 'kicker');
    }
  }
}
