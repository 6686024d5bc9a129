import { removeExpired } from '../../collect/feeds/expire.js';
import {
  isDue,
  type Refreshed,
  type Refreshing,
  refreshFeeds,
} from '../../collect/feeds/refresh.js';
import { openDocumentReader } from '../../collect/reading/reader.js';
import { Failure } from '../../failure.js';
import { fetcherFor } from '../../open-fetcher.js';
import { openPullquote } from '../../pullquote.js';
import { storageOf } from '../../storage.js';
import { utcDay } from '../../text/day.js';
import { exitCode } from '../errors.js';
import { counted } from '../layout.js';
import { patience } from '../opening/addresses.js';
import { printable, write, writeError } from '../output.js';
import { drawDownloads } from '../progress/download.js';
import { drawIngestion } from '../progress/ingestion.js';
import { onInterrupt } from '../progress/interrupt.js';
import { isAt, withFeeds } from './open.js';

/** Most new entries that are taken of a feed at once; the rest comes with the next refreshes. */
const mostEntries = 1_000;

/** Milliseconds after which no further page is loaded: a day, as the user can stop it. */
const within = 24 * 3_600_000;

/** `pullquote feeds refresh`: adds the new articles of feeds. */
export async function refresh(
  typed: readonly string[],
  { all = false }: { readonly all?: boolean },
): Promise<void> {
  const refreshed = await withFeeds(async (records, settings) => {
    const feeds = await records.feeds();
    const addresses = typed.flatMap((one) => {
      const found = feeds.filter((feed) => isAt(feed, one));
      if (found.length === 0) throw unknown(one);
      return found.map(({ address }) => address);
    });
    const expired = await records.expired(utcDay(new Date()));
    const isWanted = ({ address, ended }: (typeof feeds)[number]) =>
      addresses.length > 0 ? addresses.includes(address) : all && !ended;
    const wanted = feeds.filter(
      (feed) => isWanted(feed) || (addresses.length === 0 && isDue(feed, new Date())),
    );
    if (wanted.length === 0 && expired.length === 0) {
      const why = feeds.length === 0 ? 'there are no feeds yet' : 'no feed is due; see --all';
      write(`nothing to do: ${why}\n`);
      return null;
    }
    const downloads = drawDownloads();
    const drawn = drawIngestion();
    const storage = storageOf(settings);
    const engine = await openPullquote({ ...settings, storage, onDownload: downloads.on });
    const reader = openDocumentReader();
    try {
      return await onInterrupt(async (signal) => {
        const refreshing: Refreshing = {
          records,
          fetcher: fetcherFor(settings, { patience }),
          reader,
          indexFolder: settings.indexFolder,
          interval: settings.feeds.minutes * 60_000,
          most: mostEntries,
          within,
          now: () => new Date(),
          random: Math.random,
          signal,
          ingest: (files, gone) =>
            engine.ingest(files, {
              gone,
              signal,
              onEvent: (event) => {
                downloads.end();
                if (event.kind !== 'fault') drawn.on(event);
              },
            }),
        };
        const feeds = await refreshFeeds(wanted, refreshing);
        return { feeds, removed: await removeExpired(refreshing) };
      });
    } finally {
      downloads.end();
      drawn.end();
      await reader.close();
      await engine.close();
    }
  });
  if (refreshed === null) return;
  for (const one of refreshed.feeds) report(one);
  const { removed } = refreshed;
  if (removed > 0) write(`removed: ${counted(removed, 'article')} past the days of their feeds\n`);
}

function report({ address, outcome, articles, problems }: Refreshed): void {
  if (outcome === 'failed' || outcome === 'ended') {
    writeError(`pullquote: ${printable(`${address}: ${problems.join('; ')}`)}\n`);
    process.exitCode = exitCode.failure;
    return;
  }
  if (outcome === 'busy') {
    write(`${printable(address)}: another process is refreshing it\n`);
    return;
  }
  write(
    `${printable(address)}: ${articles === 0 ? 'nothing new' : counted(articles, 'article')}\n`,
  );
  for (const problem of problems) writeError(`note: ${printable(problem)}\n`);
}

function unknown(address: string): Failure {
  return new Failure('terminal', 'not-found', `${address} is not among the feeds.`, {
    remedy: 'See `pullquote feeds list`, or follow it with `pullquote feeds add`.',
  });
}
