import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { newRecordId, recordIdFrom } from '../../src/library/record-id.js';
import { openRecords } from '../../src/library/record-store.js';
import { type Records, unsetServer } from '../../src/library/records.js';
import { keptAnswer, minute } from './kept.js';
import { temporaryFolder } from './stories.js';

function opened(folder = temporaryFolder()): Records {
  const records = openRecords(folder);
  onTestFinished(() => records.close());
  return records;
}

/** What the database and its journal hold, read while they are in use. */
function filesOf(folder: string): string {
  return ['records.db', 'records.db-wal']
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('');
}

const everything = { offset: 0, limit: 100 };

describe('settings of servers', () => {
  it('are those set last, of every server that has any', async () => {
    const records = opened();
    expect(await records.servers()).toEqual(new Map());
    await records.setServer('g1', { ...unsetServer, questionChannels: ['c1', 'c2'] });
    await records.setServer('g2', { ...unsetServer, allowedRoles: ['r'], privateByDefault: true });
    await records.setServer('g1', { ...unsetServer, allowedChannels: ['c3'] });
    expect(await records.servers()).toEqual(
      new Map([
        ['g1', { ...unsetServer, allowedChannels: ['c3'] }],
        ['g2', { ...unsetServer, allowedRoles: ['r'], privateByDefault: true }],
      ]),
    );
  });

  it('that an earlier version did not know are unset', async () => {
    const folder = temporaryFolder();
    await openRecords(folder).close();
    const db = new Database(path.join(folder, 'records.db'));
    db.prepare('INSERT INTO servers VALUES (?, ?)').run('g', '{"allowedRoles":["r"]}');
    db.close();
    const servers = await opened(folder).servers();
    expect(servers.get('g')).toEqual({ ...unsetServer, allowedRoles: ['r'] });
  });
});

describe('kept answers', () => {
  it('are found by id and by message, with all that was kept', async () => {
    const records = opened();
    const shown = keptAnswer({ messageId: 'm1', private: true, state: '{"quotes":["“é”"]}' });
    const direct = keptAnswer({ guildId: null, messageId: null });
    await records.keepAnswer(shown);
    await records.keepAnswer(direct);
    expect(await records.answer(shown.id)).toEqual(shown);
    expect(await records.answer(direct.id)).toEqual(direct);
    expect(await records.answerInMessage('m1')).toEqual(shown);
    expect(await records.answer(newRecordId())).toBeNull();
    expect(await records.answerInMessage('m2')).toBeNull();
  });

  it('are found by the message that shows them, once that is known', async () => {
    const records = opened();
    const answer = keptAnswer({ messageId: null });
    await records.keepAnswer(answer);
    await records.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
    await records.keepMessage(answer.id, 'm9');
    expect(await records.answerInMessage('m9')).toEqual({ ...answer, messageId: 'm9' });
    expect(await records.stats(null, minute(0))).toMatchObject({ questions: 1, helpful: 1 });
    await records.dropAnswer(answer.id);
    await records.keepMessage(answer.id, 'm9');
    expect(await records.answerInMessage('m9')).toBeNull();
  });

  it('to a pending question are kept unless its asker was forgotten meanwhile', async () => {
    const records = opened();
    const question = { id: 'p', askedAt: minute(1), userId: 'u', state: '{}' };
    const [one, other] = [keptAnswer({ userId: 'u' }), keptAnswer({ userId: 'u' })];
    await records.keepPending(question);
    await records.keepAnswerTo('p', one);
    expect(await records.answer(one.id)).toEqual(one);
    await records.forgetMember('u');
    await records.keepAnswerTo('p', other);
    await records.keepMessage(one.id, 'm1');
    expect([await records.answer(one.id), await records.answer(other.id)]).toEqual([null, null]);
  });

  it('are looked up by channel: the newest since a time that is no small talk and not private', async () => {
    const records = opened();
    const first = keptAnswer({ channelId: 'c', askedAt: minute(1) });
    const second = keptAnswer({ channelId: 'c', askedAt: minute(2), outcome: 'refused' });
    await records.keepAnswer(second);
    await records.keepAnswer(first);
    await records.keepAnswer(
      keptAnswer({ channelId: 'c', askedAt: minute(3), outcome: 'small-talk' }),
    );
    await records.keepAnswer(keptAnswer({ channelId: 'c', askedAt: minute(4), private: true }));
    await records.keepAnswer(keptAnswer({ channelId: 'd', askedAt: minute(4) }));
    expect(await records.lastAnswerIn('c', minute(0))).toEqual(second);
    expect(await records.lastAnswerIn('c', minute(2))).toEqual(second);
    expect(await records.lastAnswerIn('c', minute(3))).toBeNull();
    expect(await records.lastAnswerIn('e', minute(0))).toBeNull();
  });

  it('are dropped one by one, with their votes', async () => {
    const records = opened();
    const [one, other] = [keptAnswer({ messageId: 'm1' }), keptAnswer({ messageId: 'm2' })];
    for (const answer of [one, other]) {
      await records.keepAnswer(answer);
      await records.vote({ answerId: answer.id, userId: 'v', helpful: false, reason: 'no' });
    }
    await records.dropAnswer(one.id);
    expect(await records.answer(one.id)).toBeNull();
    expect(await records.answerInMessage('m1')).toBeNull();
    expect(await records.answer(other.id)).toEqual(other);
    expect(await records.forgetMember('v')).toEqual({ answers: 0, votes: 1 });
  });
});

describe('pending questions', () => {
  it('are listed oldest first until they are dropped', async () => {
    const records = opened();
    const question = (id: string, at: number) => ({
      id,
      askedAt: minute(at),
      userId: 'u',
      state: `{"of":"${id}"}`,
    });
    for (const [id, at] of [
      ['b', 2],
      ['a', 3],
      ['c', 1],
    ] as const) {
      await records.keepPending(question(id, at));
    }
    await records.changePending('b', 'taken up');
    await records.dropPending('c');
    await records.dropPending('unknown');
    await records.changePending('c', 'taken up');
    expect(await records.pending()).toEqual([
      { ...question('b', 2), state: 'taken up' },
      question('a', 3),
    ]);
  });
});

describe('votes', () => {
  it('count once a member, the later one', async () => {
    const records = opened();
    const answer = keptAnswer({});
    await records.keepAnswer(answer);
    const vote = (userId: string, helpful: boolean) =>
      records.vote({ answerId: answer.id, userId, helpful, reason: null });
    await vote('v', true);
    await vote('w', true);
    await vote('v', false);
    expect(await records.stats(null, minute(0))).toMatchObject({ helpful: 1, notHelpful: 1 });
  });

  it('keep a reason until another one is given, or the verdict is another', async () => {
    const records = opened();
    const answer = keptAnswer({});
    await records.keepAnswer(answer);
    const vote = async (helpful: boolean, reason: string | null) => {
      await records.vote({ answerId: answer.id, userId: 'v', helpful, reason });
      const { items } = await records.gaps(null, minute(0), everything);
      return items.flatMap(({ reasons }) => reasons);
    };
    expect(await vote(false, 'too old')).toEqual(['too old']);
    expect(await vote(false, null)).toEqual(['too old']);
    expect(await vote(false, 'too short')).toEqual(['too short']);
    expect(await vote(true, null)).toEqual([]);
    expect(await vote(false, null)).toEqual([]);
  });

  it('on an answer that is no longer kept are passed over', async () => {
    const records = opened();
    await records.vote({ answerId: newRecordId(), userId: 'v', helpful: true, reason: null });
    expect(await records.forgetMember('v')).toEqual({ answers: 0, votes: 0 });
  });
});

describe('statistics', () => {
  it('count questions, members, outcomes and votes of a server since a time', async () => {
    const records = opened();
    const given = [
      { guildId: 'g', userId: 'a', askedAt: minute(0) },
      { guildId: 'g', userId: 'a', askedAt: minute(1) },
      { guildId: 'g', userId: 'a', askedAt: minute(2), outcome: 'closest' },
      { guildId: 'g', userId: 'b', askedAt: minute(3), outcome: 'refused' },
      { guildId: 'g', userId: 'c', askedAt: minute(4), outcome: 'small-talk' },
      { guildId: 'h', userId: 'd', askedAt: minute(5) },
      { guildId: null, userId: 'e', askedAt: minute(6), outcome: 'refused' },
    ] as const;
    for (const answer of given.map(keptAnswer)) {
      await records.keepAnswer(answer);
      await records.vote({ answerId: answer.id, userId: 'v', helpful: false, reason: null });
      await records.vote({ answerId: answer.id, userId: 'w', helpful: true, reason: null });
    }
    expect(await records.stats('g', minute(1))).toEqual({
      questions: 3,
      members: 2,
      answer: 1,
      closest: 1,
      refused: 1,
      helpful: 3,
      notHelpful: 3,
    });
    expect(await records.stats(null, minute(0))).toMatchObject({ questions: 6, members: 4 });
    expect(await records.stats('none', minute(0))).toEqual({
      questions: 0,
      members: 0,
      answer: 0,
      closest: 0,
      refused: 0,
      helpful: 0,
      notHelpful: 0,
    });
  });
});

describe('forgetting', () => {
  const secret = 'a-word-that-nobody-else-says';

  it('a member drops the answers with all votes on them, the votes, the pending questions', async () => {
    const records = opened();
    const theirs = Array.from({ length: 120 }, () => keptAnswer({ userId: 'u' }));
    const others = keptAnswer({ userId: 'w', outcome: 'refused' });
    for (const answer of [...theirs, others]) {
      await records.keepAnswer(answer);
      for (const userId of ['u', 'w']) {
        await records.vote({ answerId: answer.id, userId, helpful: false, reason: userId });
      }
    }
    await records.keepPending({ id: 'p', askedAt: minute(1), userId: 'u', state: '{}' });
    await records.keepPending({ id: 'q', askedAt: minute(1), userId: 'w', state: '{}' });

    expect(await records.forgetMember('u')).toEqual({ answers: 120, votes: 121 });
    expect((await records.pending()).map((question) => question.id)).toEqual(['q']);
    expect(await records.stats(null, minute(0))).toMatchObject({ questions: 1, notHelpful: 1 });
    const { items } = await records.gaps(null, minute(0), everything);
    expect(items.map((gap) => gap.reasons)).toEqual([['w']]);
    expect(await records.forgetMember('u')).toEqual({ answers: 0, votes: 0 });
    expect(await records.forgetMember('w')).toEqual({ answers: 1, votes: 1 });
  });

  it('a member leaves nothing of it in the files, while they are in use', async () => {
    const folder = temporaryFolder();
    const records = opened(folder);
    const answer = keptAnswer({ userId: 'u', question: secret, state: secret.repeat(1000) });
    const other = keptAnswer({ userId: 'w' });
    await records.keepAnswer(answer);
    await records.keepAnswer(other);
    await records.vote({ answerId: other.id, userId: 'u', helpful: false, reason: secret });
    await records.keepPending({ id: 'p', askedAt: minute(1), userId: 'u', state: secret });
    expect(filesOf(folder)).toContain(secret);
    await records.forgetMember('u');
    expect(filesOf(folder)).not.toContain(secret);
  });

  it('an answer leaves nothing of it in the files', async () => {
    const folder = temporaryFolder();
    const records = opened(folder);
    const answer = keptAnswer({ question: secret, state: secret.repeat(1000) });
    await records.keepAnswer(answer);
    await records.vote({ answerId: answer.id, userId: 'u', helpful: false, reason: secret });
    expect(filesOf(folder)).toContain(secret);
    await records.dropAnswer(answer.id);
    expect(filesOf(folder)).not.toContain(secret);
  });

  it('a pending question leaves nothing of it in the files after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const folder = temporaryFolder();
    const records = opened(folder);
    await records.keepPending({ id: 'p', askedAt: minute(1), userId: 'u', state: secret });
    await records.dropPending('p');
    expect(filesOf(folder)).toContain(secret);
    vi.advanceTimersByTime(60_000);
    expect(filesOf(folder)).not.toContain(secret);
  });

  it('waits for another process that reads', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const folder = temporaryFolder();
    const records = opened(folder);
    const answer = keptAnswer({ question: secret });
    await records.keepAnswer(answer);
    const reader = new Database(path.join(folder, 'records.db'));
    onTestFinished(() => void reader.close());
    reader.exec('BEGIN; SELECT count(*) FROM answers');
    await records.dropAnswer(answer.id);
    expect(filesOf(folder)).toContain(secret);
    reader.exec('COMMIT');
    vi.advanceTimersByTime(60_000);
    expect(filesOf(folder)).not.toContain(secret);
  });

  it('what is old drops answers, their votes and pending questions from before a time', async () => {
    const records = opened();
    const answers = Array.from({ length: 130 }, (_, at) => keptAnswer({ askedAt: minute(at) }));
    for (const answer of answers) {
      await records.keepAnswer(answer);
      await records.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
      const { id, askedAt } = answer;
      await records.keepPending({ id, askedAt, userId: 'u', state: '{}' });
    }
    expect(await records.expire(minute(120))).toBe(120);
    expect(await records.expire(minute(120))).toBe(0);
    expect(await records.answer(answers[119]?.id ?? '')).toBeNull();
    expect(await records.answer(answers[120]?.id ?? '')).toEqual(answers[120]);
    expect(await records.pending()).toHaveLength(10);
    expect(await records.forgetMember('v')).toEqual({ answers: 0, votes: 10 });
  });
});

describe('the file', () => {
  it('holds everything after a restart', async () => {
    const folder = path.join(temporaryFolder(), 'not', 'yet', 'there');
    const before = openRecords(folder);
    const answer = keptAnswer({ messageId: 'm', outcome: 'refused' });
    await before.keepAnswer(answer);
    await before.vote({ answerId: answer.id, userId: 'v', helpful: false, reason: 'why' });
    await before.setServer('g', { ...unsetServer, privateByDefault: true });
    await before.keepPending({ id: 'p', askedAt: minute(1), userId: 'u', state: '{}' });
    const gaps = await before.gaps(null, minute(0), everything);
    await before.close();

    const after = opened(folder);
    expect(await after.answerInMessage('m')).toEqual(answer);
    expect(await after.gaps(null, minute(0), everything)).toEqual(gaps);
    expect((await after.servers()).get('g')?.privateByDefault).toBe(true);
    expect(await after.pending()).toHaveLength(1);
  });

  it('may be open twice: each sees what the other keeps', async () => {
    const folder = temporaryFolder();
    const [one, other] = [opened(folder), opened(folder)];
    const answer = keptAnswer({ messageId: 'm' });
    await one.keepAnswer(answer);
    expect(await other.answerInMessage('m')).toEqual(answer);
    await other.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
    await other.setServer('g', unsetServer);
    expect(await one.stats(null, minute(0))).toMatchObject({ helpful: 1 });
    expect((await one.servers()).has('g')).toBe(true);
    expect(await other.forgetMember(answer.userId)).toEqual({ answers: 1, votes: 0 });
    expect(await one.answer(answer.id)).toBeNull();
  });

  it('that is damaged is a failure that says how to go on', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'records.db'), 'not a database '.repeat(500));
    expect(() => openRecords(folder)).toThrow(
      expect.objectContaining({
        name: 'Failure',
        kind: 'index-damaged',
        message: expect.stringContaining('records.db'),
        remedy: expect.stringContaining('start anew'),
      }),
    );
  });

  it('that turns out to be damaged while it is open is the same failure', async () => {
    const folder = temporaryFolder();
    const before = openRecords(folder);
    for (let at = 0; at < 50; at += 1) {
      await before.keepAnswer(keptAnswer({ state: 'x'.repeat(3000) }));
    }
    await before.close();
    const file = path.join(folder, 'records.db');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 4096));
    const records = opened(folder);
    await expect(records.stats(null, minute(0))).rejects.toMatchObject({ kind: 'index-damaged' });
  });

  it('in a folder that is none is a failure too', () => {
    const folder = path.join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    expect(() => openRecords(path.join(folder, 'index'))).toThrow(
      expect.objectContaining({ name: 'Failure', kind: 'index-unwritable' }),
    );
  });

  it('of a later version is refused', async () => {
    const folder = temporaryFolder();
    await openRecords(folder).close();
    const db = new Database(path.join(folder, 'records.db'));
    db.pragma('user_version = 1000');
    db.close();
    expect(() => openRecords(folder)).toThrow(/format 1000.*reads up to/);
  });
});

describe('ids', () => {
  it('are 16 letters and digits, all of which occur, and never the same', () => {
    const ids = Array.from({ length: 2000 }, newRecordId);
    expect(ids.every((id) => /^[0-9A-Za-z]{16}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.join('')).size).toBe(62);
  });

  it('made from an answer’s are the same for the same part of it alone', () => {
    const ids = [newRecordId(), newRecordId()];
    const made = ids.flatMap((id) => [0, 1, 10].map((part) => recordIdFrom(id, part)));
    expect(made.every((id) => /^[0-9A-Za-z]{16}$/.test(id))).toBe(true);
    expect(new Set([...ids, ...made]).size).toBe(8);
    expect(recordIdFrom(ids[0] ?? '', 1)).toBe(made[1]);
  });
});
