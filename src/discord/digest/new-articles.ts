import type { ReadableLibrary } from '../../library/library.js';
import { turn } from '../../library/turn.js';
import type { Digest } from '../../records/records.js';
import { addedTo } from '../browsing/added.js';
import { shortId } from '../browsing/short-ids.js';

/** Passages read at once. */
const passagesAtOnce = 500;
/** Articles that are known to have been seen. Only those of the last minutes may come again. */
const mostSeen = 1_000;

/** Up to where a server's library was looked through for its digest. */
export type Looked = Pick<NonNullable<Digest['last']>, 'mark' | 'seen'>;

/** Where the first digest of a server begins: what is there already is no news. */
export async function beginAt(library: Pick<ReadableLibrary, 'added'>): Promise<Looked> {
  const { mark } = await addedTo(library, null, 0);
  // What a library may bring again of what came just before.
  const { looked } = await newArticles(library, { mark, seen: [] });
  return looked;
}

/**
 * The articles that came since the last digest, in the order of coming. Whether one is new follows from what was there,
 * never from its time: the clock of the machine that added it may be wrong.
 */
export async function newArticles(
  library: Pick<ReadableLibrary, 'added'>,
  last: Looked,
): Promise<{ readonly ids: readonly string[]; readonly looked: Looked }> {
  const before = last.seen ?? [];
  const seen = new Set(before);
  const ids: string[] = [];
  let { mark } = last;
  for (;;) {
    const added = await addedTo(library, mark, passagesAtOnce, last.mark);
    for (const { articleId, isNew } of added.passages) {
      const key = shortId(articleId);
      if (!isNew || seen.has(key)) continue;
      seen.add(key);
      ids.push(articleId);
    }
    if (added.mark === mark) return { ids, looked: { mark, seen: [...seen].slice(-mostSeen) } };
    mark = added.mark;
    await turn();
  }
}
