import { Filters, type WeaviateClient } from 'weaviate-client';
import {
  createCollection,
  most,
  type PropertiesOf,
  propertiesOf,
} from '../../cluster/collections.js';
import type { Spread } from '../../cluster/options.js';
import type { Counted, CountedAnswer } from '../counting.js';
import type { Outcome } from '../records.js';

const tables = {
  /** A `KeptAnswer`; `keptAt`: of two asked at once the later counts as newer. */
  Answer: {
    answerId: 'key',
    at: 'time',
    keptAt: 'time',
    userId: 'key',
    guildId: 'key?',
    channelId: 'key',
    messageId: 'key?',
    private: 'flag',
    outcome: 'key',
    question: 'text',
    // The key that questions of the same gap share.
    words: 'text',
    // Whether the gap that it belongs to was marked as done; unset: no.
    done: 'flag?',
    state: 'text',
  },
  Vote: { answerId: 'key', userId: 'key', helpful: 'flag', reason: 'text?', votedAt: 'time' },
  Pending: { pendingId: 'key', at: 'time', keptAt: 'time', userId: 'key', state: 'text' },
  Server: { guildId: 'key', settings: 'text' },
  Follow: {
    followId: 'key',
    userId: 'key',
    guildId: 'key?',
    channelId: 'key?',
    question: 'text',
    at: 'time',
    keptAt: 'time',
    locale: 'text',
  },
  /** A member's `FollowSettings`, as JSON. */
  Follower: { userId: 'key', settings: 'text' },
  /** A `Find` with what it came to: `waiting`, `told` or `passed`. */
  Find: {
    followId: 'key',
    articleId: 'key',
    at: 'time',
    settled: 'key',
    settledAt: 'time?',
    sentence: 'text?',
  },
} as const;

type Tables = typeof tables;

/** The properties of a kind of record. */
export type RecordOf<Kind extends keyof Tables> = PropertiesOf<Tables[Kind]> &
  (Kind extends 'Answer' ? { outcome: Outcome } : unknown);

/** The collections of the bot's records, accessed through one node. */
export type RecordCollections = ReturnType<typeof recordCollectionsOf>;

export function recordCollectionsOf(client: WeaviateClient, prefix: string) {
  const use = <Kind extends keyof Tables>(kind: Kind) =>
    client.collections.use<string, RecordOf<Kind>>(`${prefix}${kind}`).withConsistency('QUORUM');
  return {
    client,
    prefix,
    answers: use('Answer'),
    votes: use('Vote'),
    pending: use('Pending'),
    servers: use('Server'),
    follows: use('Follow'),
    followers: use('Follower'),
    finds: use('Find'),
  };
}

/**
 * Creates missing collections, and properties that an earlier version didn't have; several processes
 * may do so at once. They get as many replicas as the library, whatever the settings: records should
 * survive the loss of any node that articles survive.
 */
export async function createRecordCollections(
  { client, prefix }: RecordCollections,
  wanted: Spread,
): Promise<void> {
  const library = `${prefix}Article`;
  const there = await client.collections.exists(library);
  const config = there ? await client.collections.use(library).config.get() : null;
  const spread = { ...wanted, replicas: config?.replication.factor ?? wanted.replicas };
  for (const [kind, table] of Object.entries(tables)) {
    const described = { name: `${prefix}${kind}`, properties: propertiesOf(table) };
    await createCollection(client, described, spread);
  }
  await addMissingProperties(client, `${prefix}Answer`);
}

async function addMissingProperties(client: WeaviateClient, name: string): Promise<void> {
  const { config } = client.collections.use(name);
  const lacking = async () => {
    const known = (await config.get()).properties.map((property) => property.name);
    return propertiesOf(tables.Answer).filter((property) => !known.includes(property.name));
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

/** Records read at once. */
const page = 500;

/** Answers in a server (`null`: in all) since a time (ISO 8601), and all votes on them. */
export async function counted(
  { answers, votes }: RecordCollections,
  guildId: string | null,
  since: string,
): Promise<Counted> {
  const found: CountedAnswer[] = [];
  const seen = new Set<string>();
  for (let from = Date.parse(since); ; ) {
    const { objects } = await answers.query.fetchObjects({
      filters: Filters.and(
        answers.filter.byProperty('at').greaterOrEqual(from),
        ...(guildId === null ? [] : [answers.filter.byProperty('guildId').equal(guildId)]),
      ),
      // Page by page in time order: Weaviate limits offsets.
      sort: answers.sort.byProperty('at', true),
      limit: page,
    });
    const fresh = objects
      .map(({ properties }) => properties)
      .filter((one) => !seen.has(one.answerId));
    for (const one of fresh) seen.add(one.answerId);
    found.push(...fresh);
    const last = objects.at(-1)?.properties.at;
    if (objects.length < page || last === undefined || fresh.length === 0) break;
    from = last;
  }
  const given: RecordOf<'Vote'>[] = [];
  const ids = found.map((one) => one.answerId);
  for (let start = 0; start < ids.length; start += page) {
    const some = ids.slice(start, start + page);
    const { objects } = await votes.query.fetchObjects({
      filters: votes.filter.byProperty('answerId').containsAny(some),
      limit: most,
    });
    given.push(...objects.map(({ properties }) => properties));
  }
  return { answers: found, votes: given };
}
