import type { ReadableLibrary } from '../../library/library.js';

/**
 * A text that is another one once articles were added, replaced or removed. New labels of an article alone
 * don't change it.
 */
export async function stateOf(library: ReadableLibrary): Promise<string> {
  const [{ mark }, status] = await Promise.all([library.added(null, 0), library.status()]);
  const { model, articles, copies, passages } = status;
  return [mark, model.id, articles, copies, passages].join(' ');
}
