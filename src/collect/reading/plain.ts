import { decodeEntities } from '../../article/read/encoding/entities.js';

/** The longest title or name that is kept, in UTF-16 code units. */
const longestLine = 500;

/** One line of plain text from what may hold HTML; `null` if nothing is left. */
export function plainLine(text: string | null): string | null {
  if (text === null) return null;
  const line = plainText(text.slice(0, 10 * longestLine)).slice(0, longestLine);
  return line === '' ? null : line;
}

/** The words of a piece of HTML, in one line. */
export function plainText(html: string): string {
  return decodeEntities(html.replace(/<\/?[a-z][^<>]*>/gi, ' ').replace(/<!--[^>]*-->/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
