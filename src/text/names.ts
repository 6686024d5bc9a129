import { fold } from './words.js';

/** What the names of an article are made of. */
interface Named {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
}

/** Stands before the authors' words, and behind each author; no name holds ASCII's unit separator. */
export const authorMark = '\u001f';

/** Between two authors of one article. */
const betweenAuthors = /[,;/&|\n]|\b(?:and|und|with)\b/;

/**
 * What an article is called, folded, as filters look into it: its title, its publisher and its author for a
 * part of any, and behind a mark each author's words for whole names.
 */
export function foldedNames({ title, publisher, author }: Named): string {
  const names = fold(`${title ?? ''}\n${publisher ?? ''}`);
  const authors = authorsIn(author);
  if (author === null || authors.length === 0) return names;
  return [`${names}\n${fold(author)}`, ...authors.map(authorWords), ''].join(authorMark);
}

/** The names of an article's authors: "By Ann Lee and Bo Moe" has two. */
function authorsIn(author: string | null): string[] {
  return (author ?? '')
    .split(betweenAuthors)
    .map((one) => one.replace(/^\s*by\s/i, '').trim())
    .filter((one) => one !== '');
}

/** An author's words, folded, with a space around each: how whole words are looked for. */
export function authorWords(author: string): string {
  const words =
    fold(author)
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

/** Whether folded names are of an article by an author: all words of the name stand there, in a row. */
export function areByAuthor(names: string, author: string): boolean {
  const mark = names.indexOf(authorMark);
  return mark >= 0 && names.slice(mark).includes(authorWords(author));
}
