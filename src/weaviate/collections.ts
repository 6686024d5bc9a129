import {
  type Collection,
  configure,
  vectorDistances,
  type WeaviateClient,
  type Properties as WeaviateProperties,
} from 'weaviate-client';
import type { Cluster as ClusterOf } from '../cluster/cluster.js';
import { createCollection, type PropertiesOf, propertiesOf } from '../cluster/collections.js';
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

const tables = {
  /** An article, with all that the index has of it. */
  Article: {
    articleId: 'key',
    // Which passages are its own: a passage of another version belongs to another state of it.
    version: 'key',
    locator: 'text',
    title: 'key?',
    publisher: 'key?',
    // `YYYY-MM-DD`
    date: 'key?',
    author: 'text?',
    url: 'text?',
    addedAt: 'text',
    body: 'text',
    contentHash: 'text',
    // The title as it was put in front of each passage.
    indexedTitle: 'text',
    // Title, publisher and author, folded, for filters: see `foldedNames`.
    names: 'key',
    // The date as a number, `YYYYMMDD`; 0 without a date: so undated articles come last.
    day: 'span',
    // Near duplicates are likely to share one of these, see `signatureBands`.
    bands: 'keys',
    passages: 'whole',
    // `Copy[]`, as JSON.
    copies: 'text',
    copyCount: 'whole',
    // Of everything that the index has of it, see `checksumOf`.
    checksum: 'text',
  },
  /** A passage, with its article's filter properties. */
  Passage: {
    version: 'key',
    articleId: 'key',
    ordinal: 'whole',
    start: 'whole',
    end: 'whole',
    // Its position in the order of adding: of equal scores the lower wins.
    row: 'whole',
    // Stems of title and passage in order and marks, see `indexedWords`, and how many stems they are.
    words: 'words',
    length: 'whole',
    names: 'key',
    day: 'span',
    // Places of its sentences and their directions as `sentenceBytes` gives them, in Base64.
    spans: 'text?',
    directions: 'text?',
  },
  /** The object that describes the library, and the curator's lease, which lies beside it. */
  Library: {
    format: 'whole?',
    library: 'text?',
    modelId: 'text?',
    modelSha256: 'text?',
    dimension: 'whole?',
    // Odd while the curator publishes; even and higher when it has done so.
    revision: 'whole?',
    // The index that the cluster is published from, see `originOf`.
    origin: 'text?',
    // Who publishes: see `Curator`.
    holder: 'text?',
    name: 'text?',
    // By the holder's clock.
    until: 'time?',
  },
  /** What somebody wants added or removed, and what became of it. */
  Inbox: {
    kind: 'key',
    // Entries are worked off in this order.
    at: 'time',
    // Name under which the curator keeps the file: the same file of the same machine has the same.
    file: 'text?',
    // The file, gzipped, in Base64, and its sidecar.
    content: 'text?',
    sidecar: 'text?',
    sidecarEnding: 'text?',
    articleId: 'key?',
    state: 'key',
    // `Settled`, as JSON.
    outcome: 'text?',
  },
} as const;

export type ArticleProperties = PropertiesOf<typeof tables.Article>;
export type PassageProperties = PropertiesOf<typeof tables.Passage>;
export type AboutProperties = PropertiesOf<typeof tables.Library>;
export type EntryProperties = PropertiesOf<typeof tables.Inbox> & {
  kind: 'add' | 'drop' | 'remove';
  state: 'queued' | 'settled';
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
  for (const [kind, table] of Object.entries(tables)) {
    const shards = kind === 'Article' || kind === 'Passage' ? spread.shards : 1;
    const described = { name: `${prefix}${kind}`, properties: propertiesOf(table), ...indexes };
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
