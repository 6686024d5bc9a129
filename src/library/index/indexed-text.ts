/**
 * The text that is embedded and indexed for a passage: with the article's title in front, since
 * many passages don't name their subject.
 */
export function indexedText(title: string, passage: string): string {
  return title === '' ? passage : `${title}\n${passage}`;
}
