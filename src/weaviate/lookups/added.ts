import type { Added } from '../../library/library.js';
import { type Collections, most as mostObjects } from '../collections.js';
import { articleFrom } from '../objects/objects.js';

/** Articles read at once, newest first. */
const page = 200;

/**
 * An article has the time at which its machine added it, and comes to the cluster after that: so long, in
 * milliseconds, what has that time may still come.
 */
const onItsWay = 10 * 60_000;

/** What a mark looks like; `Date.parse` takes nearly any text with a number for a time. */
const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What was added to a cluster since a mark, which is a time: see `Library.added`. Whole articles. */
export async function addedSince(
  { articles, passages }: Collections,
  since: string | null,
  most: number,
): Promise<Added> {
  const isKnown = since === '' || isoTime.test(since ?? '');
  if (!isKnown) return { passages: [], mark: new Date().toISOString() };
  const from = since === '' ? 0 : Date.parse(since ?? '');
  const after = new Date(Math.max(0, from - onItsWay)).toISOString();
  const found: ReturnType<typeof articleFrom>[] = [];
  for (let offset = 0; offset + page <= mostObjects; offset += page) {
    const { objects } = await articles.query.fetchObjects({
      sort: articles.sort.byProperty('addedAt', false).byId(true),
      offset,
      limit: page,
    });
    const newer = objects.filter(({ properties }) => properties.addedAt > after);
    found.push(...newer.map(({ properties }) => articleFrom(properties)));
    if (newer.length < page) break;
  }
  const taken: Added['passages'][number][] = [];
  let mark = since === '' ? after : (since ?? after);
  for (const { id, title, body, addedAt } of found.reverse()) {
    const { objects } = await passages.query.fetchObjects({
      filters: passages.filter.byProperty('articleId').equal(id),
      limit: mostObjects,
      returnProperties: ['start', 'end'],
      includeVector: true,
    });
    const inOrder = objects.toSorted((a, b) => a.properties.start - b.properties.start);
    for (const { properties, vectors } of inOrder) {
      const vector = Float32Array.from(vectors.default as number[]);
      const text = body.slice(properties.start, properties.end);
      taken.push({ articleId: id, addedAt, title, text, vector });
    }
    if (addedAt > mark) mark = addedAt;
    // Those that may come again are no reason to stop: then it would get no further.
    if (taken.length >= most && addedAt > (since ?? '')) break;
  }
  return { passages: taken, mark };
}
