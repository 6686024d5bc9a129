import { Filters, type FilterValue, generateUuid5 } from 'weaviate-client';
import { clusterOf } from '../../cluster/cluster.js';
import { most } from '../../cluster/collections.js';
import { dropObjects, putObjects, walk } from '../../cluster/objects.js';
import type { ClusterAccess, Spread } from '../../cluster/options.js';
import { answersOfGap, gapsOf, statsOf } from '../counting.js';
import { groupingWords } from '../gaps.js';
import {
  type KeptAnswer,
  type PendingQuestion,
  type Records,
  type ServerSettings,
  unsetServer,
} from '../records.js';
import {
  counted,
  createRecordCollections,
  type RecordCollections,
  type RecordOf,
  recordCollectionsOf,
} from './collections.js';
import { clusterFollows, expireFinds, forgetFollows } from './follows.js';

/** Records read or deleted at once. */
const page = 500;

const idOf = {
  answer: (id: string) => generateUuid5(id, 'pullquote answer'),
  vote: (answerId: string, userId: string) =>
    generateUuid5(`${answerId} ${userId}`, 'pullquote vote'),
  pending: (id: string) => generateUuid5(id, 'pullquote pending'),
  server: (id: string) => generateUuid5(id, 'pullquote server'),
};

/**
 * Opens the bot's records in a cluster, for all its processes; missing collections are created.
 * There are no transactions: of two processes that change the same thing at once, the later one
 * wins.
 *
 * @throws Failure `library-unreachable` or `library-refused`, at once or from any method
 */
export async function openClusterRecords(settings: ClusterAccess & Spread): Promise<Records> {
  const cluster = clusterOf(settings, recordCollectionsOf);
  try {
    await cluster.write((of) => createRecordCollections(of, settings));
  } catch (error) {
    await cluster.close();
    throw error;
  }
  const { read, write } = cluster;
  return {
    servers: () => read(allServers),
    setServer: (guildId, settings) =>
      write(({ servers }) =>
        putObjects(servers, [
          { id: idOf.server(guildId), properties: { guildId, settings: JSON.stringify(settings) } },
        ]),
      ),
    keepAnswer: (answer) => {
      const keptAt = now();
      return write((of) => putAnswer(of, answer, keptAt));
    },
    keepAnswerTo: async (pendingId, answer) => {
      const keptAt = now();
      await write(async (of) => {
        const asked = await of.pending.query.fetchObjectById(idOf.pending(pendingId));
        if (asked !== null) await putAnswer(of, answer, keptAt);
      });
    },
    keepMessage: (answerId, { channelId, messageId }) =>
      write(async ({ answers }) => {
        const id = idOf.answer(answerId);
        if (await answers.data.exists(id)) {
          await answers.data.update({ id, properties: { channelId, messageId } });
        }
      }),
    answer: (id) =>
      read(async ({ answers }) => {
        const kept = await answers.query.fetchObjectById(idOf.answer(id));
        return kept === null ? null : answerFrom(kept.properties);
      }),
    answerInMessage: (messageId) =>
      read(({ answers }) =>
        newest(answers, [answers.filter.byProperty('messageId').equal(messageId)], 'keptAt'),
      ),
    lastAnswerIn: (channelId, since) =>
      read(({ answers }) =>
        newest(
          answers,
          [
            answers.filter.byProperty('channelId').equal(channelId),
            answers.filter.byProperty('at').greaterOrEqual(Date.parse(since)),
            answers.filter.byProperty('outcome').notEqual('small-talk'),
            answers.filter.byProperty('private').equal(false),
          ],
          'at',
        ),
      ),
    dropAnswer: (id) => write((of) => dropAnswers(of, [id])),
    keepPending: ({ id, askedAt, userId, state }) => {
      const keptAt = now();
      return write(({ pending }) =>
        putObjects(pending, [
          {
            id: idOf.pending(id),
            properties: { pendingId: id, at: Date.parse(askedAt), keptAt, userId, state },
          },
        ]),
      );
    },
    changePending: (pendingId, state) =>
      write(async ({ pending }) => {
        const id = idOf.pending(pendingId);
        if (await pending.data.exists(id)) await pending.data.update({ id, properties: { state } });
      }),
    dropPending: (id) =>
      write(async ({ pending }) => {
        await pending.data.deleteById(idOf.pending(id));
      }),
    pending: () => read(allPending),
    vote: (vote) => {
      const votedAt = now();
      return write(async ({ answers, votes }) => {
        const { answerId, userId, helpful } = vote;
        if (!(await answers.data.exists(idOf.answer(answerId)))) return;
        const id = idOf.vote(answerId, userId);
        const before = (await votes.query.fetchObjectById(id))?.properties;
        const stays = before?.helpful === helpful ? (before.reason ?? null) : null;
        const reason = vote.reason ?? stays;
        const given = { answerId, userId, helpful, votedAt };
        const properties = reason === null ? given : { ...given, reason };
        await putObjects(votes, [{ id, properties }]);
      });
    },
    gaps: async (guildId, since, of) => gapsOf(await read((c) => counted(c, guildId, since)), of),
    markGap: (guildId, answerId, done) =>
      write(async (of) => {
        const { answers } = of;
        const marked = (await answers.query.fetchObjectById(idOf.answer(answerId)))?.properties;
        if (marked?.guildId !== guildId) return;
        const all = await counted(of, guildId, new Date(0).toISOString());
        const upTo = done ? marked.at : Number.POSITIVE_INFINITY;
        for (const one of answersOfGap(all, marked.words, upTo)) {
          const id = idOf.answer(one);
          if (await answers.data.exists(id))
            await answers.data.update({ id, properties: { done } });
        }
      }),
    stats: async (guildId, since) => statsOf(await read((c) => counted(c, guildId, since))),
    ...clusterFollows(read, write),
    forgetMember: (userId) =>
      write(async (of) => {
        const { answers, votes, pending } = of;
        await dropObjects(pending, pending.filter.byProperty('userId').equal(userId));
        const given = await dropObjects(votes, votes.filter.byProperty('userId').equal(userId));
        const own = answers.filter.byProperty('userId').equal(userId);
        const follows = await forgetFollows(of, userId);
        return { answers: await dropAnswersWhere(of, own), votes: given, follows };
      }),
    expire: (before) =>
      write(async (of) => {
        const at = Date.parse(before);
        await dropObjects(of.pending, of.pending.filter.byProperty('at').lessThan(at));
        await expireFinds(of, at);
        return dropAnswersWhere(of, of.answers.filter.byProperty('at').lessThan(at));
      }),
    close: () => cluster.close(),
  };
}

/** Milliseconds since 1970 with fractions, so that one process's records have an order. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

async function putAnswer(
  { answers }: RecordCollections,
  answer: KeptAnswer,
  keptAt: number,
): Promise<void> {
  const { id, askedAt, guildId, messageId, ...told } = answer;
  const properties: RecordOf<'Answer'> = {
    ...told,
    answerId: id,
    at: Date.parse(askedAt),
    keptAt,
    ...(guildId !== null && { guildId }),
    ...(messageId !== null && { messageId }),
    words: groupingWords(answer.question),
  };
  await putObjects(answers, [{ id: idOf.answer(id), properties }]);
}

function answerFrom(kept: RecordOf<'Answer'>): KeptAnswer {
  const { answerId, at, userId, guildId, channelId, messageId, outcome, question, state } = kept;
  return {
    id: answerId,
    askedAt: new Date(at).toISOString(),
    userId,
    guildId: guildId ?? null,
    channelId,
    messageId: messageId ?? null,
    private: kept.private,
    question,
    outcome,
    state,
  };
}

async function newest(
  answers: RecordCollections['answers'],
  conditions: FilterValue[],
  by: 'at' | 'keptAt',
): Promise<KeptAnswer | null> {
  const { objects } = await answers.query.fetchObjects({
    filters: Filters.and(...conditions),
    sort: answers.sort.byProperty(by, false).byProperty('keptAt', false),
    limit: 1,
  });
  const [found] = objects;
  return found === undefined ? null : answerFrom(found.properties);
}

async function allServers({
  servers,
}: RecordCollections): Promise<ReadonlyMap<string, ServerSettings>> {
  const found = new Map<string, ServerSettings>();
  const all = walk(page, async (cursor) => (await servers.query.fetchObjects(cursor)).objects);
  for await (const { properties } of all) {
    const settings = JSON.parse(properties.settings) as Partial<ServerSettings>;
    // Fields added by a later version are unset in older records.
    found.set(properties.guildId, { ...unsetServer, ...settings });
  }
  return found;
}

async function allPending({ pending }: RecordCollections): Promise<PendingQuestion[]> {
  const { objects } = await pending.query.fetchObjects({ limit: most });
  return objects
    .map(({ properties }) => properties)
    .sort((a, b) => a.at - b.at || a.keptAt - b.keptAt)
    .map(({ pendingId, at, userId, state }) => ({
      id: pendingId,
      askedAt: new Date(at).toISOString(),
      userId,
      state,
    }));
}

async function dropAnswers({ answers, votes }: RecordCollections, ids: string[]): Promise<void> {
  await dropObjects(votes, votes.filter.byProperty('answerId').containsAny(ids));
  await dropObjects(answers, answers.filter.byId().containsAny(ids.map(idOf.answer)));
}

/** Deletes the answers that a filter finds, with their votes. */
async function dropAnswersWhere(of: RecordCollections, filters: FilterValue): Promise<number> {
  // By name: a node that lags behind may return some again.
  const dropped = new Set<string>();
  for (;;) {
    const { objects } = await of.answers.query.fetchObjects({
      filters,
      limit: page,
    });
    if (objects.length === 0) return dropped.size;
    const ids = objects.map(({ properties }) => properties.answerId);
    await dropAnswers(of, ids);
    for (const id of ids) dropped.add(id);
  }
}
