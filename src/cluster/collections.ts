import { configure, dataType, tokenization, type WeaviateClient } from 'weaviate-client';
import type { Spread } from './options.js';

/** The most objects that Weaviate returns in one answer. */
export const most = 10_000;

/** How a text is kept: to be looked up as a whole, or merely read. */
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
