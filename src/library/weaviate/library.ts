import DataLoader from 'dataloader';
import { Filters } from 'weaviate-client';
import type { ModelIdentity } from '../../embedding/embedder.js';
import { Failure } from '../../failure.js';
import type {
  Copy,
  Headline,
  Library,
  SourceFilter,
  StoredArticle,
  StoredSentence,
} from '../library.js';
import { sentencesOf } from '../sentences.js';
import { assertUnit } from '../vectors.js';
import type { Cluster } from './cluster.js';
import {
  type ArticleProperties,
  type Collections,
  most,
  type PassageProperties,
} from './collections.js';
import { checkClusterModel, readLibrary } from './fingerprint.js';
import { bytesFrom, countsOf } from './holdings.js';
import { articleFrom, copyFrom, headlineFrom, passageFrom } from './objects.js';
import { narrowed, passes, searchPassages } from './search.js';

/** Objects asked for at once where all are wanted. */
const page = 500;
/**
 * Opens the library in a cluster to search in it; whatever any process adds is there at the next call.
 *
 * @throws Failure `index-missing` where nothing was ever added, `index-mismatch` where it was made with
 * another model or by a later version, `library-unreachable` or `library-refused`
 * @param wanted the model of the questions; `null`: whatever it is, for looking things up only
 */
export async function openClusterLibrary(
  cluster: Cluster,
  wanted: ModelIdentity | null,
): Promise<Library> {
  const fingerprint = await readLibrary(cluster);
  if (fingerprint === null) {
    throw new Failure(
      'library',
      'index-missing',
      'The library in Weaviate holds no articles yet.',
      {
        remedy: 'Bring an embedded library in with `pullquote copy --from embedded --to weaviate`.',
      },
    );
  }
  const { model } = fingerprint;
  if (wanted !== null) checkClusterModel(model, wanted);
  const article = articleLookup(cluster);
  return {
    async search(request) {
      assertUnit(request.vector, model.dimension);
      return cluster.read(({ passages }) => searchPassages(passages, request));
    },
    article: (id) => article.load(id),
    articles: (filter) => cluster.read(({ articles }) => allArticles(articles, filter)),
    headlines: (filter, { offset, limit }) =>
      cluster.read(async ({ articles }) => {
        if (isWild(filter)) {
          const all = await allArticles(articles, filter);
          return { items: all.slice(offset, offset + limit).map(withoutText), total: all.length };
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
    publishers: () =>
      cluster.read(async ({ articles }) => {
        const groups = await articles.aggregate.groupBy.overAll({
          groupBy: { property: 'publisher', limit: most },
        });
        return groups.map(({ groupedBy }) => String(groupedBy.value)).sort();
      }),
    status: async () => ({ model, ...(await cluster.read(countsOf)), sentences: true }),
    close: () => cluster.close(),
  };
}

/** Whether a filter reads as a pattern to Weaviate, so that what it finds is to be looked through. */
function isWild({ source }: SourceFilter): boolean {
  return source !== undefined && /[*?]/.test(source);
}

function withoutText({ body, group, ...headline }: StoredArticle): Headline {
  return headline;
}

/** Looks articles up by id, those asked for at the same time by one request. */
function articleLookup(cluster: Cluster): DataLoader<string, StoredArticle | null> {
  return new DataLoader(
    (ids) =>
      cluster.read(async ({ articles }) => {
        const { objects } = await articles.query.fetchObjects({
          filters: articles.filter.byProperty('articleId').containsAny([...ids]),
          limit: ids.length,
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

// With what is sorted by: the parts' lists are put together by what they return.
const headlineProperties = [
  'day',
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

async function allArticles(
  articles: Collections['articles'],
  filter: SourceFilter | undefined,
): Promise<StoredArticle[]> {
  const found: StoredArticle[] = [];
  for (let offset = 0; ; offset += page) {
    const { objects } = await articles.query.fetchObjects({
      ...narrowed(articles, filter),
      sort: newestFirst(articles),
      offset,
      limit: page,
    });
    for (const { properties } of objects) {
      if (passes(properties, filter)) found.push(articleFrom(properties));
    }
    if (objects.length < page) return found;
  }
}

async function kinOf(
  { articles, copies }: Collections,
  articleId: string,
): Promise<(StoredArticle | Copy)[]> {
  const [own] = (
    await articles.query.fetchObjects({
      filters: articles.filter.byProperty('articleId').equal(articleId),
      limit: 1,
      returnProperties: ['group'],
    })
  ).objects;
  if (own === undefined) return [];
  const group = await articles.query.fetchObjects({
    filters: articles.filter.byProperty('group').equal(own.properties.group),
    limit: most,
  });
  const members = group.objects.map(({ properties }) => properties);
  const { objects } = await copies.query.fetchObjects({
    filters: copies.filter.byProperty('of').containsAny(members.map((one) => one.articleId)),
    limit: most,
  });
  return [
    ...members.filter((one) => one.articleId !== articleId).map(articleFrom),
    ...objects.map(({ properties }) => copyFrom(properties)),
  ];
}

function sentencesFrom(kept: Pick<PassageProperties, 'spans' | 'directions'>): StoredSentence[] {
  const bytes = bytesFrom(kept);
  return bytes === null ? [] : sentencesOf(bytes);
}
