import { createHash } from 'node:crypto';
import type { Library, StoredArticle } from '../../library/library.js';
import { asArgument } from '../limits.js';

/** Leaves room in a custom id of 100 characters for two days, an offset and the action. */
const longestShortId = 60;
/** 132 bits in base64url: no two texts in a library collide. */
const digits = 22;
const headlinesAtOnce = 500;

/**
 * A short form of an ID or name for use in custom ids and in the values of choices, since a file may
 * give an ID of any length: the text itself if it takes up to 60 characters of a custom id, otherwise
 * `~` and a hash of it. The same text always has the same short form.
 */
export function shortId(text: string): string {
  const whole = !/\p{Surrogate}/u.test(text) && text.trim() === text && text !== '';
  if (whole && asArgument(text).length <= longestShortId) return text;
  return `~${createHash('sha256').update(text).digest('base64url').slice(0, digits)}`;
}

/** Whether `shortId` had to shorten a text. */
export function isHashed(key: string): boolean {
  return key.startsWith('~') && key.length === digits + 1;
}

/** The article with this short id (or id); `null` if there is none. */
export async function articleByShortId(
  library: Pick<Library, 'article' | 'headlines'>,
  key: string,
): Promise<StoredArticle | null> {
  const article = await library.article(key);
  if (article !== null || !isHashed(key)) return article;
  for (let offset = 0; ; offset += headlinesAtOnce) {
    const { items } = await library.headlines({}, { offset, limit: headlinesAtOnce });
    const found = items.find(({ id }) => shortId(id) === key);
    if (found !== undefined) return library.article(found.id);
    if (items.length === 0) return null;
  }
}
