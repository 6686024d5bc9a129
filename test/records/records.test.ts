import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { newRecordId, recordIdFrom } from '../../src/records/record-id.js';
import { type Records, unsetServer } from '../../src/records/records.js';
import { openRecords } from '../../src/records/store.js';
import { keptAnswer, minute } from '../library/kept.js';
import { temporaryFolder } from '../library/stories.js';

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

const everything = { offset: 0, limit: 100, done: false, order: 'most-asked' } as const;

describe('settings of servers', () => {
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

describe('forgetting', () => {
  const secret = 'a-word-that-nobody-else-says';

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
});

describe('the file', () => {
  it('of a version that marked no gaps as done is opened with all of them open', async () => {
    const folder = temporaryFolder();
    const before = openRecords(folder);
    const question = 'Which harbour?';
    const answer = keptAnswer({ guildId: 'g', question, outcome: 'refused' });
    await before.keepAnswer(answer);
    await before.close();
    const db = new Database(path.join(folder, 'records.db'));
    db.exec(`DROP INDEX answers_for_gaps; ALTER TABLE answers DROP COLUMN done;
      CREATE INDEX answers_for_gaps ON answers (words);
      DROP TABLE finds; DROP TABLE follows; DROP TABLE followers; DROP TABLE follow_mark;
      DROP TABLE feed_reports;
      PRAGMA user_version = 2`);
    db.close();
    const records = opened(folder);
    const open = async () => (await records.gaps('g', minute(0), everything)).items;
    expect(await open()).toMatchObject([{ question, answerId: answer.id }]);
    await records.markGap('g', answer.id, true);
    expect(await open()).toEqual([]);
  });

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

  it('that is damaged is a failure that says how to go on', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'records.db'), 'not a database '.repeat(500));
    expect(() => openRecords(folder)).toThrow(
      expect.objectContaining({
        name: 'Failure',
        kind: 'index-damaged',
        message: expect.stringContaining('records.db'),
        remedy: expect.stringContaining('start from scratch'),
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
    const db = new Database(file);
    const damaged = db
      .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'answers_for_stats'")
      .pluck()
      .get();
    db.close();
    const start = ((damaged ?? 0) - 1) * 4096;
    writeFileSync(file, readFileSync(file).fill(0xff, start, start + 4096));
    const records = opened(folder);
    await expect(records.stats(null, minute(0))).rejects.toMatchObject({ kind: 'index-damaged' });
  });

  it('in a folder that is none is a failure too', () => {
    const folder = path.join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    expect(() => openRecords(path.join(folder, 'index'))).toThrow(
      expect.objectContaining({ name: 'Failure', kind: 'invalid-setting' }),
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
