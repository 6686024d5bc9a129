import { Failure } from '../../failure.js';
import type { Library } from '../../library/library.js';
import { noSuchArticle } from '../../library/remove.js';

/** As short as a commit's in git: with more than ten thousand articles, hardly two begin alike. */
const shortest = 7;
/** An id that a file gives its article is shown whole up to this length: it may mean something. */
const wholeUpTo = 16;
/** An id that Pullquote made. */
const made = /^[0-9a-f]{12}$/;
/** Ids that are named if a text could mean several articles. */
const mostNamed = 5;

/** What finding an article by its id needs. */
type Ids = Pick<Library, 'idsBeginning'>;

/**
 * The id that a text stands for: an id, or the beginning of exactly one.
 *
 * @throws Failure `not-found` if there is no such article, or if several begin so
 */
export async function idFor(library: Ids, typed: string): Promise<string> {
  const ids = typed === '' ? [] : await library.idsBeginning(typed, mostNamed + 1);
  const [first] = ids;
  if (first === undefined) throw noSuchArticle(typed);
  if (ids.length === 1 || first === typed) return first;
  const named = ids.slice(0, mostNamed).join(', ');
  const more = ids.length > mostNamed ? ' and more' : '';
  throw new Failure(
    'terminal',
    'not-found',
    `Several articles have an id that begins with ${typed}: ${named}${more}.`,
    {
      remedy: 'Type more of the id.',
    },
  );
}

/**
 * For each of some ids the shortest beginning that no other article's id has: 7 characters or more. Short ids
 * that files gave stay whole.
 */
export async function shortIds(
  library: Ids,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const short = new Map<string, string>();
  for (const id of new Set(ids)) short.set(id, await shortened(library, id));
  return short;
}

async function shortened(library: Ids, id: string): Promise<string> {
  if (id.length <= wholeUpTo && !made.test(id)) return id;
  for (let length = shortest; length < id.length; length += 1) {
    const begun = id.slice(0, length);
    // Half a character isn't one that somebody could type.
    if (/\p{Surrogate}$/u.test(begun)) continue;
    if ((await library.idsBeginning(begun, 2)).length === 1) return begun;
  }
  return id;
}
