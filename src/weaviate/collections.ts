import {
  type Collection,
  configure,
  dataType,
  tokenization,
  vectorDistances,
  type WeaviateClient,
  type Properties as WeaviateProperties,
} from 'weaviate-client';
import type { Cluster as ClusterOf } from '../cluster/cluster.js';
import { createCollection, looked, merelyKept, text } from '../cluster/collections.js';
import type { Spread } from '../cluster/options.js';
import { lengthWeight, saturation } from '../library/index/bm25/part.js';
import { efWhileBuilding, leastEf, linksPerPoint } from '../library/index/graph.js';

/** Raised whenever the collections below change so that an older version can't read them. */
export const weaviateFormat = 4;

/** The collections of one library, accessed through one node. */
export type Collections = ReturnType<typeof collectionsOf>;

/** A cluster, as those see it who work with its library. */
export type Cluster = ClusterOf<Collections>;

/** The collections of a library; `prefix` distinguishes libraries in one cluster. */
export function collectionsOf(client: WeaviateClient, prefix: string) {
  return {
    client,
    prefix,
    articles: collectionOf<ArticleProperties>(client, `${prefix}Article`),
    passages: collectionOf<PassageProperties>(client, `${prefix}Passage`),
    about: collectionOf<AboutProperties>(client, `${prefix}Library`),
    inbox: collectionOf<EntryProperties>(client, `${prefix}Inbox`),
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

/** An article, with all that the index has of it. A property without a value is absent. */
export type ArticleProperties = {
  articleId: string;
  /** Which passages are its own: a passage of another version belongs to another state of it. */
  version: string;
  locator: string;
  title?: string;
  publisher?: string;
  /** `YYYY-MM-DD` */
  date?: string;
  author?: string;
  url?: string;
  addedAt: string;
  body: string;
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
  /** `Copy[]`, as JSON. */
  copies: string;
  copyCount: number;
  /** Of everything that the index has of it, see `checksumOf`. */
  checksum: string;
};

/** A passage, with its article's filter properties. */
export type PassageProperties = {
  version: string;
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

/** The object that describes the library, and the curator's lease, which lies beside it. */
export type AboutProperties = {
  format?: number;
  library?: string;
  modelId?: string;
  modelSha256?: string;
  dimension?: number;
  /** Odd while the curator publishes; even and higher when it has done so. */
  revision?: number;
  /** The index that the cluster is published from, see `originOf`. */
  origin?: string;
  /** Who publishes: see `Curator`. */
  holder?: string;
  name?: string;
  /** In milliseconds since 1970, by the holder's clock. */
  until?: number;
};

/** What somebody wants added or removed, and what became of it. */
export type EntryProperties = {
  kind: 'add' | 'drop' | 'remove';
  /** Milliseconds since 1970: entries are worked off in this order. */
  at: number;
  /** Name under which the curator keeps the file: the same file of the same machine has the same. */
  file?: string;
  /** The file, gzipped, in Base64, and its sidecar. */
  content?: string;
  sidecar?: string;
  sidecarEnding?: string;
  articleId?: string;
  state: 'queued' | 'settled';
  /** `Settled`, as JSON. */
  outcome?: string;
};

function whole(name: string) {
  return { name, dataType: dataType.INT, indexFilterable: true };
}

/** Named as in the types above. */
const properties = {
  Article: [
    ...['articleId', 'version', 'title', 'publisher', 'date', 'names'].map((name) =>
      text(name, looked),
    ),
    ...['locator', 'author', 'url', 'addedAt', 'body', 'contentHash', 'indexedTitle'].map((name) =>
      text(name, merelyKept),
    ),
    { ...whole('day'), indexRangeFilters: true },
    { name: 'bands', dataType: dataType.TEXT_ARRAY, ...looked },
    whole('passages'),
    whole('copyCount'),
    text('copies', merelyKept),
    text('checksum', merelyKept),
  ],
  Passage: [
    ...['version', 'articleId', 'names'].map((name) => text(name, looked)),
    ...['ordinal', 'start', 'end', 'row', 'length'].map(whole),
    {
      name: 'words',
      dataType: dataType.TEXT,
      indexFilterable: true,
      indexSearchable: true,
      tokenization: tokenization.WHITESPACE,
    },
    { ...whole('day'), indexRangeFilters: true },
    text('spans', merelyKept),
    text('directions', merelyKept),
  ],
  Library: [
    ...['library', 'modelId', 'modelSha256', 'origin', 'holder', 'name'].map((name) =>
      text(name, merelyKept),
    ),
    ...['format', 'dimension', 'revision'].map(whole),
    { name: 'until', dataType: dataType.NUMBER },
  ],
  Inbox: [
    ...['kind', 'state', 'articleId'].map((name) => text(name, looked)),
    ...['file', 'content', 'sidecar', 'sidecarEnding', 'outcome'].map((name) =>
      text(name, merelyKept),
    ),
    { name: 'at', dataType: dataType.NUMBER, indexFilterable: true },
  ],
};

const indexes = {
  // Stems exclude stop words already; one of Weaviate's lists would lose "who" (WHO).
  invertedIndex: {
    bm25: { k1: saturation, b: lengthWeight },
    stopwords: { preset: 'none' as const, additions: [], removals: [] },
  },
  // Unit vectors, whose inner product is the cosine: for its own cosine Weaviate would normalise them
  // again, and stored bit for bit they can be copied back. Links and neighbours weighed as in
  // `graph.ts`.
  vectorizers: configure.vectors.selfProvided({
    vectorIndexConfig: configure.vectorIndex.hnsw({
      distanceMetric: vectorDistances.DOT,
      maxConnections: linksPerPoint,
      efConstruction: efWhileBuilding,
      ef: leastEf,
    }),
  }),
};

/** Creates missing collections; several processes may do so at once. */
export async function createCollections(
  { client, prefix }: Collections,
  spread: Spread,
): Promise<void> {
  for (const [kind, own] of Object.entries(properties)) {
    const shards = kind === 'Article' || kind === 'Passage' ? spread.shards : 1;
    const described = { name: `${prefix}${kind}`, properties: own, ...indexes };
    await createCollection(client, described, { ...spread, shards });
  }
}

/** Drops the published library, of whatever format; what is queued and what the bot keeps stay. */
export async function dropLibrary({ client, prefix }: Collections): Promise<void> {
  for (const kind of ['Library', 'Passage', 'Article', 'Label']) {
    if (await client.collections.exists(`${prefix}${kind}`))
      await client.collections.delete(`${prefix}${kind}`);
  }
}
