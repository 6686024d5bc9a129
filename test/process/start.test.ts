import { afterEach, describe, expect, it } from 'vitest';
import { Failure } from '../../src/failure.js';
import { type RunningProcess, startProcess } from '../../src/process/start.js';
import type { TestProcess } from './child.js';

const running: RunningProcess<TestProcess>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

function start(how: TestProcess['start'] = 'well'): RunningProcess<TestProcess> {
  const started = startProcess<TestProcess>({
    module: './child',
    importer: import.meta.url,
    start: how,
    lost: (why) => new Failure('discord', 'process-lost', `It ended early: ${why}`),
    closed: () => new Failure('discord', 'interrupted', 'It was closed.'),
  });
  running.push(started);
  return started;
}

function isAlive(pid = 0): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a process that does jobs', () => {
  it('does them in order, also those sent before it was ready, and answers each with its result', async () => {
    const own = start();
    const jobs = [own.run({ double: Float32Array.of(1.5) }), own.run({ countTo: 1 })];
    expect(await Promise.all(jobs)).toEqual([Float32Array.of(3), 'counted']);
    await own.ready;
    expect(await own.run({ double: Float32Array.of() })).toEqual(Float32Array.of());
  });

  it('reports the steps of a job to whoever sent it', async () => {
    const own = start();
    const [three, two]: [number[], number[]] = [[], []];
    await Promise.all([
      own.run({ countTo: 3 }, (step) => three.push(step)),
      own.run({ countTo: 2 }, (step) => two.push(step)),
    ]);
    expect(three).toEqual([1, 2, 3]);
    expect(two).toEqual([1, 2]);
  });

  it('fails a job with the same failure that the job threw, and goes on with the next', async () => {
    const own = start();
    const failure = await own.run({ fail: true }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({
      layer: 'article',
      kind: 'unreadable-file',
      message: 'The disk can’t be read.',
      cause: { message: 'It is full.', stack: expect.stringContaining('TypeError') },
      remedy: 'Make room.',
    });
    expect(failure).toHaveProperty('cause.cause', 'a large file');
    expect(await own.run({ countTo: 0 })).toBe('counted');
  });

  it('aborts what it does when it is asked to', async () => {
    const own = start();
    const stopped = own.run({ waitForAbort: true });
    own.abort();
    expect(await stopped).toBe('stopped');
  });
});

describe('a process that ends', () => {
  it('early fails every pending job and every later one', async () => {
    const own = start();
    const crashed = own.run({ crash: true });
    const after = own.run({ countTo: 0 });
    const lost = { kind: 'process-lost', message: 'It ended early: code 3' };
    const failed = expect(after).rejects.toMatchObject(lost);
    await expect(crashed).rejects.toMatchObject(lost);
    await failed;
    expect(own.ended).toBe(true);
    await expect(own.run({ countTo: 0 })).rejects.toMatchObject({ kind: 'process-lost' });
  });

  it('because another killed it fails its jobs with the signal', async () => {
    const own = start();
    await own.ready;
    const pending = own.run({ waitForAbort: true });
    process.kill(own.pid ?? 0, 'SIGKILL');
    await expect(pending).rejects.toThrow('It ended early: SIGKILL');
  });

  it.each([
    ['failing', { kind: 'invalid-setting', message: 'It can’t start.', remedy: 'Set it.' }],
    ['unforeseen', { kind: 'process-lost', message: 'It ended early: start is no word' }],
  ] as const)('because its start is %s says why, to its jobs as well', async (how, failure) => {
    const own = start(how);
    const pending = own.run({ countTo: 0 });
    const failed = expect(pending).rejects.toMatchObject({
      kind: 'process-lost',
      message: expect.stringMatching(/^It ended early: (It can’t start|start is no word)/),
    });
    await expect(own.ready).rejects.toMatchObject(failure);
    await failed;
  });

  it('because it was closed fails its jobs as closed, and is gone', async () => {
    const own = start();
    await own.ready;
    const pending = expect(own.run({ waitForAbort: true })).rejects.toMatchObject({
      kind: 'interrupted',
    });
    await own.close();
    await pending;
    expect(isAlive(own.pid)).toBe(false);
    await expect(own.run({ countTo: 0 })).rejects.toThrow('closed');
  });

  it('when it is asked to finish has done its jobs first', async () => {
    const own = start();
    const job = own.run({ countTo: 1 });
    own.finish();
    expect(await job).toBe('counted');
    await expect.poll(() => own.ended, { timeout: 10_000 }).toBe(true);
    expect(isAlive(own.pid)).toBe(false);
  });

  it('with the one that started it', async () => {
    const own = start();
    const another = Number(await own.run({ startAnother: true }));
    expect(isAlive(another)).toBe(true);
    await own.close();
    await expect.poll(() => isAlive(another), { timeout: 10_000 }).toBe(false);
  });

  it('does not do so by Ctrl-C or a service manager’s stop', async () => {
    const own = start();
    await own.ready;
    process.kill(own.pid ?? 0, 'SIGINT');
    process.kill(own.pid ?? 0, 'SIGTERM');
    expect(await own.run({ countTo: 0 })).toBe('counted');
  });
});
