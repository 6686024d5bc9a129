import type { Answer } from '../../answer/answer.js';
import type { ReadableLibrary } from '../../library/library.js';
import { shortIds } from '../typed/ids.js';

/**
 * An answer with its best quote only, or, of a message with several questions, the best for each; and how
 * many quotes that leaves out.
 */
export function firstOf(answer: Answer): { shown: Answer; more: number } {
  const parts = new Set<string | null>();
  const quotes = answer.quotes.filter(({ part }) => {
    const isFirst = !parts.has(part);
    parts.add(part);
    return isFirst;
  });
  return { shown: { ...answer, quotes }, more: answer.quotes.length - quotes.length };
}

/** The short ids of the articles that an answer names. */
export async function idsIn(
  answer: Answer,
  library: Pick<ReadableLibrary, 'idsBeginning'>,
): Promise<(id: string) => string> {
  const ids = [
    ...answer.quotes.flatMap(({ article, newer }) =>
      newer === null ? [article.id] : [article.id, newer.id],
    ),
    ...answer.nearest.map(({ id }) => id),
  ];
  const short = await shortIds(library, ids);
  return (id) => short.get(id) ?? id;
}
