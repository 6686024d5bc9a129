import { Filters } from 'weaviate-client';
import type { Cluster } from './cluster.js';
import { type ArticleProperties, most } from './collections.js';

/** An article's object without its text. */
export interface Label
  extends Pick<
    ArticleProperties,
    | 'origin'
    | 'contentHash'
    | 'articleId'
    | 'locator'
    | 'title'
    | 'publisher'
    | 'date'
    | 'author'
    | 'url'
    | 'group'
    | 'passages'
    | 'checksum'
  > {
  readonly uuid: string;
}

const returnProperties = [
  'origin',
  'contentHash',
  'articleId',
  'locator',
  'title',
  'publisher',
  'date',
  'author',
  'url',
  'group',
  'passages',
  'checksum',
] as const satisfies (keyof ArticleProperties)[];

/** What is looked for: articles with any of these ids, and those with any of these texts. */
export interface Sought {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
}

/**
 * The articles that any node knows with these ids or texts. What one node has otherwise than another
 * comes without its checksum, as not all of it is everywhere.
 */
export async function labelsOf(cluster: Cluster, { ids, texts }: Sought): Promise<Label[]> {
  // Weaviate refuses a filter by nothing.
  if (ids.length + texts.length === 0) return [];
  const lists = await cluster.everywhere(async ({ articles }) => {
    const by = {
      id: articles.filter.byProperty('articleId'),
      text: articles.filter.byProperty('contentHash'),
    };
    const { objects } = await articles.query.fetchObjects({
      filters: Filters.or(
        ...(ids.length > 0 ? [by.id.containsAny([...ids])] : []),
        ...(texts.length > 0 ? [by.text.containsAny([...texts])] : []),
      ),
      limit: most,
      returnProperties: [...returnProperties],
    });
    return objects.map(({ uuid, properties }): Label => ({ ...properties, uuid }));
  });
  const found = new Map<string, Label>();
  for (const label of lists.flat()) {
    const before = found.get(label.uuid);
    const same = before === undefined || before.checksum === label.checksum;
    found.set(label.uuid, same ? label : { ...label, checksum: '' });
  }
  const everywhere = (label: Label): boolean =>
    lists.every((list) => list.some(({ uuid }) => uuid === label.uuid));
  return [...found.values()].map((label) =>
    everywhere(label) ? label : { ...label, checksum: '' },
  );
}

/**
 * Those of some labels that are there in truth: a node that was away still has what was deleted
 * meanwhile, and most nodes know better.
 */
export async function confirmed(cluster: Cluster, labels: readonly Label[]): Promise<Label[]> {
  const there = await Promise.all(
    labels.map((label) =>
      label.checksum !== ''
        ? true
        : cluster.read(async ({ articles }) => {
            const found = await articles.query.fetchObjectById(label.uuid, {
              returnProperties: ['articleId'],
            });
            return found !== null;
          }),
    ),
  );
  return labels.filter((_, i) => there[i]);
}
