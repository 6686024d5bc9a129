import { Filters } from 'weaviate-client';
import { foldedNames } from '../filters.js';
import {
  type CopySide,
  type Counts,
  checksumOf,
  type HeldPassage,
  type Holding,
} from '../holding.js';
import { indexedText } from '../indexed-text.js';
import type { SentenceBytes } from '../sentences.js';
import { tokens } from '../words.js';
import type { Cluster } from './cluster.js';
import {
  type ArticleProperties,
  type Collections,
  createCollections,
  most,
  type PassageProperties,
  type Spread,
} from './collections.js';
import { claimLibrary, readLibrary } from './fingerprint.js';
import {
  articleFrom,
  articleUuid,
  copyFrom,
  copyUuid,
  dayNumber,
  passageUuid,
  sourceProperties,
} from './objects.js';

/** Articles read at once with all their passages: some 2 MB. */
const page = 50;

/** The library in a cluster as a side of a copy; its collections are made where they are missing. */
export function clusterSide(cluster: Cluster, spread: Spread): CopySide {
  return {
    async model() {
      return (await readLibrary(cluster))?.model ?? null;
    },
    async claim(model) {
      await cluster.write((of) => createCollections(of, spread));
      await claimLibrary(cluster, model);
    },
    counts: () => cluster.read(countsOf),
    async *holdings() {
      let after: string | undefined;
      for (;;) {
        const cursor = after;
        const some = await cluster.read((of) => readPage(of, cursor));
        for (const { holding } of some) yield holding;
        after = some.at(-1)?.uuid;
        if (some.length < page || after === undefined) return;
      }
    },
    async having(holdings) {
      const ids = holdings.map((one) => articleUuid(one.contentHash));
      const kept = await cluster.read(async ({ articles }) => {
        const { objects } = await articles.query.fetchObjects({
          filters: articles.filter.byId().containsAny(ids),
          limit: ids.length,
          returnProperties: ['articleId', 'checksum'],
        });
        return new Map(objects.map((one) => [one.properties.articleId, one.properties.checksum]));
      });
      const same = holdings.filter((one) => kept.get(one.article.id) === checksumOf(one));
      return new Set(same.map((one) => one.article.id));
    },
    async put(holdings) {
      if (holdings.length > 0) await cluster.write((of) => putAll(of, holdings));
    },
    close: () => cluster.close(),
  };
}

/**
 * Sends articles with all that belongs to them: first what was kept of them goes, then passages and
 * copies, last the articles themselves, whose checksum says that all is there. Ids come from content,
 * so that sending them again, from here or another machine, makes nothing twice.
 */
async function putAll(
  { articles, passages, copies }: Collections,
  holdings: readonly Holding[],
): Promise<void> {
  const ids = holdings.map((one) => one.article.id);
  const kept = new Set(
    holdings.flatMap((one) => one.passages.map((p) => passageUuid(one.contentHash, p.ordinal))),
  );
  const before = await passages.query.fetchObjects({
    filters: passages.filter.byProperty('articleId').containsAny(ids),
    limit: most,
    returnProperties: ['ordinal'],
  });
  const left = before.objects.map(({ uuid }) => uuid).filter((uuid) => !kept.has(uuid));
  if (left.length > 0) {
    await passages.data.deleteMany(passages.filter.byId().containsAny(left));
  }
  await copies.data.deleteMany(copies.filter.byProperty('of').containsAny(ids));
  await sent(passages, holdings.flatMap(passageObjects));
  await sent(copies, holdings.flatMap(copyObjects));
  await articles.data.deleteMany(
    Filters.and(
      articles.filter.byProperty('articleId').containsAny(ids),
      articles.filter
        .byProperty('contentHash')
        .containsNone(holdings.map((one) => one.contentHash)),
    ),
  );
  await sent(articles, holdings.map(articleObject));
}

/** Sends objects in one request; an object that was refused is an error, as nothing must be missing. */
async function sent<T>(
  collection: { data: { insertMany(objects: T[]): Promise<Inserted> } },
  objects: T[],
): Promise<void> {
  if (objects.length === 0) return;
  const { hasErrors, errors } = await collection.data.insertMany(objects);
  if (!hasErrors) return;
  const [first] = Object.values(errors);
  throw new Error(`${Object.keys(errors).length} objects were refused: ${first?.message}`);
}

interface Inserted {
  readonly hasErrors: boolean;
  readonly errors: Readonly<Record<number, { readonly message: string }>>;
}

/** As `foldedNames`, in one line: Weaviate's stars stop at its end. */
function namesOf(article: Holding['article']): string {
  return foldedNames(article).replaceAll('\n', '\t');
}

function articleObject(holding: Holding) {
  const { article, contentHash, indexedTitle, passages } = holding;
  const properties: ArticleProperties = {
    articleId: article.id,
    locator: article.locator,
    ...sourceProperties(article),
    body: article.body,
    contentHash,
    indexedTitle,
    names: namesOf(article),
    day: dayNumber(article.date),
    group: article.group,
    passages: passages.length,
    addedAt: article.addedAt,
    checksum: checksumOf(holding),
  };
  return { id: articleUuid(contentHash), properties };
}

function passageObjects({ article, contentHash, indexedTitle, passages }: Holding) {
  return passages.map(({ ordinal, start, end, row, vector, sentences }) => {
    const text = indexedText(indexedTitle, article.body.slice(start, end));
    const stems = tokens(text).map(({ stem }) => stem);
    const properties: PassageProperties = {
      articleId: article.id,
      ordinal,
      start,
      end,
      row,
      words: stems.join(' '),
      length: stems.length,
      names: namesOf(article),
      day: dayNumber(article.date),
      ...(sentences !== null && {
        spans: sentences.spans.toString('base64'),
        directions: sentences.directions.toString('base64'),
      }),
    };
    const id = passageUuid(contentHash, ordinal);
    return { id, properties, vectors: Array.from(vector) };
  });
}

function copyObjects({ article, copies }: Holding) {
  return copies.map((copy) => ({
    id: copyUuid(copy.locator, copy.id),
    properties: {
      articleId: copy.id,
      locator: copy.locator,
      ...sourceProperties(copy),
      of: article.id,
    },
  }));
}

/** Articles in the order of their objects' ids, after one of them, with all that belongs to them. */
async function readPage(
  { articles, passages, copies }: Collections,
  after: string | undefined,
): Promise<{ uuid: string; holding: Holding }[]> {
  const { objects } = await articles.query.fetchObjects({
    limit: page,
    ...(after !== undefined && { after }),
  });
  const ids = objects.map(({ properties }) => properties.articleId);
  if (ids.length === 0) return [];
  const [own, same] = await Promise.all([
    passages.query.fetchObjects({
      filters: passages.filter.byProperty('articleId').containsAny(ids),
      limit: most,
      includeVector: true,
    }),
    copies.query.fetchObjects({
      filters: copies.filter.byProperty('of').containsAny(ids),
      limit: most,
    }),
  ]);
  return objects.map(({ uuid, properties }) => {
    const article = articleFrom(properties);
    const { contentHash, indexedTitle } = properties;
    const of = <T extends { properties: Record<string, unknown> }>(
      all: readonly T[],
      key: string,
    ): T[] => all.filter((one) => one.properties[key] === article.id);
    return {
      uuid,
      holding: {
        article,
        contentHash,
        indexedTitle,
        passages: of(own.objects, 'articleId')
          .map((one) => heldPassage(one.properties, one.vectors as { default: number[] }))
          .sort((a, b) => a.ordinal - b.ordinal),
        copies: of(same.objects, 'of').map((one) => copyFrom(one.properties)),
      },
    };
  });
}

function heldPassage(
  kept: PassageProperties,
  vectors: { readonly default: number[] },
): HeldPassage {
  const { ordinal, start, end, row } = kept;
  return {
    ordinal,
    start,
    end,
    row,
    vector: Float32Array.from(vectors.default),
    sentences: bytesFrom(kept),
  };
}

/** A passage's sentences as bytes; `null` where none are kept. */
export function bytesFrom(
  kept: Pick<PassageProperties, 'spans' | 'directions'>,
): SentenceBytes | null {
  if (!kept.spans || !kept.directions) return null;
  return {
    spans: Buffer.from(kept.spans, 'base64'),
    directions: Buffer.from(kept.directions, 'base64'),
  };
}

/** How much the library holds. */
export async function countsOf({ articles, copies, passages }: Collections): Promise<Counts> {
  const [held, same, cut] = await Promise.all([
    articles.aggregate.overAll(),
    copies.aggregate.overAll(),
    passages.aggregate.overAll(),
  ]);
  return { articles: held.totalCount, copies: same.totalCount, passages: cut.totalCount };
}
