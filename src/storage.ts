import { Failure } from './failure.js';
import { embeddedStorage } from './library/embedded-storage.js';
import type { OnFault } from './library/library.js';
import type { Storage } from './library/storage.js';
import type { FeedRecords } from './records/feeds.js';
import type { Records } from './records/records.js';
import type { Settings } from './settings.js';
import { weaviateStorage } from './weaviate/storage.js';

/** Which storage there is, and whether this is the machine with the index. */
type Place = Pick<Settings, 'indexFolder' | 'library' | 'weaviate'>;

/** Whether this machine follows feeds: they are kept beside the index, which in a cluster only the curator has. */
export function keepsFeeds({ library, weaviate }: Pick<Place, 'library' | 'weaviate'>): boolean {
  return library === 'embedded' || weaviate.curator;
}

/**
 * Opens the feeds that are followed.
 *
 * @throws Failure `invalid-setting` on a machine that follows none, and as `openFeedRecords`
 */
export async function feedRecordsOf(place: Place): Promise<FeedRecords> {
  if (!keepsFeeds(place)) {
    throw new Failure(
      'records',
      'invalid-setting',
      "In a cluster, only the curator's machine follows feeds: they are kept beside its index.",
      {
        remedy:
          'Run it there; or, if this is that machine, set WEAVIATE_CURATOR=true. Any machine can load their articles once with `pullquote ingest ADDRESS`.',
      },
    );
  }
  const { openFeedRecords } = await import('./records/feed-store.js');
  return openFeedRecords(place.indexFolder);
}

/** A storage with what the bot keeps beside the articles: servers' settings, answers, votes. */
export type BotStorage = Storage & { records(): Promise<Records> };

/** The storage that the settings name, or the other kind of it. Opens nothing yet. */
export function storageOf(
  { indexFolder, weaviate, library, onFault }: Place & { readonly onFault?: OnFault },
  kind: Settings['library'] = library,
): BotStorage {
  if (kind === 'weaviate') {
    return {
      ...weaviateStorage(weaviate, indexFolder),
      async records() {
        const { openClusterRecords } = await import('./records/cluster/records.js');
        return openClusterRecords(weaviate);
      },
    };
  }
  return {
    ...embeddedStorage(indexFolder, onFault),
    async records() {
      const { openRecords } = await import('./records/store.js');
      return openRecords(indexFolder);
    },
  };
}
