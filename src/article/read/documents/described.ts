import type { Source } from '../../article.js';
import { unknownSource } from '../fields.js';
import { agrees } from '../html/metadata/title.js';

/** Paragraphs that a headline is looked for in, and characters in which an author's name is. */
const headlineReach = 12;
const bylineReach = 2_000;

/** "A. Reyes", "María del Carmen Dahl". */
const personName = /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u;

/** What the properties of a document say; empty if they say nothing. */
export interface Properties {
  readonly title: string;
  readonly author: string;
}

/**
 * What a document says of itself, as far as its beginning confirms it. Titles are often file names or those of a
 * template, authors the name of whoever's computer it was, and the date is the day of the file, not the article's.
 *
 * @param paragraphs the document's text
 */
export function sourceOf(said: Properties, paragraphs: readonly string[]): Source {
  const title = paragraphs
    .slice(0, headlineReach)
    .find((text) => text.length <= 2 * said.title.length && agrees(said.title, text));
  const beginning = paragraphs
    .slice(0, 2 * headlineReach)
    .join('\n')
    .slice(0, bylineReach);
  const isConfirmed = personName.test(said.author) && beginning.includes(said.author);
  return { ...unknownSource, title: title ?? null, author: isConfirmed ? said.author : null };
}
