import { createHash } from 'node:crypto';
import type { Quote } from '../answer.js';

/** The path of an article's page, as `pullquote serve` has it. */
export function articlePath(id: string): string {
  return `/articles/${encodeURIComponent(id)}`;
}

/** Where a quote stands in its article's page, which marks it only as long as these are still its words. */
export function quotePath({
  article,
  start,
  end,
  text,
  highlight,
}: Pick<Quote, 'article' | 'start' | 'end' | 'text' | 'highlight'>): string {
  const place = new URLSearchParams({
    from: String(start),
    to: String(end),
    sentence: `${start + highlight.start}-${start + highlight.end}`,
    of: digestOf(text),
  });
  return `${articlePath(article.id)}?${place}#quote`;
}

/** A few characters by which a quoted text is told from another one. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
