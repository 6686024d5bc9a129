import { Filters, type FilterValue } from 'weaviate-client';
import type { Cluster } from '../cluster.js';
import { type ArticleProperties, type LabelProperties, most } from '../collections.js';
import { groupedBy } from '../objects/grouping.js';

/** A stored label. */
export type Label = LabelProperties & { readonly uuid: string };

/** An article's object without its text. */
export type Headed = Omit<ArticleProperties, 'body' | 'indexedTitle' | 'contentHash' | 'bands'> & {
  readonly uuid: string;
};

const headed = [
  'text',
  'origin',
  'articleId',
  'locator',
  'title',
  'publisher',
  'date',
  'author',
  'url',
  'addedAt',
  'names',
  'day',
  'passages',
  'checksum',
] as const satisfies (keyof ArticleProperties)[];

/** What to look for: anything with one of these. */
export interface Sought {
  readonly texts?: readonly string[];
  readonly ids?: readonly string[];
}

/** The labels that half of the nodes know; only those of one index if it is given. */
export async function labelsOf(
  cluster: Cluster,
  sought: Sought,
  origin?: string,
): Promise<Label[]> {
  if (isEmpty(sought)) return [];
  const lists = await cluster.everywhere(async ({ labels }) => {
    const any = anyOf(labels.filter, sought);
    const { objects } = await labels.query.fetchObjects({
      filters:
        origin === undefined
          ? any
          : Filters.and(labels.filter.byProperty('origin').equal(origin), any),
      limit: most,
      returnMetadata: ['updateTime'],
    });
    return objects.map((one): Version<Label> => versionOf(one));
  });
  return united(lists);
}

/** An index's labels that other machines marked, see `marks.ts`. */
export async function markedLabels(cluster: Cluster, origin: string): Promise<Label[]> {
  const lists = await cluster.everywhere(async ({ labels }) => {
    const { objects } = await labels.query.fetchObjects({
      filters: Filters.and(
        labels.filter.byProperty('origin').equal(origin),
        labels.filter.byProperty('state').notEqual('held'),
      ),
      limit: most,
      returnProperties: ['text'],
    });
    return objects.map(({ properties }) => properties.text);
  });
  // A node that was down may still have a mark that was already applied.
  const labels = await labelsOf(cluster, { texts: [...new Set(lists.flat())] }, origin);
  return labels.filter((label) => !isHeld(label));
}

/** The articles that half of the nodes know. */
export async function articlesOf(cluster: Cluster, sought: Sought): Promise<Headed[]> {
  if (isEmpty(sought)) return [];
  const lists = await cluster.everywhere(async ({ articles }) => {
    const { objects } = await articles.query.fetchObjects({
      filters: anyOf(articles.filter, sought),
      limit: most,
      returnProperties: [...headed],
      returnMetadata: ['updateTime'],
    });
    return objects.map((one): Version<Headed> => versionOf(one));
  });
  return united(lists);
}

function isEmpty({ texts = [], ids = [] }: Sought): boolean {
  // Weaviate refuses an empty filter.
  return texts.length + ids.length === 0;
}

interface Filterable {
  byProperty(name: 'text' | 'articleId'): { containsAny(values: string[]): FilterValue };
}

function anyOf(by: Filterable, { texts = [], ids = [] }: Sought): FilterValue {
  return Filters.or(
    ...(texts.length > 0 ? [by.byProperty('text').containsAny([...texts])] : []),
    ...(ids.length > 0 ? [by.byProperty('articleId').containsAny([...ids])] : []),
  );
}

/**
 * What at least half of the nodes have, in its latest version: a node that was down still has what
 * was deleted and lacks what was added, while every write reached most nodes.
 */
function united<T>(lists: readonly (readonly Version<T>[])[]): T[] {
  const versions = groupedBy(lists.flat(), ({ uuid }) => uuid);
  return [...versions.values()].flatMap((same) => {
    if (2 * same.length < lists.length) return [];
    const [latest] = [...same].sort((a, b) => b.at - a.at);
    return latest === undefined ? [] : [latest.object];
  });
}

/** An object as stored on a node. */
interface Version<T> {
  readonly uuid: string;
  readonly object: T;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

function versionOf<T>(one: {
  readonly uuid: string;
  readonly properties: T;
  readonly metadata: { readonly updateTime?: Date } | undefined;
}): Version<T & { readonly uuid: string }> {
  const { uuid, properties, metadata } = one;
  return { uuid, object: { ...properties, uuid }, at: metadata?.updateTime?.getTime() ?? 0 };
}

/** Whether its index is known to have the text. */
export function isHeld({ state }: Pick<Label, 'state'>): boolean {
  return state === 'held';
}
