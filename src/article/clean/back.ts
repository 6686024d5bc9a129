import { type Draft, drop } from './entries.js';
import { looksLikeHeadline, textLength, wordsOf } from './lines.js';

/**
 * Drops what is left after the last sentence of the article: headlines of other articles. A heading
 * with nothing under it isn't a heading, but a text may also break off in mid-sentence or end in a
 * list: lines are dropped only if clutter separates them from the body, or if a single one is
 * capitalised like a headline.
 */
export function dropTrailing({ entries }: Draft): void {
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
      !/[,?!]["'”’]*$/u.test(text),
  );
  const opensList = /[:：]["'”’)]*$/u.test(entries[last]?.text ?? '');
  const afterClutter = tail[0]?.rule !== undefined && tail[0].rule !== null;
  if (
    teasers.length === left.length &&
    !opensList &&
    (afterClutter || (left.length === 1 && left.every(({ text }) => isTitleCase(text))))
  ) {
    for (const entry of left) {
      drop(entry, 'trailing-headline');
    }
  }
}

/** "The Long Road to the Dam": all words but the small ones begin with a capital. */
function isTitleCase(text: string): boolean {
  const long = wordsOf(text).filter((word) => /^\p{L}{4,}/u.test(word));
  return long.length >= 3 && long.every((word) => /^\p{Lu}/u.test(word));
}
