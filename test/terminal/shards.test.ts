import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardList, shardsOf, shardTotal } from '../../src/terminal/typed/shards.js';
import { temporaryFolder } from '../library/stories.js';
import { pullquote } from './run.js';

describe('--shards', () => {
  it.each([
    ['0', [0]],
    ['0,1', [0, 1]],
    ['2-5', [2, 3, 4, 5]],
    ['7,0-2, 4', [7, 0, 1, 2, 4]],
    ['3-3', [3]],
  ])('reads %s', (text, ids) => {
    expect(shardList(text)).toEqual(ids);
  });

  it.each([
    '',
    'a',
    '0,',
    '-1',
    '1.5',
    '0-',
    '0-1-2',
    '0..3',
    '0 1',
    '123456',
    'auto',
  ])('refuses %j', (text) => {
    expect(() => shardList(text)).toThrow('Write it as 0,1 or 0-3.');
  });

  it.each([
    ['1,1', 'Shard 1 is listed twice.'],
    ['0-3,2', 'Shard 2 is listed twice.'],
    ['3-1', 'Write the range 3-1 as 1-3.'],
  ])('refuses %s: %s', (text, why) => {
    expect(() => shardList(text)).toThrow(why);
  });

  it('reads back any numbers that are written with commas', () => {
    const ids = fc.uniqueArray(fc.nat({ max: 99_999 }), { minLength: 1 });
    fc.assert(
      fc.property(ids, (some) => {
        expect(shardList(some.join(','))).toEqual(some);
      }),
    );
  });
});

describe('--total-shards', () => {
  it('is a whole number that a bot may have', () => {
    expect(shardTotal('1')).toBe(1);
    expect(shardTotal('10000')).toBe(10_000);
    for (const text of ['0', '10001', '-4', '4.0', '1e3', '', 'four']) {
      expect(() => shardTotal(text), text).toThrow('a whole number from 1 to 10000');
    }
  });
});

describe('both together', () => {
  it('name the shards of this process', () => {
    expect(shardsOf([2, 3], 4)).toEqual({ ids: [2, 3], total: 4 });
    expect(shardsOf(undefined, undefined)).toBeNull();
  });

  it.each([
    [[4], 4, 'There is no shard 4 of 4.'],
    [[0, 9], 4, 'There is no shard 9 of 4.'],
    [[0], undefined, '--shards also needs --total-shards.'],
    [undefined, 4, '--total-shards also needs --shards.'],
  ])('are refused: %j of %j', (ids, total, why) => {
    expect(() => shardsOf(ids, total)).toThrow(
      expect.objectContaining({ message: why, kind: 'invalid-setting' }),
    );
  });
});

describe('pullquote bot', () => {
  const bot = (...args: string[]) =>
    pullquote(['bot', ...args], { index: temporaryFolder(), env: { DISCORD_TOKEN: '' } });

  it('says what is wrong with the shards before anything else', async () => {
    const [twice, alone, high] = await Promise.all([
      bot('--shards', '0,0', '--total-shards', '4'),
      bot('--shards', '0,1', '--or-chat'),
      bot('--shards', '0-4', '--total-shards', '4'),
    ]);
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('is listed twice') });
    expect(alone).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /needs --total-shards.*\n.*next: Give both, e\.g\. --shards 0,1/,
      ),
    });
    expect(high).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no shard 4 of 4.*\n.*next: Give numbers from 0 to 3/),
    });
  }, 60_000);

  it('explains them, with two machines', async () => {
    const { code, stdout } = await bot('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('bot --shards 0,1 --total-shards 4');
    expect(stdout).toContain('bot --shards 2,3 --total-shards 4');
  }, 60_000);
});
