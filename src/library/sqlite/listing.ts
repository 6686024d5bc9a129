import type { Library } from '../library.js';
import { findArticle, listArticles, listHeadlines, listKin, listPassages } from './articles.js';
import { openDatabase } from './schema.js';

/** The part of a library that needs neither a model nor the search structures. */
export type Listing = Pick<
  Library,
  'articles' | 'headlines' | 'article' | 'passages' | 'alsoIn' | 'close'
>;

/**
 * Opens a library only for lookups: immediately, whatever its size and model.
 *
 * Throws `Failure` `index-missing` or `index-damaged`.
 */
export function openListing(folder: string): Listing {
  const db = openDatabase(folder);
  return {
    articles: async (filter) => listArticles(db, filter),
    headlines: async (filter, page) => listHeadlines(db, filter, page),
    article: async (id) => findArticle(db, id),
    passages: async (articleId) => listPassages(db, articleId),
    alsoIn: async (articleId) => listKin(db, articleId),
    close: async () => {
      db.close();
    },
  };
}
