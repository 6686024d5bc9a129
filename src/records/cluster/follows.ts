import { generateUuid5 } from 'weaviate-client';
import { dropObjects, putObjects, walk } from '../../cluster/objects.js';
import {
  type Find,
  type Follow,
  type FollowRecords,
  type FollowSettings,
  unsetFollower,
} from '../follows.js';
import type { RecordCollections, RecordOf } from './collections.js';

/** Records read at once. */
const page = 500;

const idOf = {
  follow: (id: string) => generateUuid5(id, 'pullquote follow'),
  follower: (userId: string) => generateUuid5(userId, 'pullquote follower'),
  find: ({ followId, articleId }: Find) =>
    generateUuid5(`${followId} ${articleId}`, 'pullquote find'),
};

/** The only object of its kind that is no member's: up to where the library has been looked through. */
const markOwner = 'mark';

type Access = <T>(work: (of: RecordCollections) => Promise<T>) => Promise<T>;

/**
 * What members follow, in a cluster. A find's mark is stored after its finds: if that is broken off, they are found
 * once more, and are kept already.
 */
export function clusterFollows(read: Access, write: Access): FollowRecords {
  return {
    keepFollow: ({ id, madeAt, guildId, channelId, ...told }) =>
      write(({ follows }) =>
        putObjects(follows, [
          {
            id: idOf.follow(id),
            properties: {
              ...told,
              followId: id,
              at: Date.parse(madeAt),
              keptAt: performance.timeOrigin + performance.now(),
              ...(guildId !== null && { guildId }),
              ...(channelId !== null && { channelId }),
            },
          },
        ]),
      ),
    follows: (userId) => read((of) => allFollows(of, userId)),
    dropFollows: (ids) => write((of) => dropFollows(of, ids)),
    followSettings: (userId) =>
      read(async (of) => {
        const set = await settingsOf(of, userId);
        return { ...unsetFollower, ...(set as Partial<FollowSettings>) };
      }),
    setFollowSettings: (userId, settings) => write((of) => putSettings(of, userId, settings)),
    followMark: () =>
      read(async (of) => {
        const { mark } = (await settingsOf(of, markOwner)) as { readonly mark?: string };
        return mark ?? null;
      }),
    keepFinds: (given, mark) =>
      write(async (of) => {
        const followed = new Set((await allFollows(of)).map(({ id }) => id));
        for (const find of given.filter(({ followId }) => followed.has(followId))) {
          const id = idOf.find(find);
          if (await of.finds.data.exists(id)) continue;
          const { followId, articleId, foundAt } = find;
          const properties = { followId, articleId, at: Date.parse(foundAt), settled: 'waiting' };
          await putObjects(of.finds, [{ id, properties }]);
        }
        await putSettings(of, markOwner, { mark });
      }),
    waitingFinds: () =>
      read(async (of) => {
        const all = await allFinds(of);
        return all
          .filter(({ settled }) => settled === 'waiting')
          .sort((a, b) => a.at - b.at)
          .map(({ followId, articleId, at }) => ({
            followId,
            articleId,
            foundAt: new Date(at).toISOString(),
          }));
      }),
    settleFind: (find, { as, at, sentence }) =>
      write(async ({ finds }) => {
        const id = idOf.find(find);
        const kept = (await finds.query.fetchObjectById(id))?.properties;
        if (kept?.settled !== 'waiting') return false;
        await putObjects(finds, [
          { id, properties: { ...kept, settled: as, settledAt: Date.parse(at), sentence } },
        ]);
        return true;
      }),
    reopenFind: (find) =>
      write(async ({ finds }) => {
        const id = idOf.find(find);
        const kept = (await finds.query.fetchObjectById(id))?.properties;
        if (kept === undefined) return;
        const { followId, articleId, at } = kept;
        await putObjects(finds, [
          { id, properties: { followId, articleId, at, settled: 'waiting' } },
        ]);
      }),
    toldBeside: ({ userId, channelId }) =>
      read(async (of) => {
        const beside = (await allFollows(of)).filter(
          (one) => one.channelId === channelId && (channelId !== null || one.userId === userId),
        );
        const ids = new Set(beside.map(({ id }) => id));
        return (await allFinds(of))
          .filter(({ followId, settled }) => settled === 'told' && ids.has(followId))
          .sort((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0))
          .map(({ articleId, settledAt = 0, sentence = '' }) => ({
            articleId,
            toldAt: new Date(settledAt).toISOString(),
            sentence,
          }));
      }),
    countTold: (userId, after) =>
      read(async (of) => {
        const ids = new Set((await allFollows(of, userId)).map(({ id }) => id));
        const since = Date.parse(after);
        const told = (await allFinds(of)).filter(
          ({ followId, settled, settledAt = 0 }) =>
            settled === 'told' && settledAt > since && ids.has(followId),
        );
        return told.length;
      }),
  };
}

/** Forgets what a member follows; returns the number of follows. */
export async function forgetFollows(of: RecordCollections, userId: string): Promise<number> {
  const own = (await allFollows(of, userId)).map(({ id }) => id);
  await dropFollows(of, own);
  await of.followers.data.deleteById(idOf.follower(userId));
  return own.length;
}

/** Forgets finds from before a time, in milliseconds since 1970. */
export async function expireFinds({ finds }: RecordCollections, before: number): Promise<void> {
  await dropObjects(finds, finds.filter.byProperty('at').lessThan(before));
}

async function dropFollows(
  { follows, finds }: RecordCollections,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  // First the follow: a find of a follow that is gone is never told.
  await dropObjects(follows, follows.filter.byProperty('followId').containsAny([...ids]));
  await dropObjects(finds, finds.filter.byProperty('followId').containsAny([...ids]));
}

async function allFollows({ follows }: RecordCollections, userId?: string): Promise<Follow[]> {
  const found: RecordOf<'Follow'>[] = [];
  const all = walk(page, async (cursor) => (await follows.query.fetchObjects(cursor)).objects);
  for await (const { properties } of all) {
    if (userId === undefined || properties.userId === userId) found.push(properties);
  }
  return found
    .sort((a, b) => a.keptAt - b.keptAt)
    .map(({ followId, userId: owner, guildId, channelId, question, at, locale }) => ({
      id: followId,
      userId: owner,
      guildId: guildId ?? null,
      channelId: channelId ?? null,
      question,
      madeAt: new Date(at).toISOString(),
      locale,
    }));
}

async function allFinds({ finds }: RecordCollections): Promise<RecordOf<'Find'>[]> {
  const found: RecordOf<'Find'>[] = [];
  const all = walk(page, async (cursor) => (await finds.query.fetchObjects(cursor)).objects);
  for await (const { properties } of all) found.push(properties);
  return found;
}

async function settingsOf({ followers }: RecordCollections, userId: string): Promise<object> {
  const kept = await followers.query.fetchObjectById(idOf.follower(userId));
  return kept === null ? {} : (JSON.parse(kept.properties.settings) as object);
}

function putSettings(
  { followers }: RecordCollections,
  userId: string,
  settings: object,
): Promise<void> {
  const properties = { userId, settings: JSON.stringify(settings) };
  return putObjects(followers, [{ id: idOf.follower(userId), properties }]);
}
