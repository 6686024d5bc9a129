/** The shards that one process runs, if the bot is spread over several processes. */
export interface Shards {
  /** Their numbers, each below `total`. */
  readonly ids: readonly number[];
  /** How many shards the bot has in all its processes. */
  readonly total: number;
}

/**
 * The shard that gets a server's events, one of `total`; direct messages (`null`) go to shard 0. From
 * https://docs.discord.com/developers/events/gateway#sharding-sharding-formula
 */
export function shardOf(guildId: string | null, total: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(total));
}

/** Whether a server, or direct messages (`null`), belong to this process; without shards all do. */
export function isOurs(guildId: string | null, shards: Shards | null): boolean {
  return shards === null || shards.ids.includes(shardOf(guildId, shards.total));
}

/** Whether this process sees every server that the bot is in. */
export function seesAll(shards: Shards | null): boolean {
  return shards === null || shards.ids.length === shards.total;
}
