import DataLoader from 'dataloader';
import { Filters } from 'weaviate-client';
import { Failure } from '../failure.js';
import { assertUnit } from '../library/index/vectors.js';
import type { Library, StoredArticle, StoredSentence } from '../library/library.js';
import type { Scope } from '../library/scope.js';
import { sentencesOf } from '../library/sqlite/sentences.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import type { Cluster } from './cluster.js';
import { type Collections, most, type PassageProperties } from './collections.js';
import { checkClusterModel, requireLibrary } from './fingerprint.js';
import { addedSince } from './lookups/added.js';
import { acronyms, similarWords } from './lookups/dictionary.js';
import { kinOf } from './lookups/kin.js';
import { headlineProperties, isWild, listed, newestFirst } from './lookups/listing.js';
import { order } from './objects/grouping.js';
import { articleFrom, headlineFrom, passageFrom } from './objects/objects.js';
import { bytesFrom, countsOf } from './reading.js';
import { narrowed, searchPassages } from './search.js';

/** Listing publishers reads every article; the list may be this many milliseconds old. */
const publishersKept = 60_000;
const passagesTried = 20;

/**
 * Opens the library in a cluster for searching; whatever any process adds is found by the next
 * call.
 *
 * @throws Failure `index-missing` if nothing was ever added, `index-mismatch` if it was made with
 * another model or by a later version, `library-unreachable` or `library-refused`
 * @param wanted the model of the questions; `null`: any, only for lookups
 */
export async function openClusterLibrary(
  cluster: Cluster,
  wanted: ModelIdentity | null,
): Promise<Library> {
  const { model } = await requireLibrary(cluster);
  if (wanted !== null) checkClusterModel(model, wanted);
  const article = articleLookup(cluster);
  let publishers: { readonly at: number; readonly names: Promise<string[]> } | null = null;
  const library: Library = {
    // All that a cluster holds is shared.
    scoped: (scope) => {
      assertShows(scope);
      return library;
    },
    async search(request) {
      assertUnit(request.vector, model.dimension);
      return cluster.read(({ passages }) => searchPassages(passages, request));
    },
    similarWords: (word) => cluster.read((of) => similarWords(of, word)),
    acronyms: (letters) => cluster.read((of) => acronyms(of, letters)),
    article: (id) => article.load(id),
    idsBeginning: (prefix, atMost) =>
      cluster.read(async ({ articles }) => {
        const { objects } = await articles.query.fetchObjects({
          // To Weaviate the prefix may be a pattern, so the results are checked.
          filters: articles.filter.byProperty('articleId').like(`${prefix}*`),
          limit: most,
          returnProperties: ['articleId'],
        });
        const ids = objects.map(({ properties }) => properties.articleId);
        const fitting = [...new Set(ids)].filter((id) => id.startsWith(prefix));
        return fitting.sort(order).slice(0, atMost);
      }),
    articles: (filter) =>
      cluster.read(async ({ articles }) => (await listed(articles, filter)).map(articleFrom)),
    headlines: (filter, { offset, limit }) =>
      cluster.read(async ({ articles }) => {
        if (isWild(filter) || offset + limit > most) {
          const all = await listed(articles, filter, headlineProperties);
          const items = all.slice(offset, offset + limit).map(headlineFrom);
          return { items, total: all.length };
        }
        const narrow = narrowed(articles, filter);
        const [{ objects }, { totalCount }] = await Promise.all([
          articles.query.fetchObjects({
            ...narrow,
            sort: newestFirst(articles),
            offset,
            limit,
            returnProperties: headlineProperties,
          }),
          articles.aggregate.overAll(narrow),
        ]);
        return {
          items: objects.map(({ properties }) => headlineFrom(properties)),
          total: totalCount,
        };
      }),
    passages: (articleId) =>
      cluster.read(async ({ passages }) => {
        const { objects } = await passages.query.fetchObjects({
          filters: passages.filter.byProperty('articleId').equal(articleId),
          limit: most,
          returnProperties: ['articleId', 'ordinal', 'start', 'end', 'row'],
        });
        return objects
          .map(({ properties }) => passageFrom(properties))
          .sort((a, b) => a.ordinal - b.ordinal);
      }),
    sentences: ({ articleId, ordinal }) =>
      cluster.read(async ({ passages }) => {
        const { objects } = await passages.query.fetchObjects({
          filters: Filters.and(
            passages.filter.byProperty('articleId').equal(articleId),
            passages.filter.byProperty('ordinal').equal(ordinal),
          ),
          limit: 1,
          returnProperties: ['spans', 'directions'],
        });
        return objects.flatMap(({ properties }) => sentencesFrom(properties));
      }),
    alsoIn: (articleId) => cluster.read((of) => kinOf(of, articleId)),
    added: (since, most) => cluster.read((of) => addedSince(of, since, most)),
    publishers: () => {
      if (publishers === null || Date.now() - publishers.at > publishersKept) {
        const names = cluster.read(({ articles }) => publishersIn(articles));
        publishers = { at: Date.now(), names };
        names.catch(() => {
          publishers = null;
        });
      }
      return publishers.names;
    },
    status: () =>
      cluster.read(async (of) => ({
        model,
        ...(await countsOf(of)),
        sentences: await holdsSentences(of),
      })),
    close: () => cluster.close(),
  };
  return library;
}

/**
 * Refuses a scope without the shared articles: a cluster doesn't keep servers' own ones.
 *
 * @throws Failure `invalid-setting`
 */
export function assertShows(scope: Scope): void {
  if (scope === 'everything' || scope.withShared) return;
  throw new Failure(
    'library',
    'invalid-setting',
    'A library in a Weaviate cluster has no articles of single servers.',
    { remedy: 'Set PULLQUOTE_LIBRARY=embedded for a collection per server.' },
  );
}

/** Looks up articles by id, batching concurrent lookups into one request. */
function articleLookup(cluster: Cluster): DataLoader<string, StoredArticle | null> {
  return new DataLoader(
    (ids) =>
      cluster.read(async ({ articles }) => {
        const { objects } = await articles.query.fetchObjects({
          filters: articles.filter.byProperty('articleId').containsAny([...ids]),
          // An id may briefly exist twice.
          limit: most,
        });
        const found = new Map(objects.map(({ properties }) => [properties.articleId, properties]));
        return ids.map((id) => {
          const kept = found.get(id);
          return kept === undefined ? null : articleFrom(kept);
        });
      }),
    // Another process may change any of them.
    { cache: false },
  );
}

async function publishersIn(articles: Collections['articles']): Promise<string[]> {
  // For an empty list the client throws instead of returning no groups.
  if ((await articles.aggregate.overAll()).totalCount === 0) return [];
  const groups = await articles.aggregate.groupBy.overAll({
    groupBy: { property: 'publisher', limit: most },
  });
  return groups.map(({ groupedBy }) => String(groupedBy.value)).sort();
}

/**
 * Whether any of some passages has its sentences; a library copied from an older index may have
 * none.
 */
async function holdsSentences({ passages }: Collections): Promise<boolean> {
  const { objects } = await passages.query.fetchObjects({
    limit: passagesTried,
    returnProperties: ['spans'],
  });
  return objects.length === 0 || objects.some(({ properties }) => properties.spans);
}

function sentencesFrom(kept: Pick<PassageProperties, 'spans' | 'directions'>): StoredSentence[] {
  const bytes = bytesFrom(kept);
  return bytes === null ? [] : sentencesOf(bytes);
}
