import { Client, type ClientOptions, Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { judge, type ShardSeen, watchHealth } from '../../../src/discord/ops/health.js';
import { type Loopback, startLoopback } from '../loopback/loopback.js';

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

describe('the health of a client', () => {
  /** Logs a client in, and shows `work` its health as it is whenever it is asked for. */
  async function watched(
    discord: Loopback,
    work: (health: ReturnType<typeof watchHealth>, client: Client) => Promise<void>,
    shards: Pick<ClientOptions, 'shards' | 'shardCount'> = { shards: 'auto' },
  ): Promise<void> {
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      ...shards,
      rest: { api: discord.apiUrl },
    });
    const health = watchHealth(client);
    try {
      expect(health()).toEqual({ well: false, ready: false, shards: [] });
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(discord.token);
      await ready;
      await work(health, client);
    } finally {
      await client.destroy();
      await discord.stop();
    }
  }

  it('is good once every shard is connected, with the events seen', async () => {
    const discord = await startLoopback({ shards: 2 });
    discord.guild();
    await watched(discord, async (health) => {
      expect(health()).toMatchObject({
        well: true,
        shards: [0, 1].map((id) => ({ id, well: true, secondsSinceEvent: 0 })),
      });
    });
  });

  it('is bad from the loss of a connection until it is taken up again', async () => {
    const discord = await startLoopback();
    await watched(discord, async (health, client) => {
      const lost = new Promise((resolve) => client.once(Events.ShardReconnecting, resolve));
      discord.gateway.drop();
      await lost;
      expect(health()).toMatchObject({
        well: false,
        ready: true,
        shards: [{ id: 0, why: 'not connected' }],
      });
      await discord.until(() => health().well, 'the bot to be well again');
      expect(discord.gateway.resumes).toBe(1);
    });
  });

  it('is that of its own shards, and bad while one of them is lost: it says which', async () => {
    const discord = await startLoopback({ shards: 4 });
    await watched(
      discord,
      async (health, client) => {
        expect(health()).toMatchObject({ well: true, shards: [{ id: 2 }, { id: 3 }] });
        const lost = new Promise((resolve) => client.once(Events.ShardReconnecting, resolve));
        discord.gateway.drop({ shard: 3 });
        expect(await lost).toBe(3);
        expect(health()).toMatchObject({
          well: false,
          ready: true,
          shards: [
            { id: 2, well: true },
            { id: 3, well: false, why: 'not connected' },
          ],
        });
        await discord.until(() => health().well, 'the bot to be well again');
        expect(discord.gateway.resumes).toBe(1);
      },
      { shards: [2, 3], shardCount: 4 },
    );
  });

  it('knows of heartbeats that were acknowledged', async () => {
    const discord = await startLoopback({ heartbeatMs: 50 });
    await watched(discord, async (health, client) => {
      expect(health().shards[0]?.well).toBe(true);
      await new Promise<void>((resolve) => {
        client.on(Events.Debug, (said) => {
          if (said.includes('Heartbeat acknowledged')) setImmediate(resolve);
        });
      });
      expect(health().shards[0]?.secondsSinceHeartbeat).toBe(0);
    });
  });

  it('is bad for good where Discord wants the bot no more', async () => {
    const discord = await startLoopback();
    await watched(discord, async (health, client) => {
      const gone = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve));
      discord.gateway.close(4004);
      await gone;
      expect(health()).toMatchObject({ well: false, shards: [{ why: 'not connected' }] });
    });
  });
});
