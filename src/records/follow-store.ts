import type { Db } from '../library/sqlite/schema.js';
import {
  type Find,
  type Follow,
  type FollowRecords,
  type FollowSettings,
  type Told,
  unsetFollower,
} from './follows.js';
import type { Journal } from './journal.js';

const followColumns = `id, user_id AS userId, guild_id AS guildId, channel_id AS channelId, question,
  made_at AS madeAt, locale`;

/** Prepares the statements about what members follow. */
export function prepareFollows(db: Db, journal: Journal) {
  const put = db.prepare<[Follow]>(
    `INSERT INTO follows (id, user_id, guild_id, channel_id, question, made_at, locale)
     VALUES (:id, :userId, :guildId, :channelId, :question, :madeAt, :locale)`,
  );
  const list = db.prepare<[string | null, string | null], Follow>(
    `SELECT ${followColumns} FROM follows WHERE ? IS NULL OR user_id = ? ORDER BY number`,
  );
  const drop = db.prepare<[string]>(
    'DELETE FROM follows WHERE id IN (SELECT value FROM json_each(?))',
  );
  const settings = db
    .prepare<[string], string>('SELECT settings FROM followers WHERE user_id = ?')
    .pluck();
  const putSettings = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO followers (user_id, settings) VALUES (?, ?)',
  );
  const mark = db.prepare<[], string>('SELECT mark FROM follow_mark').pluck();
  const putMark = db.prepare<[string]>(
    'INSERT OR REPLACE INTO follow_mark (only_one, mark) VALUES (1, ?)',
  );
  const putFind = db.prepare<[Find]>(
    `INSERT OR IGNORE INTO finds (follow_id, article_id, found_at)
     SELECT id, :articleId, :foundAt FROM follows WHERE id = :followId`,
  );
  const waiting = db.prepare<[], Find>(
    `SELECT follow_id AS followId, article_id AS articleId, found_at AS foundAt FROM finds
     WHERE settled IS NULL ORDER BY found_at, rowid`,
  );
  const settle = db.prepare<[Find & { as: string; at: string; sentence: string }]>(
    `UPDATE finds SET settled = :as, settled_at = :at, sentence = :sentence
     WHERE follow_id = :followId AND article_id = :articleId AND settled IS NULL`,
  );
  const reopen = db.prepare<[Find]>(
    `UPDATE finds SET settled = NULL, settled_at = NULL, sentence = NULL
     WHERE follow_id = :followId AND article_id = :articleId`,
  );
  const told = db.prepare<[{ userId: string; channelId: string | null }], Told>(
    `SELECT article_id AS articleId, settled_at AS toldAt, sentence
     FROM follows JOIN finds ON follow_id = id
     WHERE settled = 'told' AND channel_id IS :channelId
       AND (channel_id IS NOT NULL OR user_id = :userId)
     ORDER BY settled_at DESC`,
  );
  const countTold = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM follows JOIN finds ON follow_id = id
       WHERE user_id = ? AND settled = 'told' AND settled_at > ?`,
    )
    .pluck();
  const keep = db.transaction((finds: readonly Find[], upTo: string): void => {
    for (const find of finds) putFind.run(find);
    putMark.run(upTo);
  });
  return {
    put: (follow: Follow): void => {
      put.run(follow);
    },
    list: (userId: string | null): readonly Follow[] => list.all(userId, userId),
    drop: (ids: readonly string[]): void => {
      drop.run(JSON.stringify(ids));
      journal.empty();
    },
    settings: (userId: string): FollowSettings => {
      const text = settings.get(userId);
      // Fields added by a later version are unset in older records.
      const set = text === undefined ? {} : (JSON.parse(text) as Partial<FollowSettings>);
      return { ...unsetFollower, ...set };
    },
    putSettings: (userId: string, set: FollowSettings): void => {
      putSettings.run(userId, JSON.stringify(set));
    },
    mark: (): string | null => mark.get() ?? null,
    keep: keep.immediate,
    waiting: (): readonly Find[] => waiting.all(),
    settle: (find: Find, how: Parameters<FollowRecords['settleFind']>[1]): boolean =>
      settle.run({ ...find, ...how }).changes === 1,
    reopen: (find: Find): void => {
      reopen.run(find);
    },
    told: ({ userId, channelId }: Pick<Follow, 'userId' | 'channelId'>): readonly Told[] =>
      told.all({ userId, channelId }),
    countTold: (userId: string, after: string): number => countTold.get(userId, after) ?? 0,
  };
}

/** Prepares the deletion of what members follow. */
export function prepareForgettingFollows(db: Db) {
  const followsOf = db.prepare<[string]>('DELETE FROM follows WHERE user_id = ?');
  const settingsOf = db.prepare<[string]>('DELETE FROM followers WHERE user_id = ?');
  const findsBefore = db.prepare<[string]>('DELETE FROM finds WHERE found_at < ?');
  return {
    /** Returns the number of follows. */
    of: (userId: string): number => {
      settingsOf.run(userId);
      return followsOf.run(userId).changes;
    },
    findsBefore: (before: string): void => {
      findsBefore.run(before);
    },
  };
}
