/**
 * What is embedded, and indexed by its words, for a passage: the article's title in front, since
 * many passages name nothing of what they are about.
 */
export function indexedText(title: string, passage: string): string {
  return title === '' ? passage : `${title}\n${passage}`;
}
