import { describe, expect, it } from 'vitest';
import { judge, type ShardSeen } from '../../../src/discord/operation/health.js';

const now = 1_700_000_000_000;
const minute = 60_000;

/** A shard that is well: connected for an hour, its last heartbeat acknowledged 20 s ago. */
const well: ShardSeen = {
  id: 0,
  connected: true,
  heartbeatAt: now - 20_000,
  events: { first: now - 60 * minute, last: now - 5_000 },
};

describe('the health of the bot', () => {
  it('is good while it is ready and every shard is', () => {
    expect(judge(true, [well, { ...well, id: 1 }], now)).toEqual({
      well: true,
      ready: true,
      shards: [0, 1].map((id) => ({
        id,
        well: true,
        secondsSinceHeartbeat: 20,
        secondsSinceEvent: 5,
      })),
    });
  });

  it('is bad before the client is ready, and without a shard', () => {
    expect(judge(false, [well], now).well).toBe(false);
    expect(judge(true, [], now).well).toBe(false);
  });

  it.each<[string, Partial<ShardSeen>, string]>([
    ['is reconnecting', { connected: false }, 'not connected'],
    ['has seen no event', { events: null }, 'no event since it connected'],
    [
      'had no heartbeat acknowledged for two intervals',
      { heartbeatAt: now - 83_000 },
      'no heartbeat acknowledged for 83 s',
    ],
    ['had none acknowledged ever', { heartbeatAt: -1 }, 'no heartbeat acknowledged for 3600 s'],
  ])('is bad while one shard %s, and says which and why', (_, ill, why) => {
    const health = judge(true, [well, { ...well, id: 1, ...ill }], now);
    expect(health.well).toBe(false);
    expect(health.shards[0]?.well).toBe(true);
    expect(health.shards[1]).toMatchObject({ id: 1, well: false, why });
  });

  it('waits for the first heartbeat of a new connection, whenever the last one was', () => {
    const connected = { first: now - 40_000, last: now - 40_000 };
    expect(judge(true, [{ ...well, heartbeatAt: -1, events: connected }], now).well).toBe(true);
    const before = now - 10 * minute;
    expect(judge(true, [{ ...well, heartbeatAt: before, events: connected }], now).well).toBe(true);
  });

  it('does not ask for events of a quiet server', () => {
    const quiet = { first: now - 60 * minute, last: now - 60 * minute };
    expect(judge(true, [{ ...well, events: quiet }], now).well).toBe(true);
  });
});
