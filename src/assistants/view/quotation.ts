import { directionClosers, withoutDirection } from '../../text/controls.js';

/** Whatever any program takes for the end of a line. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** Characters that nobody sees and a model reads: Unicode's tags, and separators without a width. */
const unseen = /[\u180e\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u;
const allUnseen = new RegExp(unseen, 'gu');
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * An article's text as a block quotation: each of its lines begins with `> `, so that nothing in it looks like
 * words of ours. The characters are the article's own.
 */
export function quotation(text: string): string {
  const lines = text
    .split(lineEnd)
    .map((line) => (line === '' ? '>' : `> ${line}${directionClosers(line)}`));
  const note = '(The quoted text has invisible characters. They are part of the article.)';
  return [...lines, ...(unseen.test(text) ? [note] : [])].join('\n');
}

/** A name, a headline or an address in one line among other words. */
export function inLine(text: string): string {
  return withoutDirection(text)
    .replace(allUnseen, '')
    .replace(control, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
