import { Failure } from './failure.js';
import { embeddedStorage } from './library/embedded-storage.js';
import type { OnFault } from './library/library.js';
import type { Storage } from './library/storage.js';
import type { FeedRecords } from './records/feeds.js';
import type { Records } from './records/records.js';
import type { Settings } from './settings.js';
import { weaviateStorage } from './weaviate/storage.js';

/**
 * Opens the feeds that are followed.
 *
 * @throws Failure `invalid-setting` with Weaviate, and as `openFeedRecords`
 */
export async function feedRecordsOf({
  indexFolder,
  library,
}: Pick<Settings, 'indexFolder' | 'library'>): Promise<FeedRecords> {
  if (library === 'weaviate') {
    throw new Failure('records', 'invalid-setting', 'Feeds are not kept in Weaviate yet.', {
      remedy:
        'Load their articles once with `pullquote ingest ADDRESS`, or set PULLQUOTE_LIBRARY=embedded.',
    });
  }
  const { openFeedRecords } = await import('./records/feed-store.js');
  return openFeedRecords(indexFolder);
}

/** A storage with what the bot keeps beside the articles: servers' settings, answers, votes. */
export type BotStorage = Storage & { records(): Promise<Records> };

/** The storage that the settings name, or the other kind of it. Opens nothing yet. */
export function storageOf(
  {
    indexFolder,
    weaviate,
    library,
    onFault,
  }: Pick<Settings, 'indexFolder' | 'weaviate' | 'library'> & { readonly onFault?: OnFault },
  kind: Settings['library'] = library,
): BotStorage {
  if (kind === 'weaviate') return weaviateStorage(weaviate, indexFolder);
  return {
    ...embeddedStorage(indexFolder, onFault),
    async records() {
      const { openRecords } = await import('./records/store.js');
      return openRecords(indexFolder);
    },
  };
}
