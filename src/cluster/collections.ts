import { configure, dataType, tokenization, type WeaviateClient } from 'weaviate-client';
import type { Spread } from './options.js';

/** The most objects that Weaviate returns in one answer. */
export const most = 10_000;

const looked = {
  indexFilterable: true,
  indexSearchable: false,
  tokenization: tokenization.FIELD,
};
/**
 * How each kind of property is kept. A `key` can be looked up, a `text` is merely kept, a `time` is in
 * milliseconds since 1970, and a `span` of numbers can be asked for.
 */
const kinds = {
  key: { dataType: dataType.TEXT, ...looked },
  keys: { dataType: dataType.TEXT_ARRAY, ...looked },
  text: { dataType: dataType.TEXT, indexFilterable: false, indexSearchable: false },
  /** Space-separated, and what BM25 searches. */
  words: {
    dataType: dataType.TEXT,
    indexFilterable: true,
    indexSearchable: true,
    tokenization: tokenization.WHITESPACE,
  },
  flag: { dataType: dataType.BOOLEAN, indexFilterable: true },
  whole: { dataType: dataType.INT, indexFilterable: true },
  span: { dataType: dataType.INT, indexFilterable: true, indexRangeFilters: true },
  time: { dataType: dataType.NUMBER, indexFilterable: true, indexRangeFilters: true },
};

/** The properties of a collection's objects by name; one with a question mark may be absent. */
type Table = Readonly<Record<string, Kind | `${Kind}?`>>;
type Kind = keyof typeof kinds;

type ValueOf<How> = How extends `flag${string}`
  ? boolean
  : How extends `keys${string}`
    ? string[]
    : How extends `whole${string}` | `span${string}` | `time${string}`
      ? number
      : string;

/** An object's properties, by a table of them. */
export type PropertiesOf<Of> = {
  -readonly [Name in keyof Of as Of[Name] extends `${string}?` ? never : Name]: ValueOf<Of[Name]>;
} & {
  -readonly [Name in keyof Of as Of[Name] extends `${string}?` ? Name : never]?: ValueOf<Of[Name]>;
};

/** A table of properties as a collection is created with. */
export function propertiesOf(table: Table) {
  return Object.entries(table).map(([name, how]) => {
    return { name, ...kinds[how.replace('?', '') as Kind] };
  });
}

type Config = Parameters<WeaviateClient['collections']['create']>[0];

/** A collection; what isn't said of its index is as Weaviate has it by default. */
export type Described = Pick<Config, 'properties' | 'invertedIndex' | 'vectorizers'> & {
  readonly name: string;
};

/** Creates a collection if it is missing; several processes may do so at once. */
export async function createCollection(
  { collections }: WeaviateClient,
  described: Described,
  { shards, replicas }: Spread,
): Promise<void> {
  if (await collections.exists(described.name)) return;
  try {
    await collections.create({
      vectorizers: configure.vectors.selfProvided(),
      ...described,
      // Reads ask one replica, so nodes that were down must catch up by themselves, including
      // deletions.
      replication: {
        factor: replicas,
        asyncEnabled: replicas > 1,
        deletionStrategy: 'TimeBasedResolution',
      },
      sharding: { desiredCount: shards },
    });
  } catch (error) {
    if (!(await collections.exists(described.name))) throw error;
  }
}
