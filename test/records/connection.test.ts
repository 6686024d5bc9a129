import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Records, unsetServer } from '../../src/records/records.js';
import { openRecords } from '../../src/records/store.js';
import { keptAnswer, minute } from '../library/kept.js';
import { temporaryFolder } from '../library/stories.js';
import { fillDisk, smallDisk } from './small-disk.js';

/** Records in a folder that can be moved. */
function opened(folder = path.join(temporaryFolder(), 'index')) {
  const records = openRecords(folder);
  onTestFinished(() => records.close());
  return { folder, records };
}

/** Another connection that holds the write lock until it is let go. */
function locked(folder: string): { letGo(): void } {
  const other = new Database(path.join(folder, 'records.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  return { letGo: () => void other.exec('COMMIT') };
}

const changes: Readonly<Record<string, (records: Records) => Promise<unknown>>> = {
  setServer: (records) => records.setServer('g', unsetServer),
  keepAnswer: (records) => records.keepAnswer(keptAnswer({})),
  dropAnswer: (records) => records.dropAnswer('a'),
  keepPending: (records) =>
    records.keepPending({ id: 'p', askedAt: minute(1), userId: 'u', state: '{}' }),
  vote: (records) => records.vote({ answerId: 'a', userId: 'u', helpful: true, reason: null }),
  dropFollows: (records) => records.dropFollows(['f']),
  keepFinds: (records) => records.keepFinds([], 'm'),
  forgetMember: (records) => records.forgetMember('u1'),
  expire: (records) => records.expire(minute(5)),
};

describe('records that another process has locked', () => {
  it('leave timers and reads their turn while a change waits, and keep it once they are free', async () => {
    const { folder, records } = opened();
    const lock = locked(folder);
    const answer = keptAnswer({});
    const done: string[] = [];
    const keeping = records.keepAnswer(answer).then(() => done.push('kept'));
    const other = records
      .setServer('g', { ...unsetServer, privateByDefault: true })
      .then(() => done.push('set'));
    for (let turns = 0; turns < 5; turns += 1) await after(30);
    expect(await records.answer(answer.id)).toBeNull();
    expect(done).toEqual([]);
    lock.letGo();
    await Promise.all([keeping, other]);
    expect(done).toEqual(['kept', 'set']);
    expect(await records.answer(answer.id)).toEqual(answer);
    expect((await records.servers()).get('g')?.privateByDefault).toBe(true);
  });

  it('fail in the end with a failure that names the file and what to look for', async () => {
    const { folder, records } = opened();
    locked(folder);
    const failed = await Promise.all(
      Object.values(changes).map((change) => change(records).catch((error: unknown) => error)),
    );
    for (const error of failed) {
      expect(error).toMatchObject({
        name: 'Failure',
        layer: 'records',
        kind: 'index-busy',
        message: `Another process has locked ${path.join(folder, 'records.db')}.`,
        remedy: expect.stringContaining('sqlite3'),
      });
    }
  });
});

describe('records whose file goes away', () => {
  it('are missing for every call, and no new file takes their place', async () => {
    const { folder, records } = opened();
    renameSync(folder, `${folder}-moved`);
    const calls = [...Object.values(changes), () => records.servers(), () => records.pending()];
    for (const call of calls) {
      await expect(call(records)).rejects.toMatchObject({
        layer: 'records',
        kind: 'index-missing',
        message: expect.stringContaining('records.db was moved or deleted'),
      });
    }
    renameSync(`${folder}-moved`, folder);
    await expect(records.keepAnswer(keptAnswer({}))).resolves.toBeUndefined();
  });

  it('are those of the new file, once there is one', async () => {
    const { folder, records } = opened();
    const former = keptAnswer({});
    await records.keepAnswer(former);
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    mkdirSync(folder);
    const other = openRecords(folder);
    const answer = keptAnswer({ userId: 'v' });
    await other.keepAnswer(answer);
    expect(await records.answer(answer.id)).toEqual(answer);
    expect(await records.answer(former.id)).toBeNull();
    await records.vote({ answerId: answer.id, userId: 'w', helpful: true, reason: null });
    expect((await other.stats(null, minute(0))).helpful).toBe(1);
    await other.close();
    expect(await opened(moved).records.answer(former.id)).toEqual(former);
  });
});

describe('records on a disk that is full', () => {
  it('say so, can be read, and are written again once there is room', async ({ skip }) => {
    const disk = smallDisk(1_000);
    if (disk === null) return skip('only root may mount a small disk');
    const { folder, records } = opened(path.join(disk, 'index'));
    const answer = keptAnswer({});
    await records.keepAnswer(answer);
    const filler = path.join(disk, 'filler');
    fillDisk(filler);
    const keeping = records.keepAnswer(keptAnswer({ state: 'x'.repeat(100_000) }));
    await expect(keeping).rejects.toMatchObject({
      layer: 'records',
      kind: 'index-unwritable',
      message: expect.stringContaining(`${path.join(folder, 'records.db')} can't be written`),
      remedy: expect.stringContaining('Make room'),
    });
    expect(await records.answer(answer.id)).toEqual(answer);
    rmSync(filler);
    await records.keepAnswer(keptAnswer({}));
    expect((await records.stats(null, minute(0))).questions).toBe(2);
  });
});
