import { findFeed } from '../../collect/feeds/find-feed.js';
import { problemAt } from '../../collect/problem.js';
import { openDocumentReader } from '../../collect/reading/reader.js';
import { fetcherFor } from '../../open-fetcher.js';
import type { FeedRecords } from '../../records/feeds.js';
import { exitCode } from '../errors.js';
import { counted } from '../layout.js';
import { patience } from '../opening/addresses.js';
import { printable, write, writeError } from '../output.js';
import { keptInWords } from './keep.js';
import { feedAt, withFeeds } from './open.js';

/** `pullquote feeds add`: follows feeds that can be read; names the others. */
export async function addFeeds(
  addresses: readonly string[],
  { keepDays = null }: { readonly keepDays?: number | null },
): Promise<void> {
  const reader = openDocumentReader();
  const now = () => new Date();
  try {
    await withFeeds(async (records, settings) => {
      const fetcher = fetcherFor(settings, { patience });
      for (const address of addresses) {
        try {
          const feed = await findFeed(address, { fetcher, reader, now });
          if (feed === null) {
            writeError(`pullquote: ${address}: is a page that names no feed\n`);
            process.exitCode = exitCode.failure;
            continue;
          }
          const { title } = feed;
          const added = { address: feed.address, title, server: null, keepDays };
          const isNew = await records.addFeed(added, now().toISOString());
          const what = printable(`${feed.address} (${title ?? 'untitled'})`);
          const entries = counted(feed.entries, 'entry', 'entries');
          const kept = await keptFor(keepDays, feed.address, records);
          write(isNew ? `added: ${what}, ${entries}${kept}\n` : `already there: ${what}${kept}\n`);
        } catch (error) {
          writeError(`pullquote: ${address}: ${problemAt(address, error).message}\n`);
          process.exitCode = exitCode.failure;
        }
      }
    });
    if (process.stdout.isTTY) {
      write('now: pullquote feeds refresh, or leave it to the running bot\n');
    }
  } finally {
    await reader.close();
  }
}

/** Sets the days of a feed that was there already, too; and says so, if any were given. */
async function keptFor(
  keepDays: number | null,
  address: string,
  records: FeedRecords,
): Promise<string> {
  if (keepDays === null) return '';
  const feed = feedAt(await records.feeds(), address, null);
  if (feed !== undefined) await records.keepFor(feed.number, keepDays);
  return `; ${keptInWords(keepDays)}`;
}
