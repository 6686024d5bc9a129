import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';

/** Writes what happens to a client into the log; failed connections are logged by what tries again. */
export function logEvents(client: Client, log: Logger): void {
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'connected'));
  client.on(Events.ClientReady, ({ user, guilds, options: { shards, shardCount } }) =>
    log.info({ bot: user.tag, servers: guilds.cache.size, shards, of: shardCount }, 'ready'),
  );
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'resumed'));
  client.on(Events.Error, (err) => log.error({ err }, 'client failed'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'client warned'));
  // discord.js waits before it hits the limit; when many members ask, that is normal.
  client.rest.on('rateLimited', ({ route, retryAfter, global }) =>
    log.debug({ route, retryAfter, global }, 'waits for a rate limit'),
  );
}
