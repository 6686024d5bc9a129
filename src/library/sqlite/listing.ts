import type { Library, OnFault } from '../library.js';
import { type Scope, sharedOnly } from '../scope.js';
import {
  findArticle,
  listArticles,
  listHeadlines,
  listIdsBeginning,
  listKin,
  listPassages,
} from './articles.js';
import { oncePerFault } from './checksums/damage.js';
import { openDatabase } from './schema.js';

/** The part of a library that needs neither a model nor the search structures. */
export type Listing = Pick<
  Library,
  'articles' | 'headlines' | 'article' | 'idsBeginning' | 'passages' | 'alsoIn' | 'close'
>;

/**
 * Opens a library only to look things up: at once, whatever its size and its model.
 *
 * @param scope by default, the shared articles alone
 * @throws Failure `index-missing` or `index-damaged`
 */
export function openListing(
  folder: string,
  onFault: OnFault = () => undefined,
  scope: Scope = sharedOnly,
): Listing {
  const db = openDatabase(folder);
  const report = oncePerFault(onFault);
  return {
    articles: async (filter) => listArticles(db, filter, scope, report),
    headlines: async (filter, page) => listHeadlines(db, filter, page, scope, report),
    article: async (id, version) => findArticle(db, id, scope, report, version),
    idsBeginning: async (prefix, most) => listIdsBeginning(db, prefix, most, scope),
    passages: async (articleId) => listPassages(db, articleId, scope),
    alsoIn: async (articleId) => listKin(db, articleId, scope, report),
    close: async () => {
      db.close();
    },
  };
}
