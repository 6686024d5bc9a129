/** The first millisecond that Discord's ids count from. */
const epoch = 1_420_070_400_000n;

/** Makes ids as Discord does: milliseconds in the upper bits, and each greater than the one before. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const timed = (BigInt(Math.trunc(now())) - epoch) << 22n;
    last = timed > last ? timed : last + 1n;
    return String(last);
  };
}

/** Divisible by every small number of shards, so that the first guild is shard 0's, the next shard 1's. */
const firstGuildMoment = 720_720n * 300_000n;

/** Ids of guilds that go to the shards in turn. */
export function guildIds(): () => string {
  let count = 0n;
  return () => String((firstGuildMoment + count++) << 22n);
}

/** The shard that a guild belongs to; direct messages are shard 0's. */
export function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
