import type { ResourceLink } from '@modelcontextprotocol/sdk/types.js';
import type { QuotedArticle } from '../../answer/answer.js';
import { addressOf } from '../article.js';
import { headlineOf, sourceLine } from './source.js';

/** Links to the resources of articles, each once. */
export function linksTo(articles: readonly QuotedArticle[]): ResourceLink[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return [...byId.values()].map((article) => ({
    type: 'resource_link',
    uri: addressOf(article.id),
    name: article.id,
    title: headlineOf(article),
    description: sourceLine(article),
    mimeType: 'text/plain',
  }));
}
