import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurs, type Shards, seesAll, shardOf } from '../../../src/discord/gateway/shards.js';

const guildId = fc.bigInt({ min: 1n, max: (1n << 64n) - 1n }).map(String);

/** All shards of a bot, spread over processes. */
const processes: fc.Arbitrary<Shards[]> = fc
  .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 64 })
  .map((processOf) =>
    [0, 1, 2, 3].map((one) => ({
      ids: processOf.flatMap((process, id) => (process === one ? [id] : [])),
      total: processOf.length,
    })),
  );

describe('the shard of a server', () => {
  it('is what the bits above the lowest 22 of its id leave over', () => {
    // What Python's `(id >> 22) % 4` gives; beyond 2 ** 53 a plain number would lose digits.
    expect(shardOf('41771983423143937', 4)).toBe(2);
    expect(shardOf('197038439483310086', 4)).toBe(2);
    expect(shardOf('613425648685547541', 4)).toBe(0);
    expect(shardOf(String((7n << 22n) | 0x3fffffn), 4)).toBe(3);
  });

  it('is shard 0 for direct messages', () => {
    expect(shardOf(null, 4)).toBe(0);
  });

  it('is one of the total, and the next server by time has the next', () => {
    fc.assert(
      fc.property(guildId, fc.integer({ min: 1, max: 10_000 }), (id, total) => {
        const shard = shardOf(id, total);
        expect(Number.isInteger(shard) && shard >= 0 && shard < total).toBe(true);
        expect(shardOf(String(BigInt(id) + (1n << 22n)), total)).toBe((shard + 1) % total);
      }),
    );
  });
});

describe('what is for a process', () => {
  it('is for no other: each server, and direct messages, for exactly one', () => {
    fc.assert(
      fc.property(fc.option(guildId), processes, (id, all) => {
        expect(all.filter((shards) => isOurs(id, shards))).toHaveLength(1);
      }),
    );
  });

  it('is everything where it runs the whole bot', () => {
    fc.assert(fc.property(fc.option(guildId), (id) => isOurs(id, null)));
  });

  it('are all servers where it has all shards, and else some', () => {
    expect(seesAll(null)).toBe(true);
    expect(seesAll({ ids: [1, 0], total: 2 })).toBe(true);
    expect(seesAll({ ids: [1], total: 2 })).toBe(false);
  });
});
