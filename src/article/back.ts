import { type Draft, drop } from './entries.js';
import { looksLikeHeadline, textLength, wordsOf } from './lines.js';
import { matchRule } from './rules.js';
import { stopWordDensity } from './stopwords.js';

/** Headlines carry few function words; the last line of a text cut short carries more. */
const headlineDensity = 0.34;

/**
 * Drops what is left after the last sentence of the article: headlines of other articles. A heading
 * with nothing under it is no heading. One line goes by itself; several go only where clutter stands
 * between them and the body, as a list may well end an article.
 */
export function dropTrailing({ entries, language }: Draft): void {
  const last = entries.findLastIndex((entry) => entry.rule === null && entry.prose);
  if (last < 0 || entries.filter((entry) => entry.rule === null && entry.prose).length < 3) {
    return;
  }
  const tail = entries.slice(last + 1);
  const left = tail.filter((entry) => entry.rule === null);
  const teasers = left.filter(
    ({ text }) =>
      looksLikeHeadline(text) &&
      wordsOf(text).length >= 4 &&
      textLength(text) >= 25 &&
      /^["'“‘«]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
      (language === null || stopWordDensity(text, language) <= headlineDensity),
  );
  const opensList = /[:：]["'”’)]*$/u.test(entries[last]?.text ?? '');
  const afterClutter = tail[0]?.rule !== undefined && tail[0].rule !== null;
  if (teasers.length === left.length && !opensList && (left.length === 1 || afterClutter)) {
    for (const entry of left) {
      drop(entry, 'trailing-headline');
    }
  }
  for (const entry of left) {
    const rule = matchRule(entry.text, ['back']);
    if (rule !== null) {
      drop(entry, rule.name);
    }
  }
}
