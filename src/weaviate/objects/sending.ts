import type { FilterValue } from 'weaviate-client';

/** The result for objects that were sent. */
interface Inserted {
  readonly hasErrors: boolean;
  readonly errors: Readonly<Record<number, { readonly message: string }>>;
}

/**
 * A node took a request, but not all of its objects. A retry may help: a node may have gone down
 * meanwhile.
 */
export class ObjectsRefused extends Error {}

/** Objects in one request: a vector of 1,024 numbers makes some 10 kB. */
const atOnce = 250;

/**
 * Sends objects, each replacing the one with its id, so that repeating does no harm. A refused
 * object is an error, since nothing may be missing.
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
