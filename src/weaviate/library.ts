import DataLoader from 'dataloader';
import { Filters } from 'weaviate-client';
import { nearDuplicateSimilarity, signature, similarity } from '../article/duplicates.js';
import { assertUnit } from '../library/index/vectors.js';
import type {
  Copy,
  Library,
  SourceFilter,
  StoredArticle,
  StoredSentence,
} from '../library/library.js';
import { sentencesOf } from '../library/sqlite/sentences.js';
import type { ModelIdentity } from '../models/embedding/embedder.js';
import type { Cluster } from './cluster.js';
import {
  type ArticleProperties,
  type Collections,
  type LabelProperties,
  most,
  type PassageProperties,
} from './collections.js';
import { acronyms, similarWords } from './dictionary.js';
import { checkClusterModel, requireLibrary } from './fingerprint.js';
import { groupedBy, order } from './objects/grouping.js';
import { articleFrom, copyFrom, dayNumber, headlineFrom, passageFrom } from './objects/objects.js';
import { walk } from './objects/walking.js';
import { bytesFrom, countsOf, otherNames } from './reading.js';
import { narrowed, passes, searchPassages } from './search.js';

/** Listing publishers reads every article; the list may be this many milliseconds old. */
const publishersKept = 60_000;
const passagesTried = 20;
/** Articles read in one go when listing all: half a megabyte, or a little more with long ones. */
const articlesAtOnce = 100;
/** Articles compared with one to find its near duplicates. */
const likeliest = 100;

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
  return {
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
}

/** Whether a filter is a pattern to Weaviate, so that its results must be checked. */
function isWild({ source }: SourceFilter): boolean {
  return source !== undefined && /[*?]/.test(source);
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

// Includes the sort keys: the shards' lists are merged by the returned properties.
const headlineProperties = [
  'day',
  'names',
  'articleId',
  'locator',
  'title',
  'publisher',
  'date',
  'author',
  'url',
  'passages',
  'addedAt',
] as const satisfies (keyof ArticleProperties)[];

function newestFirst(articles: Collections['articles']) {
  return articles.sort.byProperty('day', false).byProperty('title', true).byId(true);
}

/**
 * All articles that pass a filter, in order. Weaviate limits counting and sorting, so they are read
 * in the order of their objects' ids, and filtered and sorted here.
 */
async function listed(
  articles: Collections['articles'],
  filter: SourceFilter = {},
  returnProperties?: readonly (keyof ArticleProperties)[],
): Promise<ArticleProperties[]> {
  const [after, before] = [dayNumber(filter.after), dayNumber(filter.before)];
  const found: { uuid: string; kept: ArticleProperties }[] = [];
  const options = returnProperties === undefined ? {} : { returnProperties: [...returnProperties] };
  const all = walk(articlesAtOnce, async (cursor) => {
    return (await articles.query.fetchObjects({ ...cursor, ...options })).objects;
  });
  for await (const { uuid, properties } of all) {
    const kept = properties as ArticleProperties;
    const early = filter.before === undefined || (kept.day > 0 && kept.day <= before);
    if (kept.day >= after && early && passes(kept, filter)) found.push({ uuid, kept });
  }
  return found
    .sort((a, b) => newerFirst(a.kept, b.kept) || order(a.uuid, b.uuid))
    .map((one) => one.kept);
}

function newerFirst(a: ArticleProperties, b: ArticleProperties): number {
  return b.day - a.day || order(a.title ?? '', b.title ?? '');
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

/** Articles with nearly the same text, and all their other names. */
async function kinOf(
  { articles, labels }: Collections,
  articleId: string,
): Promise<(StoredArticle | Copy)[]> {
  const [own] = (
    await articles.query.fetchObjects({
      filters: articles.filter.byProperty('articleId').equal(articleId),
      limit: 1,
    })
  ).objects.map(({ properties }) => properties);
  if (own === undefined) return [];
  // Concurrently: usually there is no other, and each request takes some milliseconds.
  const [like, names] = await Promise.all([likeIt(articles, own), heldLabels(labels, [own.text])]);
  const kin = [own, ...like];
  const others = await heldLabels(
    labels,
    like.map(({ text }) => text),
  );
  const named = groupedBy([...names, ...others], ({ text }) => text);
  const copies = kin.flatMap((one) =>
    otherNames(one, named.get(one.text) ?? []).map((label) => copyFrom(label, one.articleId)),
  );
  return [...kin.slice(1).map(articleFrom), ...copies];
}

/** The labels that these texts exist under. */
async function heldLabels(
  labels: Collections['labels'],
  texts: readonly string[],
): Promise<LabelProperties[]> {
  if (texts.length === 0) return [];
  const { objects } = await labels.query.fetchObjects({
    filters: Filters.and(
      labels.filter.byProperty('text').containsAny([...texts]),
      labels.filter.byProperty('state').equal('held'),
    ),
    limit: most,
  });
  return objects.map(({ properties }) => properties);
}

/** Other articles with nearly the same text, whoever published them. */
async function likeIt(
  articles: Collections['articles'],
  { text, bands, body }: ArticleProperties,
): Promise<ArticleProperties[]> {
  // A body without words has none, and then Weaviate stores none.
  if (!bands?.length) return [];
  const { objects } = await articles.query.fetchObjects({
    filters: articles.filter.byProperty('bands').containsAny(bands),
    limit: likeliest,
  });
  const values = signature(body);
  return objects
    .map(({ properties }) => properties)
    .filter((one) => one.text !== text)
    .filter((one) => similarity(values, signature(one.body)) >= nearDuplicateSimilarity);
}

function sentencesFrom(kept: Pick<PassageProperties, 'spans' | 'directions'>): StoredSentence[] {
  const bytes = bytesFrom(kept);
  return bytes === null ? [] : sentencesOf(bytes);
}
