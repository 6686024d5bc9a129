import { Filters } from 'weaviate-client';
import { Failure } from '../failure.js';
import type { SentenceBytes } from '../library/library.js';
import {
  type Counts,
  contentChecksum,
  type HeldPassage,
  type Holding,
} from '../library/transfer/holding.js';
import type { Cluster } from './cluster.js';
import {
  type ArticleProperties,
  type Collections,
  type LabelProperties,
  most,
  type PassageProperties,
} from './collections.js';
import { groupedBy } from './objects/grouping.js';
import { articleFrom, copyFrom, isNamedAs } from './objects/objects.js';
import { walk } from './objects/walking.js';

/** Articles read at once with all their passages: some 2 MB. */
const page = 50;

/** An article's object with everything that belongs to it. */
export interface Read {
  readonly uuid: string;
  /** From the label that names it. */
  readonly origin: string;
  /** The expected checksum of its text with its passages. */
  readonly checksum: string;
  readonly holding: Holding;
  /** Whether its passages are all under its name, see `isNamedAs`. */
  readonly named: boolean;
}

/** Everything, article by article, in the order of their objects' ids. */
export async function* readAll(cluster: Cluster): AsyncGenerator<Read> {
  yield* walk(page, (cursor) =>
    readWhole(cluster, (of) => of.articles.query.fetchObjects({ ...cursor })),
  );
}

/** Some articles by their objects' ids, if they exist. */
export async function readSome(cluster: Cluster, uuids: readonly string[]): Promise<Read[]> {
  if (uuids.length === 0) return [];
  return readWhole(cluster, (of) =>
    of.articles.query.fetchObjects({
      filters: of.articles.filter.byId().containsAny([...uuids]),
      limit: uuids.length,
    }),
  );
}

type Find = (of: Collections) => Promise<{ readonly objects: readonly ArticleObject[] }>;

interface ArticleObject {
  readonly uuid: string;
  readonly properties: ArticleProperties;
}

/**
 * Articles, complete if any node has them complete: a node that was down for a while may lack a
 * passage.
 */
async function readWhole(cluster: Cluster, find: Find): Promise<Read[]> {
  try {
    return await cluster.read(async (of) => {
      const some = await readWith(of, find);
      const broken = some.find(({ holding }) => !holding.whole);
      if (broken) throw lacking(broken);
      return some;
    });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'index-damaged')) throw error;
    // No node has them all: `whole` reports what is broken.
    return cluster.read((of) => readWith(of, find));
  }
}

function lacking({ holding: { article } }: Read): Failure {
  return new Failure('library', 'index-damaged', `The node lacks a part of ${article.id}.`);
}

async function readWith(of: Collections, find: Find): Promise<Read[]> {
  const { objects } = await find(of);
  // Weaviate refuses an empty filter.
  if (objects.length === 0) return [];
  const texts = objects.map(({ properties }) => properties.text);
  const [passages, { objects: kept }] = await Promise.all([
    passagesOf(of, objects),
    of.labels.query.fetchObjects({
      filters: Filters.and(
        of.labels.filter.byProperty('text').containsAny(texts),
        of.labels.filter.byProperty('state').equal('held'),
      ),
      limit: most,
    }),
  ]);
  const labels = groupedBy(
    kept.map(({ properties }) => properties),
    ({ text }) => text,
  );
  return objects.map(({ uuid, properties }) => {
    const { text, origin, contentHash, indexedTitle, checksum } = properties;
    const article = articleFrom(properties);
    const others = otherNames(properties, labels.get(text) ?? []);
    const copies = (own: boolean) =>
      others
        .filter((one) => (one.origin === origin) === own)
        .map((one) => copyFrom(one, article.id));
    const own = passages.get(text) ?? [];
    const holding = {
      article,
      contentHash,
      indexedTitle,
      passages: own.map(heldPassage).sort((a, b) => a.ordinal - b.ordinal),
      copies: copies(true),
      elsewhere: copies(false),
    };
    const whole = contentChecksum(holding) === checksum;
    const named = own.every((one) => isNamedAs(one.properties, properties));
    return { uuid, origin, checksum, holding: { ...holding, whole }, named };
  });
}

/**
 * The labels of an article's text other than its own, each locator and id once: if several indexes
 * have read the same file, it counts as a copy in the index that named the article.
 */
export function otherNames(
  article: Pick<LabelProperties, 'articleId' | 'locator' | 'origin'>,
  labels: readonly LabelProperties[],
): LabelProperties[] {
  const nameOf = (one: Pick<LabelProperties, 'articleId' | 'locator'>): string =>
    `${one.locator}\n${one.articleId}`;
  const isOwn = ({ origin }: LabelProperties): boolean => origin === article.origin;
  const ownLast = [...labels.filter((one) => !isOwn(one)), ...labels.filter(isOwn)];
  const others = new Map(ownLast.map((label) => [nameOf(label), label]));
  others.delete(nameOf(article));
  return [...others.values()];
}

/** The passages of some articles, by text. */
async function passagesOf(
  { passages }: Collections,
  articles: readonly ArticleObject[],
): Promise<Map<string, PassageObject[]>> {
  const found: PassageObject[] = [];
  for (const texts of answerable(articles.map(({ properties }) => properties))) {
    const { objects } = await passages.query.fetchObjects({
      filters: passages.filter.byProperty('text').containsAny(texts),
      limit: most,
      includeVector: true,
    });
    found.push(...objects);
  }
  return groupedBy(found, ({ properties }) => properties.text);
}

/** Groups of texts whose passages fit in one answer, at least one text each. */
export function answerable(
  articles: readonly Pick<ArticleProperties, 'text' | 'passages'>[],
): string[][] {
  const groups: string[][] = [];
  let room = 0;
  for (const { text, passages } of articles) {
    if (passages > room || groups.length === 0) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(text);
    room -= passages;
  }
  return groups;
}

/** A passage's object with its vector. */
interface PassageObject {
  readonly properties: PassageProperties;
  /** By name; a passage has only `default`. */
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

/** A passage's sentences as bytes; `null` if none are stored. */
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
export async function countsOf({ articles, labels, passages }: Collections): Promise<Counts> {
  const [held, named, cut] = await Promise.all([
    articles.aggregate.overAll(),
    labels.aggregate.overAll({ filters: labels.filter.byProperty('state').equal('held') }),
    passages.aggregate.overAll(),
  ]);
  return {
    articles: held.totalCount,
    // All labels of a text but the first; a file read by two indexes counts twice.
    copies: Math.max(0, named.totalCount - held.totalCount),
    passages: cut.totalCount,
  };
}
