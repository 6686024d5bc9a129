import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/fetch/clock.js';
import { openPacing } from '../../src/fetch/pacing.js';
import { readRetryAfter } from '../../src/fetch/retry-after.js';

describe('pacing', () => {
  it('lets one request at a time go to a host, each a pause after the last, also if one fails', async () => {
    let time = 0;
    const clock: Clock = {
      now: () => time,
      sleep: async (ms) => {
        time += ms;
      },
    };
    const pacing = openPacing(clock);
    const begun: string[] = [];
    const work = (name: string) => async () => {
      begun.push(`${name} ${time}`);
      if (name === 'b') throw new Error('no');
    };
    const all = ['a', 'b', 'c'].map((name) => pacing.inTurn('one', 1_000, work(name)));
    all.push(pacing.inTurn('other', 1_000, work('d')));
    await Promise.allSettled(all);
    expect(begun).toEqual(expect.arrayContaining(['a 0', 'd 0', 'b 1000', 'c 2000']));
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');

  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 5 ', 5_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2020 12:00:30 GMT', 0],
    ['99999999999999999999', 7 * 24 * 3_600_000],
    ['soon', null],
    ['-5', 0],
    ['', null],
    [undefined, null],
  ])('reads %s as %s', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});
