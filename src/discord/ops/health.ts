import { type Client, Events, Status } from 'discord.js';
import type { Trouble } from './troubles.js';

/** The time between two heartbeats that Discord asks for in its Hello, in milliseconds. */
const heartbeatEvery = 41_250;
/** A heartbeat may be on its way; two without an acknowledgement mean that nobody is there. */
const longestSilence = 2 * heartbeatEvery;

/** What was seen of one shard's connection. Times are milliseconds since the epoch. */
export interface ShardSeen {
  readonly id: number;
  /** Whether it has a session, and its servers. */
  readonly connected: boolean;
  /** When the last heartbeat was sent that was acknowledged; -1 before the first. */
  readonly heartbeatAt: number;
  /** The first and the last event since it connected. */
  readonly events: { readonly first: number; readonly last: number } | null;
}

/** The state of one shard, as `/healthz` shows it. */
export interface ShardHealth {
  readonly id: number;
  readonly well: boolean;
  /** Why it is not well. */
  readonly why?: string;
  readonly secondsSinceHeartbeat: number | null;
  readonly secondsSinceEvent: number | null;
}

export interface Health {
  readonly well: boolean;
  readonly ready: boolean;
  readonly shards: readonly ShardHealth[];
}

/** What `/healthz` shows. */
export interface HealthPage extends Health {
  readonly troubles: readonly Trouble[];
}

/** A bot that can't read its articles isn't well; one that can't keep its records still answers. */
export function healthPage(health: Health, troubles: readonly Trouble[]): HealthPage {
  const answers = troubles.every(({ not }) => not !== 'articles can be read');
  return { ...health, well: health.well && answers, troubles };
}

/**
 * Judges what was seen. Well is: logged in, and every shard connected, with an event since then and
 * a heartbeat acknowledged lately. The measured ping says nothing: it stays at its last good value.
 */
export function judge(ready: boolean, shards: readonly ShardSeen[], now: number): Health {
  const judged = shards.map((shard) => judgeShard(shard, now));
  return {
    well: ready && judged.length > 0 && judged.every((shard) => shard.well),
    ready,
    shards: judged,
  };
}

function judgeShard(seen: ShardSeen, now: number): ShardHealth {
  const why = illness(seen, now);
  return {
    id: seen.id,
    well: why === null,
    ...(why !== null && { why }),
    secondsSinceHeartbeat: seen.heartbeatAt < 0 ? null : seconds(now - seen.heartbeatAt),
    secondsSinceEvent: seen.events === null ? null : seconds(now - seen.events.last),
  };
}

function illness({ connected, heartbeatAt, events }: ShardSeen, now: number): string | null {
  if (!connected) return 'not connected';
  if (events === null) return 'no event since it connected';
  // The first heartbeat of a connection comes up to one interval after its start.
  const silence = now - Math.max(events.first, heartbeatAt);
  if (silence > longestSilence) return `no heartbeat acknowledged for ${seconds(silence)} s`;
  return null;
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

/** Watches a client's shards from now on; to be called before it logs in. */
export function watchHealth(client: Client): () => Health {
  const events = new Map<number, { readonly first: number; readonly last: number }>();
  client.on(Events.Raw, (_: unknown, shardId: number) => {
    const now = Date.now();
    events.set(shardId, { first: events.get(shardId)?.first ?? now, last: now });
  });
  client.on(Events.ShardReconnecting, (shardId) => events.delete(shardId));
  client.on(Events.ShardDisconnect, (_, shardId) => events.delete(shardId));
  return () =>
    judge(
      client.isReady(),
      client.ws.shards.map((shard) => ({
        id: shard.id,
        connected: shard.status === Status.Ready,
        heartbeatAt: shard.lastPingTimestamp,
        events: events.get(shard.id) ?? null,
      })),
      Date.now(),
    );
}
