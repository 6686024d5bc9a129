/** About a headline's length. */
const longest = 60;

/**
 * The first words of a text in one line, in place of a title: whole words, with `…` if there is more of the
 * line. `null` if the text has no words.
 */
export function openingOf(body: string): string | null {
  const line = body.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one));
  const words = line?.trim().replace(/\s+/g, ' ');
  if (words === undefined) return null;
  if (words.length <= longest) return words;
  const begun = words.slice(0, longest);
  const space = begun.lastIndexOf(' ');
  return `${space > longest / 2 ? begun.slice(0, space) : [...begun].slice(0, -1).join('')}…`;
}
