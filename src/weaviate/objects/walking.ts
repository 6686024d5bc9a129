/** Labels read in one go: half a megabyte. */
export const labelsAtOnce = 1_000;

/** Where a page begins, as `fetchObjects` takes it. */
export interface Cursor {
  readonly limit: number;
  /** The id of the last object on the previous page; absent for the first. */
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
