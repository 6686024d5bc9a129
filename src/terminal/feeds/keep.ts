import { exitCode } from '../errors.js';
import { counted } from '../layout.js';
import { write, writeError } from '../output.js';
import { feedAt, withFeeds } from './open.js';

/** `pullquote feeds keep`: sets for how many days feeds keep their articles; `null`: for good. */
export async function keepFeeds(
  days: number | null,
  addresses: readonly string[],
  { server = null }: { readonly server?: string | null },
): Promise<void> {
  await withFeeds(async (records) => {
    const feeds = await records.feeds();
    for (const given of addresses) {
      const feed = feedAt(feeds, given, server);
      if (feed !== undefined && (await records.keepFor(feed.number, days))) {
        write(`${feed.address}: ${keptInWords(days)}\n`);
      } else {
        writeError(`pullquote: ${given}: is not among the feeds; see pullquote feeds list\n`);
        process.exitCode = exitCode.failure;
      }
    }
  });
}

/** How long a feed's articles stay. */
export function keptInWords(days: number | null): string {
  return days === null ? 'keeps its articles' : `keeps its articles for ${counted(days, 'day')}`;
}
