import type { FilterValue } from 'weaviate-client';

/** What is said of objects that were sent. */
interface Inserted {
  readonly hasErrors: boolean;
  readonly errors: Readonly<Record<number, { readonly message: string }>>;
}

/** That a node took a request, and not all of its objects. Another try may do: a node may have gone meanwhile. */
export class ObjectsRefused extends Error {}

/** Objects in one request: a vector of 1,024 numbers makes some 10 kB. */
const atOnce = 250;

/**
 * Sends objects, each in place of what has its id, so that again does no harm. One that was refused is an
 * error, as nothing must be missing.
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

/** Deletes what a filter finds, in as many requests as it takes; says how much it was. */
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
