import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCooldown } from '../../../src/discord/gateway/cooldown.js';

const minute = 60_000;

describe('the cooldown', () => {
  it('lets a member ask as often as is allowed within a minute, and tells when to come again', () => {
    const { take } = openCooldown(2);
    expect(take('reader', 1_000)).toBeNull();
    expect(take('reader', 5_000)).toBeNull();
    expect(take('reader', 6_000)).toBe(1_000 + minute);
    expect(take('reader', 1_000 + minute)).toBeNull();
  });

  it('tells when to come again without counting', () => {
    const { take, ends } = openCooldown(1);
    expect(ends('reader', 0)).toBeNull();
    expect(ends('reader', 0)).toBeNull();
    expect(take('reader', 0)).toBeNull();
    expect(ends('reader', 1)).toBe(minute);
    expect(ends('reader', minute)).toBeNull();
  });

  it('counts each member apart', () => {
    const { take } = openCooldown(1);
    expect(take('reader', 0)).toBeNull();
    expect(take('moderator', 0)).toBeNull();
    expect(take('reader', 1)).not.toBeNull();
  });

  it('never lets more through within any minute, and always lets through at the time it told', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }),
        (perMinute, gaps) => {
          const { take } = openCooldown(perMinute);
          const taken: number[] = [];
          let now = 1_000_000;
          for (const gap of gaps) {
            now += gap;
            const until = take('reader', now);
            if (until === null) {
              taken.push(now);
            } else {
              expect(until).toBeGreaterThan(now);
              now = until;
              expect(take('reader', now)).toBeNull();
              taken.push(now);
            }
          }
          for (const at of taken) {
            const within = taken.filter((one) => one > at - minute && one <= at);
            expect(within.length).toBeLessThanOrEqual(perMinute);
          }
        },
      ),
    );
  });
});
