import type { Source } from './article.js';
import { UNKNOWN_SOURCE } from './fields.js';

/** The article that an HTML page holds. */
export function articleFromHtml(html: string, url: string | null): { text: string; given: Source } {
  return { text: html, given: { ...UNKNOWN_SOURCE, url } };
}
