import type { Library, SourceFilter } from '../../library/library.js';
import { isDay } from '../../text/day.js';
import { fold } from '../../text/words.js';
import { isHashed, shortId } from './short-ids.js';

/** What a member typed to filter articles. */
interface Typed {
  /** Part of a publisher's name, of a title or of an author's name. */
  readonly source?: string | undefined;
  /** Days, `YYYY-MM-DD`. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** The filter that was typed, trimmed, without empty parts; `null` if a day isn't valid. */
export function filterTyped(typed: Typed): SourceFilter | null {
  const source = typed.source?.trim();
  const after = typed.after?.trim();
  const before = typed.before?.trim();
  if ([after, before].some((day) => day && !isDay(day))) return null;
  return { ...(source && { source }), ...(after && { after }), ...(before && { before }) };
}

/**
 * The source on a list's buttons for a typed one: the text itself, or the publisher that it names if
 * the text is too long for a button. `undefined` if it names no publisher, or several.
 */
export async function sourceMeant(
  typed: string,
  library: Pick<Library, 'publishers'>,
): Promise<string | undefined> {
  if (!isHashed(shortId(typed))) return typed;
  const publishers = await library.publishers();
  const part = fold(typed);
  const named = publishers.filter((name) => fold(name).includes(part));
  return named.length === 1 ? named[0] : named.find((name) => fold(name) === part);
}

/** The publisher that a list's button names by its short id; any other short id is the text itself. */
export async function sourceByShortId(
  key: string,
  library: Pick<Library, 'publishers'>,
): Promise<string> {
  if (!isHashed(key)) return key;
  return (await library.publishers()).find((publisher) => shortId(publisher) === key) ?? key;
}
