import { Failure } from '../failure.js';
import type { ReadableLibrary, StoredArticle } from '../library/library.js';
import { noSuchArticle } from '../library/remove.js';

const scheme = 'pullquote://articles/';

/** The pattern of the articles' addresses. */
export const articleTemplate = `${scheme}{id}`;

/** The address of an article as a resource. */
export function addressOf(id: string): string {
  return `${scheme}${encodeURIComponent(id)}`;
}

/** The id that an address names; `null` if it isn't the address of an article. */
export function idIn(address: string): string | null {
  if (!address.startsWith(scheme)) return null;
  try {
    return decodeURIComponent(address.slice(scheme.length));
  } catch {
    return null;
  }
}

/**
 * An article by its id, or by the beginning of it that the command line shows.
 *
 * @throws Failure `not-found` if there is no such article, or if several begin so
 */
export async function articleFor(
  library: Pick<ReadableLibrary, 'article' | 'idsBeginning'>,
  id: string,
): Promise<StoredArticle> {
  const exact = id === '' ? null : await library.article(id);
  if (exact !== null) return exact;
  const [first, second] = id === '' ? [] : await library.idsBeginning(id, 2);
  if (second !== undefined) {
    throw new Failure(
      'assistants',
      'not-found',
      `Several articles have an id that begins with ${id}.`,
      { remedy: 'Give the whole id.' },
    );
  }
  const only = first === undefined ? null : await library.article(first);
  if (only === null) throw noSuchArticle(id);
  return only;
}
