import { Filters, type FilterValue } from 'weaviate-client';
import type { Cluster } from './cluster.js';
import {
  type ArticleProperties,
  type Collections,
  type LabelProperties,
  most,
} from './collections.js';

/** A label as it is kept. */
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

/** What is looked for: whatever has any of these. */
export interface Sought {
  readonly texts?: readonly string[];
  readonly ids?: readonly string[];
}

/** The labels that any node knows; those of one index alone where it is named. */
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
    });
    return objects.map(({ uuid, properties }): Label => ({ ...properties, uuid }));
  });
  return united(cluster, 'labels', lists);
}

/** The articles that any node knows. */
export async function articlesOf(cluster: Cluster, sought: Sought): Promise<Headed[]> {
  if (isEmpty(sought)) return [];
  const lists = await cluster.everywhere(async ({ articles }) => {
    const { objects } = await articles.query.fetchObjects({
      filters: anyOf(articles.filter, sought),
      limit: most,
      returnProperties: [...headed],
    });
    return objects.map(({ uuid, properties }): Headed => ({ ...properties, uuid }));
  });
  return united(cluster, 'articles', lists);
}

function isEmpty({ texts = [], ids = [] }: Sought): boolean {
  // Weaviate refuses a filter by nothing.
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
 * What all nodes have, and of what some lack or have otherwise the version that most of them keep: a
 * node that was away has what was deleted meanwhile, and lacks what was added.
 */
async function united<T extends { readonly uuid: string }>(
  cluster: Cluster,
  kind: 'labels' | 'articles',
  lists: readonly T[][],
): Promise<T[]> {
  const versions = new Map<string, T[]>();
  for (const one of lists.flat()) {
    versions.set(one.uuid, [...(versions.get(one.uuid) ?? []), one]);
  }
  const found = await Promise.all(
    [...versions].map(async ([uuid, same]): Promise<T | null> => {
      const [first] = same;
      const agreed = same.length === lists.length && new Set(same.map(inWords)).size === 1;
      return agreed && first !== undefined ? first : kept<T>(cluster, kind, uuid);
    }),
  );
  return found.filter((one) => one !== null);
}

function inWords(one: object): string {
  return JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An object as most nodes keep it; `null` where they do not. */
async function kept<T>(
  cluster: Cluster,
  kind: 'labels' | 'articles',
  uuid: string,
): Promise<T | null> {
  return cluster.read(async (of: Collections) => {
    const found = await of[kind].query.fetchObjectById(uuid);
    return found === null ? null : ({ ...found.properties, uuid } as T);
  });
}
