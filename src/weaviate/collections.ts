import {
  type Collection,
  configure,
  dataType,
  tokenization,
  vectorDistances,
  type WeaviateClient,
  type Properties as WeaviateProperties,
} from 'weaviate-client';
import { lengthWeight, saturation } from '../library/index/bm25/part.js';
import { efWhileBuilding, leastEf, linksPerPoint } from '../library/index/graph.js';
import type { Spread } from './options.js';

/** Raised whenever the collections below change so that an older version can't read them. */
export const weaviateFormat = 3;

/** The most objects that Weaviate returns in one answer. */
export const most = 10_000;

/** The collections of one library, accessed through one node. */
export type Collections = ReturnType<typeof collectionsOf>;

/** The end of a collection's name, after the prefix that distinguishes libraries in one cluster. */
const kinds = ['Article', 'Passage', 'Label', 'Library'] as const;

/** The collections of a library. */
export function collectionsOf(client: WeaviateClient, prefix: string) {
  return {
    client,
    prefix,
    articles: collectionOf<ArticleProperties>(client, `${prefix}Article`),
    passages: collectionOf<PassageProperties>(client, `${prefix}Passage`),
    labels: collectionOf<LabelProperties>(client, `${prefix}Label`),
    about: collectionOf<LibraryProperties>(client, `${prefix}Library`),
  };
}

/**
 * A collection whose writes must reach most nodes, and whose reads ask one. If Weaviate compares
 * one node's result with others, it repairs them from it, using only what the query asked for, so
 * that a text or vector left out of the query is lost there (`repairBatchPart` in
 * `usecases/replica/repairer.go` of 1.35.2; seen in our tests).
 */
function collectionOf<Kept extends WeaviateProperties>(
  client: WeaviateClient,
  name: string,
): Collection<Kept, string> {
  const collection = client.collections.use<string, Kept>(name);
  return {
    ...collection.withConsistency('ONE'),
    data: collection.withConsistency('QUORUM').data,
  };
}

/** An article's names and origin. A property without a value is absent. */
type SourceProperties = {
  /** Identifies a text, see `textOf`. */
  text: string;
  /** The index that published it, see `originOf`. */
  origin: string;
  articleId: string;
  locator: string;
  title?: string;
  publisher?: string;
  /** `YYYY-MM-DD` */
  date?: string;
  author?: string;
  url?: string;
  addedAt: string;
};

/**
 * Says that an index has a text, under a name: one object per article and copy in each index. Each
 * index writes only its own, so that they never overwrite each other's.
 */
export type LabelProperties = SourceProperties & {
  /** When its index first published the text, ISO 8601: the earliest names the article. */
  textSince: string;
  /** When its index first published this name: an id belongs to the earliest that has it. */
  nameSince: string;
  /** 0 for an article of its index, 1 and up for its copies. */
  place: number;
  /** `held`, or a mark that another machine left for its index, see `marks.ts`. */
  state: 'held' | 'removed' | 'again';
};

/**
 * A text with one of its labels: derived only from labels and text, and fixed by any machine that
 * sees a difference. One text is one object, whoever publishes it.
 */
export type ArticleProperties = SourceProperties & {
  body: string;
  /** As in the index that published it: similar texts share it. */
  contentHash: string;
  /** The title as it was put in front of each passage. */
  indexedTitle: string;
  /** Title, publisher and author, folded, for filters: see `foldedNames`. */
  names: string;
  /** The date as a number, `YYYYMMDD`; 0 without a date: so undated articles come last. */
  day: number;
  /** Near duplicates are likely to share one of these, see `signatureBands`. */
  bands: string[];
  passages: number;
  /**
   * Of the text with its passages, see `contentChecksum`; written last to mark it as complete;
   * empty before.
   */
  checksum: string;
};

/** A passage, with its article's filter properties. */
export type PassageProperties = {
  text: string;
  articleId: string;
  ordinal: number;
  start: number;
  end: number;
  /** Its position in the order of adding: of equal scores the lower wins. */
  row: number;
  /** Stems of title and passage in order and marks, see `indexedWords`, space-separated: what BM25 searches. */
  words: string;
  /** How many stems they are. */
  length: number;
  names: string;
  day: number;
  /** Places of its sentences and their directions as `sentenceBytes` gives them, in Base64. */
  spans?: string;
  directions?: string;
};

/** The single object that describes how the library was made. */
export type LibraryProperties = {
  format: number;
  library: string;
  modelId: string;
  modelSha256: string;
  dimension: number;
};

export const looked = {
  indexFilterable: true,
  indexSearchable: false,
  tokenization: tokenization.FIELD,
};
export const merelyKept = { indexFilterable: false, indexSearchable: false };

/** A property of text. */
export function text(name: string, how: typeof looked | typeof merelyKept) {
  return { name, dataType: dataType.TEXT, ...how };
}

function whole(name: string) {
  return { name, dataType: dataType.INT, indexFilterable: true };
}

const source = [
  text('text', looked),
  text('origin', looked),
  text('articleId', looked),
  text('locator', looked),
  text('title', looked),
  text('publisher', looked),
  text('date', looked),
  text('author', merelyKept),
  text('url', merelyKept),
  text('addedAt', merelyKept),
];

/** The properties of each collection. Names are those of the types above. */
const properties = {
  Article: [
    ...source,
    text('body', merelyKept),
    text('contentHash', merelyKept),
    text('indexedTitle', merelyKept),
    text('names', looked),
    { ...whole('day'), indexRangeFilters: true },
    { name: 'bands', dataType: dataType.TEXT_ARRAY, ...looked },
    whole('passages'),
    text('checksum', merelyKept),
  ],
  Passage: [
    text('text', looked),
    text('articleId', looked),
    whole('ordinal'),
    whole('start'),
    whole('end'),
    whole('row'),
    {
      name: 'words',
      dataType: dataType.TEXT,
      indexFilterable: true,
      indexSearchable: true,
      tokenization: tokenization.WHITESPACE,
    },
    whole('length'),
    text('names', looked),
    { ...whole('day'), indexRangeFilters: true },
    text('spans', merelyKept),
    text('directions', merelyKept),
  ],
  Label: [
    ...source,
    text('textSince', merelyKept),
    text('nameSince', merelyKept),
    whole('place'),
    text('state', looked),
  ],
  Library: [
    whole('format'),
    text('library', merelyKept),
    text('modelId', merelyKept),
    text('modelSha256', merelyKept),
    whole('dimension'),
  ],
};

/**
 * Unit vectors, whose inner product is the cosine: for its own cosine Weaviate would normalise them
 * again, and stored bit for bit they can be copied back. Links and neighbours weighed as in
 * `graph.ts`.
 */
const graph = configure.vectorIndex.hnsw({
  distanceMetric: vectorDistances.DOT,
  maxConnections: linksPerPoint,
  efConstruction: efWhileBuilding,
  ef: leastEf,
});

/** Creates missing collections; several processes may do so at once. */
export async function createCollections(
  { client, prefix }: Collections,
  spread: Spread,
): Promise<void> {
  for (const kind of kinds) {
    const shards = kind === 'Library' ? 1 : spread.shards;
    await createCollection(client, `${prefix}${kind}`, properties[kind], { ...spread, shards });
  }
}

type Properties = NonNullable<Parameters<WeaviateClient['collections']['create']>[0]['properties']>;

/** Creates a collection if it is missing. */
export async function createCollection(
  client: WeaviateClient,
  name: string,
  own: Properties,
  { shards, replicas }: Spread,
): Promise<void> {
  if (await client.collections.exists(name)) return;
  try {
    await client.collections.create({
      name,
      properties: own,
      // Searches ask one replica, so nodes that were down must catch up by themselves, including
      // deletions.
      replication: {
        factor: replicas,
        asyncEnabled: replicas > 1,
        deletionStrategy: 'TimeBasedResolution',
      },
      sharding: { desiredCount: shards },
      // Stems exclude stop words already; one of Weaviate's lists would lose "who" (WHO).
      invertedIndex: {
        bm25: { k1: saturation, b: lengthWeight },
        stopwords: { preset: 'none', additions: [], removals: [] },
      },
      vectorizers: configure.vectors.selfProvided({ vectorIndexConfig: graph }),
    });
  } catch (error) {
    if (!(await client.collections.exists(name))) throw error;
  }
}
