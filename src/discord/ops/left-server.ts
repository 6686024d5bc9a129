import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { ownedBy } from '../../library/scope.js';
import type { Pullquote } from '../../pullquote.js';
import type { FeedRecords } from '../../records/feeds.js';

/** Says in the log what becomes of a server's own articles and feeds when the bot leaves it: only the operator can tell. */
export function watchLeftServers(
  client: Client,
  engine: Pick<Pullquote, 'scoped'>,
  feeds: Pick<FeedRecords, 'feeds'> | null,
  log: Logger,
): void {
  client.on(Events.GuildDelete, async ({ id }) => {
    try {
      const { articles } = await engine.scoped(ownedBy(id)).library.status();
      const followed = (await feeds?.feeds())?.filter(({ server }) => server === id).length ?? 0;
      if (articles === 0 && followed === 0) return;
      const remedy = `To remove them, run \`pullquote feeds remove --server ${id}\` and \`pullquote remove --server ${id}\`, and delete added/${id} in the index folder.`;
      log.warn(
        { server: id, articles, feeds: followed, remedy },
        'the bot left a server, whose own articles and feeds stay',
      );
    } catch (err) {
      log.warn({ err, server: id }, 'could not see what a server that the bot left has added');
    }
  });
}
