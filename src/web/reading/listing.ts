import type { Headline, Page, PageRequest, ReadableLibrary } from '../../library/library.js';
import { fold } from '../../text/words.js';
import { walkHeadlines } from './overview.js';

/** Which articles to list. All conditions given must hold. */
export interface ListFilter {
  /** Part of a title, a publisher's or an author's name, letter case aside. */
  readonly q?: string;
  /** A publisher's whole name. */
  readonly publisher?: string;
  /** `YYYY-MM-DD`, as `before`. */
  readonly after?: string;
  readonly before?: string;
}

/** A part of the articles that pass a filter, newest first. */
export async function listArticles(
  library: Pick<ReadableLibrary, 'headlines'>,
  { q, publisher, ...days }: ListFilter,
  page: PageRequest,
): Promise<Page<Headline>> {
  if (publisher === undefined) {
    return library.headlines({ ...days, ...(q !== undefined && { source: q }) }, page);
  }
  // The library finds parts of names: the whole name, and a text beside it, are looked for here.
  const end = page.offset + page.limit;
  const items: Headline[] = [];
  let total = 0;
  for await (const one of walkHeadlines(library, { ...days, source: publisher })) {
    if (one.publisher !== publisher || (q !== undefined && !mentions(one, q))) continue;
    if (total >= page.offset && total < end) items.push(one);
    total += 1;
  }
  return { items, total };
}

function mentions({ id, title, publisher, author }: Headline, text: string): boolean {
  const sought = fold(text);
  return (
    id === text || [title, publisher, author].some((name) => fold(name ?? '').includes(sought))
  );
}
