import { exitCode } from '../errors.js';
import { write, writeError } from '../output.js';
import { feedAt, withFeeds } from './open.js';

/**
 * `pullquote feeds remove`: no longer follows feeds.
 *
 * @param server only those that this Discord server has for itself; without addresses, all of them
 */
export async function removeFeeds(
  addresses: readonly string[],
  { server = null }: { readonly server?: string | null },
): Promise<void> {
  await withFeeds(async (records) => {
    const feeds = await records.feeds();
    const own = feeds.filter((feed) => feed.server === server).map(({ address }) => address);
    if (addresses.length === 0 && own.length === 0) {
      write(`nothing to remove: the Discord server ${server} has no feeds for itself\n`);
    }
    for (const given of addresses.length > 0 ? addresses : own) {
      const feed = feedAt(feeds, given, server);
      if (feed !== undefined && (await records.removeFeed(feed.number))) {
        write(`removed: ${feed.address}; its articles stay\n`);
      } else {
        writeError(`pullquote: ${given}: is not among the feeds; see pullquote feeds list\n`);
        process.exitCode = exitCode.failure;
      }
    }
  });
}
