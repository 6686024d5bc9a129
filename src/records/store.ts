import type { Db } from '../library/sqlite/schema.js';
import { turn } from '../library/turn.js';
import { openConnection } from './connection.js';
import { prepareFollows, prepareForgettingFollows } from './follow-store.js';
import { groupingWords, prepareCounts } from './gaps.js';
import { type Journal, openJournal } from './journal.js';
import {
  type KeptAnswer,
  type PendingQuestion,
  type Records,
  type ServerSettings,
  type ShownMessage,
  unsetServer,
  type Vote,
} from './records.js';

type AnswerRow = Omit<KeptAnswer, 'private'> & { private: number };

/** Answers dropped before other work gets its turn; some 5 ms. */
const answersAtOnce = 50;

const answerColumns = `id, asked_at AS askedAt, user_id AS userId, guild_id AS guildId,
  channel_id AS channelId, message_id AS messageId, private, question, outcome, state`;

/**
 * Opens the bot's records: `records.db` in the library's folder, created if missing.
 *
 * It is a separate database because every answer and vote is a write: in the library's file each
 * write would make searching processes check for new articles (`PRAGMA data_version` covers the
 * whole file) and wait for an ingestion's transactions, since SQLite lets one process write at a
 * time. Several processes may have it open.
 *
 * @throws Failure `index-damaged` or `index-unwritable`, at once or from any method;
 * `index-mismatch` if a later version wrote it; from any method `index-busy` if another process has
 * locked it for 5 s, and `index-missing` if its file is gone
 */
export function openRecords(folder: string): Records {
  const { read, write, close } = openConnection(folder, prepare);
  /** Drops all answers that `some` drops a few of, and returns their number. */
  const dropAll = async (some: (prepared: Prepared) => number): Promise<number> => {
    let dropped = 0;
    for (let last = answersAtOnce; last === answersAtOnce; dropped += last) {
      await turn();
      last = await write(some);
    }
    await write(({ journal }) => journal.empty());
    return dropped;
  };
  return {
    servers: () => read(({ settings }) => settings.all()),
    setServer: (guildId, changed) => write(({ settings }) => settings.put(guildId, changed)),
    keepAnswer: (answer) => write(({ answers }) => answers.put(answer)),
    keepAnswerTo: (pendingId, answer) => write(({ answers }) => answers.putFor(pendingId, answer)),
    keepMessage: (answerId, shown) => write(({ answers }) => answers.show(answerId, shown)),
    answer: (id) => read(({ answers }) => answers.byId(id)),
    answerInMessage: (messageId) => read(({ answers }) => answers.byMessage(messageId)),
    lastAnswerIn: (channelId, since) => read(({ answers }) => answers.last(channelId, since)),
    dropAnswer: (id) => write(({ answers }) => answers.drop(id)),
    keepPending: (question) => write(({ pending }) => pending.put(question)),
    changePending: (id, state) => write(({ pending }) => pending.change(id, state)),
    dropPending: (id) => write(({ pending }) => pending.drop(id)),
    pending: () => read(({ pending }) => pending.all()),
    vote: (given) => write(({ vote }) => vote(given)),
    gaps: (guildId, since, request) => read(({ counts }) => counts.gaps(guildId, since, request)),
    markGap: (guildId, id, done) => write(({ counts }) => counts.markGap(guildId, id, done)),
    stats: (guildId, since) => read(({ counts }) => counts.stats(guildId, since)),
    keepFollow: (follow) => write(({ follows }) => follows.put(follow)),
    follows: (userId) => read(({ follows }) => follows.list(userId ?? null)),
    dropFollows: (ids) => write(({ follows }) => follows.drop(ids)),
    followSettings: (userId) => read(({ follows }) => follows.settings(userId)),
    setFollowSettings: (userId, set) => write(({ follows }) => follows.putSettings(userId, set)),
    followMark: () => read(({ follows }) => follows.mark()),
    keepFinds: (finds, mark) => write(({ follows }) => follows.keep(finds, mark)),
    waitingFinds: () => read(({ follows }) => follows.waiting()),
    settleFind: (find, how) => write(({ follows }) => follows.settle(find, how)),
    reopenFind: (find) => write(({ follows }) => follows.reopen(find)),
    toldBeside: (follow) => read(({ follows }) => follows.told(follow)),
    countTold: (userId, after) => read(({ follows }) => follows.countTold(userId, after)),
    forgetMember: async (userId) => {
      const counts = await write(({ forgetting }) => forgetting.allButAnswersOf(userId));
      return {
        answers: await dropAll(({ forgetting }) => forgetting.answersOf(userId)),
        ...counts,
      };
    },
    expire: async (before) => {
      await write(({ forgetting }) => forgetting.pendingAndFindsBefore(before));
      return dropAll(({ forgetting }) => forgetting.answersBefore(before));
    },
    close,
  };
}

type Prepared = ReturnType<typeof prepare>;

function prepare(db: Db) {
  const journal = openJournal(db);
  return {
    journal,
    settings: prepareSettings(db),
    answers: prepareAnswers(db, journal),
    pending: preparePending(db, journal),
    counts: prepareCounts(db),
    follows: prepareFollows(db, journal),
    vote: prepareVote(db, journal),
    forgetting: prepareForgetting(db),
    close: () => journal.close(),
  };
}

function prepareSettings(db: Db) {
  const all = db.prepare<[], [string, string]>('SELECT id, settings FROM servers').raw();
  const put = db.prepare('INSERT OR REPLACE INTO servers (id, settings) VALUES (?, ?)');
  return {
    all: (): ReadonlyMap<string, ServerSettings> =>
      // Fields added by a later version are unset in older records.
      new Map(
        all
          .all()
          .map(([id, text]) => [
            id,
            { ...unsetServer, ...(JSON.parse(text) as Partial<ServerSettings>) },
          ]),
      ),
    put: (guildId: string, settings: ServerSettings): void => {
      put.run(guildId, JSON.stringify(settings));
    },
  };
}

function prepareAnswers(db: Db, journal: Journal) {
  const insert = `INSERT INTO answers (id, asked_at, user_id, guild_id, channel_id, message_id,
       private, outcome, question, words, state)
     SELECT :id, :askedAt, :userId, :guildId, :channelId, :messageId, :private, :outcome,
       :question, :words, :state`;
  const put = db.prepare<[AnswerRow & { words: string }]>(insert);
  const putFor = db.prepare<[AnswerRow & { words: string; pendingId: string }]>(
    `${insert} FROM pending WHERE id = :pendingId`,
  );
  const show = db.prepare<[ShownMessage & { id: string }]>(
    'UPDATE answers SET message_id = :messageId, channel_id = :channelId WHERE id = :id',
  );
  const byId = db.prepare<[string], AnswerRow>(`SELECT ${answerColumns} FROM answers WHERE id = ?`);
  const byMessage = db.prepare<[string], AnswerRow>(
    `SELECT ${answerColumns} FROM answers WHERE message_id = ? ORDER BY number DESC LIMIT 1`,
  );
  const last = db.prepare<[string, string], AnswerRow>(
    `SELECT ${answerColumns} FROM answers
     WHERE channel_id = ? AND asked_at >= ? AND outcome <> 'small-talk' AND private = 0
     ORDER BY asked_at DESC, number DESC LIMIT 1`,
  );
  const drop = db.prepare<[string]>('DELETE FROM answers WHERE id = ?');
  const kept = (row: AnswerRow | undefined): KeptAnswer | null =>
    row === undefined ? null : { ...row, private: row.private === 1 };
  const row = (answer: KeptAnswer) => ({
    ...answer,
    private: answer.private ? 1 : 0,
    words: groupingWords(answer.question),
  });
  return {
    put: (answer: KeptAnswer): void => {
      put.run(row(answer));
    },
    putFor: (pendingId: string, answer: KeptAnswer): void => {
      putFor.run({ ...row(answer), pendingId });
    },
    show: (id: string, { channelId, messageId }: ShownMessage): void => {
      show.run({ id, channelId, messageId });
    },
    byId: (id: string) => kept(byId.get(id)),
    byMessage: (messageId: string) => kept(byMessage.get(messageId)),
    last: (channelId: string, since: string) => kept(last.get(channelId, since)),
    drop: (id: string): void => {
      drop.run(id);
      journal.empty();
    },
  };
}

function preparePending(db: Db, journal: Journal) {
  const put = db.prepare<[PendingQuestion]>(
    `INSERT INTO pending (id, asked_at, user_id, state)
     VALUES (:id, :askedAt, :userId, :state)`,
  );
  const change = db.prepare<[string, string]>('UPDATE pending SET state = ? WHERE id = ?');
  const drop = db.prepare<[string]>('DELETE FROM pending WHERE id = ?');
  const all = db.prepare<[], PendingQuestion>(
    `SELECT id, asked_at AS askedAt, user_id AS userId, state FROM pending
     ORDER BY asked_at, rowid`,
  );
  return {
    put: (question: PendingQuestion): void => {
      put.run(question);
    },
    change: (id: string, state: string): void => {
      change.run(state, id);
    },
    drop: (id: string): void => {
      drop.run(id);
      journal.emptySoon();
    },
    all: (): readonly PendingQuestion[] => all.all(),
  };
}

function prepareVote(db: Db, journal: Journal) {
  // A new vote gets a new number, by which reasons are listed. Does nothing if the answer is gone.
  // A reason stays until another one is given or the verdict changes.
  const put = db.prepare<[Omit<Vote, 'helpful'> & { helpful: number }]>(
    `INSERT OR REPLACE INTO votes (answer_id, user_id, helpful, reason)
     SELECT id, :userId, :helpful, coalesce(:reason,
       (SELECT reason FROM votes WHERE answer_id = :answerId AND user_id = :userId
          AND helpful = :helpful))
     FROM answers WHERE id = :answerId`,
  );
  return (vote: Vote): void => {
    put.run({ ...vote, helpful: vote.helpful ? 1 : 0 });
    journal.emptySoon();
  };
}

function prepareForgetting(db: Db) {
  const votesOf = db.prepare<[string]>('DELETE FROM votes WHERE user_id = ?');
  const pendingOf = db.prepare<[string]>('DELETE FROM pending WHERE user_id = ?');
  const follows = prepareForgettingFollows(db);
  const pendingBefore = db.prepare<[string]>('DELETE FROM pending WHERE asked_at < ?');
  const some = (condition: string) => {
    const dropped = db.prepare<[string]>(
      `DELETE FROM answers WHERE number IN
         (SELECT number FROM answers WHERE ${condition} LIMIT ${answersAtOnce})`,
    );
    return (value: string): number => dropped.run(value).changes;
  };
  return {
    /** Returns the numbers of votes and of follows. */
    allButAnswersOf: db.transaction((userId: string) => {
      pendingOf.run(userId);
      return { votes: votesOf.run(userId).changes, follows: follows.of(userId) };
    }).immediate,
    pendingAndFindsBefore: db.transaction((before: string): void => {
      pendingBefore.run(before);
      follows.findsBefore(before);
    }).immediate,
    /** As many as are dropped at once; returns the number. */
    answersOf: some('user_id = ?'),
    answersBefore: some('asked_at < ?'),
  };
}
