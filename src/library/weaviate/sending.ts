import { Filters, type FilterValue } from 'weaviate-client';
import type { ArticleProperties, Collections } from './collections.js';
import { groupedBy } from './grouping.js';
import { articleUuid } from './objects.js';

/** What is said of objects that were sent. */
interface Inserted {
  readonly hasErrors: boolean;
  readonly errors: Readonly<Record<number, { readonly message: string }>>;
}

/**
 * Sends objects in one request, each in place of what has its id, so that again does no harm. One that
 * was refused is an error, as nothing must be missing.
 */
export async function putObjects<T>(
  collection: { data: { insertMany(objects: T[]): Promise<Inserted> } },
  objects: T[],
): Promise<void> {
  if (objects.length === 0) return;
  const { hasErrors, errors } = await collection.data.insertMany(objects);
  if (!hasErrors) return;
  const [first] = Object.values(errors);
  throw new Error(`${Object.keys(errors).length} objects were refused: ${first?.message}`);
}

interface Dropped {
  readonly matches: number;
  readonly successful: number;
  readonly failed: number;
}

/** Deletes what a filter finds, in as many requests as it takes; says how much it was. */
export async function dropObjects(
  collection: { data: { deleteMany(where: FilterValue): Promise<Dropped> } },
  filter: FilterValue,
): Promise<number> {
  for (let dropped = 0; ; ) {
    const { matches, successful, failed } = await collection.data.deleteMany(filter);
    if (failed > 0) throw new Error(`${failed} of ${matches} objects could not be deleted`);
    dropped += successful;
    if (matches <= successful) return dropped;
  }
}

/** Drops articles, whichever index brought them, with their passages. */
export async function dropArticles(
  { articles, passages }: Collections,
  gone: readonly Pick<ArticleProperties, 'origin' | 'articleId'>[],
): Promise<void> {
  for (const [origin, labels] of groupedBy(gone, (one) => one.origin)) {
    const ids = labels.map((one) => one.articleId);
    const uuids = ids.map((id) => articleUuid(origin, id));
    await dropObjects(articles, articles.filter.byId().containsAny(uuids));
    await dropObjects(
      passages,
      Filters.and(
        passages.filter.byProperty('origin').equal(origin),
        passages.filter.byProperty('articleId').containsAny(ids),
      ),
    );
  }
}

/** Drops an index's copies of some texts, and those with some ids. */
export async function dropCopies(
  { copies }: Collections,
  origin: string,
  { ids, texts }: { readonly ids: readonly string[]; readonly texts: readonly string[] },
): Promise<void> {
  const any: FilterValue[] = [];
  if (ids.length > 0) any.push(copies.filter.byProperty('articleId').containsAny([...ids]));
  if (texts.length > 0) any.push(copies.filter.byProperty('contentHash').containsAny([...texts]));
  if (any.length === 0) return;
  await dropObjects(
    copies,
    Filters.and(copies.filter.byProperty('origin').equal(origin), Filters.or(...any)),
  );
}
