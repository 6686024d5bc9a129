import { Failure } from '../../failure.js';
import type { Added, ReadableLibrary } from '../../library/library.js';

/**
 * What was added to a library since a mark, at most so many passages, see `Library.added`; of a library that has none
 * yet, nothing, with a mark before whatever comes first.
 */
export async function addedTo(
  library: Pick<ReadableLibrary, 'added'>,
  since: string | null,
  most: number,
  known?: string,
): Promise<Added> {
  try {
    return await library.added(since, most, known);
  } catch (error) {
    const isEmpty = error instanceof Failure && error.kind === 'index-missing';
    if (!isEmpty) throw error;
    return { passages: [], mark: '' };
  }
}
