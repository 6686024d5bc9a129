import type { FilterValue } from 'weaviate-client';
import { ObjectsRefused } from './cluster.js';

/** The result for objects that were sent. */
interface Inserted {
  readonly hasErrors: boolean;
  readonly errors: Readonly<Record<number, { readonly message: string }>>;
}

/** Objects in one request: a vector of 1,024 numbers makes some 10 kB. */
const atOnce = 250;

/**
 * Sends objects, each replacing the one with its id, so that repeating does no harm.
 *
 * @throws ObjectsRefused if a node doesn't take one, since nothing may be missing
 */
export async function putObjects<T>(
  collection: { data: { insertMany(objects: T[]): Promise<Inserted> } },
  objects: readonly T[],
): Promise<void> {
  for (let start = 0; start < objects.length; start += atOnce) {
    const { hasErrors, errors } = await collection.data.insertMany(
      objects.slice(start, start + atOnce),
    );
    if (!hasErrors) continue;
    const [first] = Object.values(errors);
    throw new ObjectsRefused(
      `${Object.keys(errors).length} objects were refused: ${first?.message}`,
    );
  }
}

interface Dropped {
  readonly matches: number;
  readonly successful: number;
  readonly failed: number;
}

/** Deletes what a filter finds, in as many requests as needed; returns the number deleted. */
export async function dropObjects(
  collection: { data: { deleteMany(where: FilterValue): Promise<Dropped> } },
  filter: FilterValue,
): Promise<number> {
  for (let dropped = 0; ; ) {
    const { matches, successful, failed } = await collection.data.deleteMany(filter);
    if (failed > 0)
      throw new ObjectsRefused(`${failed} of ${matches} objects could not be deleted`);
    dropped += successful;
    if (matches <= successful) return dropped;
  }
}

/** Where a page begins, as `fetchObjects` takes it; `after` is absent for the first. */
export interface Cursor {
  readonly limit: number;
  readonly after?: string;
}

/**
 * Everything that a collection holds, page by page, in the order of ids. (`iterator` of
 * weaviate-client 3.12.1 fetches a whole page at each step, and uses one object of it.)
 */
export async function* walk<T extends { readonly uuid: string }>(
  limit: number,
  fetch: (cursor: Cursor) => Promise<readonly T[]>,
): AsyncGenerator<T> {
  for (let after: string | undefined; ; ) {
    const page = await fetch({ limit, ...(after !== undefined && { after }) });
    yield* page;
    after = page.at(-1)?.uuid;
    if (page.length < limit || after === undefined) return;
  }
}
