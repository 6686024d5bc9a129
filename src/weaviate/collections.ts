import {
  type Collection,
  configure,
  dataType,
  tokenization,
  vectorDistances,
  type WeaviateClient,
  type Properties as WeaviateProperties,
} from 'weaviate-client';
import { B, K1 } from '../library/index/bm25/bm25.js';
import { EF_CONSTRUCTION, LEAST_EF, M } from '../library/index/graph.js';
import type { Spread } from './options.js';

/** Raised whenever the collections below change so that an older version can't read them. */
export const WEAVIATE_FORMAT = 3;

/** As many objects as Weaviate gives in one answer. */
export const most = 10_000;

/** The collections of one library, as they are asked through one node. */
export type Collections = ReturnType<typeof collectionsOf>;

/** What a collection's name ends with, after the prefix that tells libraries in one cluster apart. */
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
 * A collection of which most nodes must have taken what is written, and one is asked. Where Weaviate
 * compares what one node found with others, it repairs them by it: by no more than what was asked for,
 * so that a text or a vector that was left out is lost there (`repairBatchPart` in
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

/** What an article is called and where it comes from. A property without a value is absent. */
type SourceProperties = {
  /** What tells a text from others, see `textOf`. */
  text: string;
  /** The index that brought it in, see `originOf`. */
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
 * That an index has a text, under a name: one object for each article and copy of each index. Each index
 * writes its own alone, so that several never write over each other's.
 */
export type LabelProperties = SourceProperties & {
  /** When its index first brought the text, ISO 8601: the earliest gives the article its name. */
  textSince: string;
  /** When its index first brought this name: an id belongs to the earliest that has it. */
  nameSince: string;
  /** 0 for an article of its index, from 1 on for copies of that. */
  place: number;
  /** `held`, or what another machine has left for its index to do, see `marks.ts`. */
  state: 'held' | 'removed' | 'again';
};

/**
 * A text with the label of one of those who have it: made of labels and of the text alone, by whoever
 * sees that it should be otherwise. One text is one object, whoever brings it.
 */
export type ArticleProperties = SourceProperties & {
  body: string;
  /** As the index that brought it has it: alike texts share it. */
  contentHash: string;
  /** The title as it was put in front of each passage. */
  indexedTitle: string;
  /** Title and publisher, folded, for filters. */
  names: string;
  /** The date as a number, `YYYYMMDD`; 0 without a date: so undated articles come last. */
  day: number;
  /** Near duplicates are likely to share one of these, see `signatureBands`. */
  bands: string[];
  passages: number;
  /** Of the text with its passages, see `contentChecksum`; written last, so that it tells that all is there; empty before. */
  checksum: string;
};

/** A passage, with what is filtered by of its article. */
export type PassageProperties = {
  text: string;
  articleId: string;
  ordinal: number;
  start: number;
  end: number;
  /** Where it stands in the order of adding: of equal scores the lower wins. */
  row: number;
  /** Stems of title and passage in order, with spaces between: what BM25 searches. */
  words: string;
  /** How many they are. */
  length: number;
  names: string;
  day: number;
  /** Places of its sentences and their directions as `sentenceBytes` gives them, in Base64. */
  spans?: string;
  directions?: string;
};

/** The one object that says what the library is made with. */
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
 * Unit vectors, whose inner product is the cosine: Weaviate would normalise them anew for its cosine,
 * and kept bit for bit they can be copied back. Links and neighbours weighed as in `graph.ts`.
 */
const graph = configure.vectorIndex.hnsw({
  distanceMetric: vectorDistances.DOT,
  maxConnections: M,
  efConstruction: EF_CONSTRUCTION,
  ef: LEAST_EF,
});

/** Makes the collections that are missing; several processes may do so at once. */
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

/** Makes a collection where it is missing. */
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
      // Searches ask one replica, so nodes that were away must catch up by themselves, and forget what
      // was deleted meanwhile.
      replication: {
        factor: replicas,
        asyncEnabled: replicas > 1,
        deletionStrategy: 'TimeBasedResolution',
      },
      sharding: { desiredCount: shards },
      // Stems come without stop words; with one of Weaviate's lists "who" (WHO) would be lost.
      invertedIndex: {
        bm25: { k1: K1, b: B },
        stopwords: { preset: 'none', additions: [], removals: [] },
      },
      vectorizers: configure.vectors.selfProvided({ vectorIndexConfig: graph }),
    });
  } catch (error) {
    if (!(await client.collections.exists(name))) throw error;
  }
}
