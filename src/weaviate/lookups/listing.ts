import type { SourceFilter } from '../../library/library.js';
import type { ArticleProperties, Collections } from '../collections.js';
import { order } from '../objects/grouping.js';
import { dayNumber } from '../objects/objects.js';
import { walk } from '../objects/walking.js';
import { passes } from '../search.js';

/** Articles read in one go when listing all: half a megabyte, or a little more with long ones. */
const articlesAtOnce = 100;

/** What a headline is made of, and the sort keys: the shards' lists are merged by the returned properties. */
export const headlineProperties = [
  'day',
  'names',
  'articleId',
  'locator',
  'title',
  'publisher',
  'date',
  'author',
  'url',
  'passages',
  'addedAt',
] as const satisfies (keyof ArticleProperties)[];

/** The order of lists: by day, the newest first, then by title. */
export function newestFirst(articles: Collections['articles']) {
  return articles.sort.byProperty('day', false).byProperty('title', true).byId(true);
}

/**
 * All articles that pass a filter, in order. Weaviate limits counting and sorting, so they are read
 * in the order of their objects' ids, and filtered and sorted here.
 */
export async function listed(
  articles: Collections['articles'],
  filter: SourceFilter = {},
  returnProperties?: readonly (keyof ArticleProperties)[],
): Promise<ArticleProperties[]> {
  const [after, before] = [dayNumber(filter.after), dayNumber(filter.before)];
  const found: { uuid: string; kept: ArticleProperties }[] = [];
  const options = returnProperties === undefined ? {} : { returnProperties: [...returnProperties] };
  const all = walk(articlesAtOnce, async (cursor) => {
    return (await articles.query.fetchObjects({ ...cursor, ...options })).objects;
  });
  for await (const { uuid, properties } of all) {
    const kept = properties as ArticleProperties;
    const early = filter.before === undefined || (kept.day > 0 && kept.day <= before);
    if (kept.day >= after && early && passes(kept, filter)) found.push({ uuid, kept });
  }
  return found
    .sort((a, b) => newerFirst(a.kept, b.kept) || order(a.uuid, b.uuid))
    .map((one) => one.kept);
}

function newerFirst(a: ArticleProperties, b: ArticleProperties): number {
  return b.day - a.day || order(a.title ?? '', b.title ?? '');
}

/** Whether a filter is a pattern to Weaviate, so that its results must be checked. */
export function isWild({ source }: SourceFilter): boolean {
  return source !== undefined && /[*?]/.test(source);
}
