import { dataType, type WeaviateClient } from 'weaviate-client';
import type { Outcome } from '../../records/records.js';
import { createCollection, looked, merelyKept, type Spread, text } from '../collections.js';

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
  /** Whether the gap that it belongs to was marked as done; unset: no. */
  done?: boolean;
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

/** A `Follow`. */
export type FollowProperties = {
  followId: string;
  userId: string;
  guildId?: string;
  channelId?: string;
  question: string;
  at: number;
  keptAt: number;
  locale: string;
};

/** A member's `FollowSettings`, as JSON. */
export type FollowerProperties = { userId: string; settings: string };

/** A `Find` with what it came to: `waiting`, `told` or `passed`. */
export type FindProperties = {
  followId: string;
  articleId: string;
  at: number;
  settled: string;
  settledAt?: number;
  sentence?: string;
};

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
    follows: collections.use<string, FollowProperties>(`${prefix}Follow`).withConsistency('QUORUM'),
    followers: collections
      .use<string, FollowerProperties>(`${prefix}Follower`)
      .withConsistency('QUORUM'),
    finds: collections.use<string, FindProperties>(`${prefix}Find`).withConsistency('QUORUM'),
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
    flag('done'),
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
  Follow: [
    text('followId', looked),
    text('userId', looked),
    text('guildId', looked),
    text('channelId', looked),
    text('question', merelyKept),
    moment('at'),
    moment('keptAt'),
    text('locale', merelyKept),
  ],
  Follower: [text('userId', looked), text('settings', merelyKept)],
  Find: [
    text('followId', looked),
    text('articleId', looked),
    moment('at'),
    text('settled', looked),
    moment('settledAt'),
    text('sentence', merelyKept),
  ],
};

/**
 * Creates missing collections, and properties that an earlier version didn't have; several processes may do so at once. They get as many replicas as
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
  await addMissingProperties(client, `${prefix}Answer`, properties.Answer);
}

async function addMissingProperties(
  client: WeaviateClient,
  name: string,
  own: typeof properties.Answer,
): Promise<void> {
  const { config } = client.collections.use(name);
  const lacking = async () => {
    const known = (await config.get()).properties.map((property) => property.name);
    return own.filter((property) => !known.includes(property.name));
  };
  for (const property of await lacking()) {
    try {
      await config.addProperty(property);
    } catch (error) {
      // Another process may have been faster.
      if ((await lacking()).some((one) => one.name === property.name)) throw error;
    }
  }
}
