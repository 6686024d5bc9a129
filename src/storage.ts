import { embeddedStorage } from './library/embedded-storage.js';
import type { OnFault } from './library/library.js';
import type { Storage } from './library/storage.js';
import type { Records } from './records/records.js';
import type { Settings } from './settings.js';
import { weaviateStorage } from './weaviate/storage.js';

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
