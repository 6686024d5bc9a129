import { dataType, type WeaviateClient } from 'weaviate-client';
import type { Outcome } from '../../records/records.js';
import { createCollection, looked, merelyKept, text } from '../collections.js';
import type { Spread } from '../options.js';

/** A `KeptAnswer`, with times in milliseconds since 1970. */
export type AnswerProperties = {
  answerId: string;
  at: number;
  /** When it was stored: of two asked at once the later counts as newer. */
  keptAt: number;
  userId: string;
  guildId?: string;
  channelId: string;
  messageId?: string;
  private: boolean;
  outcome: Outcome;
  question: string;
  /** The key that questions of the same gap share. */
  words: string;
  state: string;
};

export type VoteProperties = {
  answerId: string;
  userId: string;
  helpful: boolean;
  reason?: string;
  votedAt: number;
};

export type PendingProperties = {
  pendingId: string;
  at: number;
  keptAt: number;
  userId: string;
  state: string;
};

export type ServerProperties = { guildId: string; settings: string };

/** The collections of the bot's records, accessed through one node. */
export type RecordCollections = ReturnType<typeof recordCollectionsOf>;

export function recordCollectionsOf(client: WeaviateClient, prefix: string) {
  const { collections } = client;
  return {
    answers: collections.use<string, AnswerProperties>(`${prefix}Answer`).withConsistency('QUORUM'),
    votes: collections.use<string, VoteProperties>(`${prefix}Vote`).withConsistency('QUORUM'),
    pending: collections
      .use<string, PendingProperties>(`${prefix}Pending`)
      .withConsistency('QUORUM'),
    servers: collections.use<string, ServerProperties>(`${prefix}Server`).withConsistency('QUORUM'),
  };
}

function flag(name: string) {
  return { name, dataType: dataType.BOOLEAN, indexFilterable: true };
}

function moment(name: string) {
  return { name, dataType: dataType.NUMBER, indexFilterable: true, indexRangeFilters: true };
}

const properties = {
  Answer: [
    text('answerId', looked),
    moment('at'),
    moment('keptAt'),
    text('userId', looked),
    text('guildId', looked),
    text('channelId', looked),
    text('messageId', looked),
    flag('private'),
    text('outcome', looked),
    text('question', merelyKept),
    text('words', merelyKept),
    text('state', merelyKept),
  ],
  Vote: [
    text('answerId', looked),
    text('userId', looked),
    flag('helpful'),
    text('reason', merelyKept),
    moment('votedAt'),
  ],
  Pending: [
    text('pendingId', looked),
    moment('at'),
    moment('keptAt'),
    text('userId', looked),
    text('state', merelyKept),
  ],
  Server: [text('guildId', looked), text('settings', merelyKept)],
};

/**
 * Creates missing collections; several processes may do so at once. They get as many replicas as
 * the library, whatever the settings: records should survive the loss of any node that articles
 * survive.
 */
export async function createRecordCollections(
  client: WeaviateClient,
  prefix: string,
  wanted: Spread,
): Promise<void> {
  const library = `${prefix}Article`;
  const there = await client.collections.exists(library);
  const config = there ? await client.collections.use(library).config.get() : null;
  const spread = { ...wanted, replicas: config?.replication.factor ?? wanted.replicas };
  for (const [kind, own] of Object.entries(properties)) {
    await createCollection(client, `${prefix}${kind}`, own, spread);
  }
}
