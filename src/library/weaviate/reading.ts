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
import { groupedBy } from './grouping.js';
import {
  articleFrom,
  articleUuid,
  copyFrom,
  copyUuid,
  dayNumber,
  passageUuid,
  sourceProperties,
} from './objects.js';
import { dropObjects, putObjects } from './sending.js';

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
        const some = await readWhole(cluster, cursor);
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
          returnProperties: ['articleId', 'checksum', 'group'],
        });
        return new Map(objects.map(({ properties }) => [properties.articleId, properties]));
      });
      const same = holdings.filter((one) => {
        const own = kept.get(one.article.id);
        return own?.checksum === checksumOf(one) && own.group === one.article.group;
      });
      return new Set(same.map((one) => one.article.id));
    },
    async put(holdings) {
      if (holdings.length > 0) await cluster.write((of) => putAll(of, holdings));
    },
    close: () => cluster.close(),
  };
}

/**
 * Sends articles with all that belongs to them. First what was kept of them goes, each article before
 * its passages, so that no passage is ever a slice of another body; then passages and copies are sent,
 * last the articles, whose checksum says that all is there. Ids come from content: sending them again,
 * from here or another machine, makes nothing twice.
 */
async function putAll(
  { articles, passages, copies }: Collections,
  holdings: readonly Holding[],
): Promise<void> {
  const uuids = holdings.map((one) => articleUuid(one.contentHash));
  const named = articles.filter
    .byProperty('articleId')
    .containsAny(holdings.map((one) => one.article.id));
  const before = Filters.or(named, articles.filter.byId().containsAny(uuids));
  // The same text may be there under another id, and another text under the same.
  const { objects } = await articles.query.fetchObjects({
    filters: before,
    limit: most,
    returnProperties: ['articleId'],
  });
  const ids = new Set([
    ...holdings.map((one) => one.article.id),
    ...objects.map(({ properties }) => properties.articleId),
  ]);
  await dropObjects(articles, before);
  await dropObjects(passages, passages.filter.byProperty('articleId').containsAny([...ids]));
  await dropObjects(copies, copies.filter.byProperty('of').containsAny([...ids]));
  await putObjects(passages, holdings.flatMap(passageObjects));
  await putObjects(copies, holdings.flatMap(copyObjects));
  await putObjects(articles, holdings.map(articleObject));
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

/** An article's object with all that belongs to it. */
interface Read {
  readonly uuid: string;
  readonly holding: Holding;
}

/**
 * A page of articles, whole where any node has them whole: one that was away for a while may lack a
 * passage that the others have.
 */
async function readWhole(cluster: Cluster, after: string | undefined): Promise<Read[]> {
  try {
    return await cluster.read(async (of) => {
      const some = await readPage(of, after);
      const broken = some.find(({ holding }) => !holding.whole);
      if (broken) throw new Error(`the node lacks a part of ${broken.holding.article.id}`);
      return some;
    });
  } catch {
    // No node has them all: what is broken is told by `whole`.
    return cluster.read((of) => readPage(of, after));
  }
}

/** Articles in the order of their objects' ids, after one of them. */
async function readPage(of: Collections, after: string | undefined): Promise<Read[]> {
  const { objects } = await of.articles.query.fetchObjects({
    limit: page,
    ...(after !== undefined && { after }),
  });
  // Weaviate refuses a filter by nothing.
  if (objects.length === 0) return [];
  const [passages, copies] = await Promise.all([
    passagesOf(of, objects),
    of.copies.query.fetchObjects({
      filters: of.copies.filter
        .byProperty('of')
        .containsAny(objects.map(({ properties }) => properties.articleId)),
      limit: most,
    }),
  ]);
  return objects.map(({ uuid, properties }) => {
    const article = articleFrom(properties);
    const { contentHash, indexedTitle, checksum } = properties;
    const held = {
      article,
      contentHash,
      indexedTitle,
      passages: (passages.get(article.id) ?? [])
        .map(heldPassage)
        .sort((a, b) => a.ordinal - b.ordinal),
      copies: copies.objects
        .map((one) => copyFrom(one.properties))
        .filter((copy) => copy.of === article.id),
      whole: true,
    };
    return { uuid, holding: { ...held, whole: checksumOf(held) === checksum } };
  });
}

/** The passages of some articles, by the article's id. */
async function passagesOf(
  { passages }: Collections,
  articles: readonly { readonly properties: ArticleProperties }[],
): Promise<Map<string, PassageObject[]>> {
  const found: PassageObject[] = [];
  for (const ids of answerable(articles.map(({ properties }) => properties))) {
    const { objects } = await passages.query.fetchObjects({
      filters: passages.filter.byProperty('articleId').containsAny(ids),
      limit: most,
      includeVector: true,
    });
    found.push(...objects);
  }
  return groupedBy(found, ({ properties }) => properties.articleId);
}

/** Articles' ids in groups of as many as one answer holds the passages of, and one at least. */
function answerable(articles: readonly ArticleProperties[]): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const { articleId, passages } of articles) {
    if (passages > room || groups.length === 0) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(articleId);
    room -= passages;
  }
  return groups;
}

/** A passage's object with its vector. */
interface PassageObject {
  readonly properties: PassageProperties;
  /** By name; a passage has one, `default`. */
  readonly vectors: object;
}

function heldPassage({ properties: kept, vectors }: PassageObject): HeldPassage {
  const { ordinal, start, end, row } = kept;
  return {
    ordinal,
    start,
    end,
    row,
    vector: Float32Array.from((vectors as { readonly default: number[] }).default),
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
