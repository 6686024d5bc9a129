import type { ExpiredEntry, FeedRecords } from '../../records/feeds.js';
import { utcDay } from '../../text/day.js';
import { ownFileOf } from '../entry-file.js';
import { type Ingest, retire } from '../retire.js';

/** What articles that are too old are removed with. */
export interface Expiring {
  readonly records: Pick<FeedRecords, 'expired' | 'isKeptElsewhere' | 'drop'>;
  readonly indexFolder: string;
  readonly now: () => Date;
  readonly ingest: Ingest;
}

/**
 * Removes the articles that are older than their feeds keep them, with their files: not those that another feed
 * of the same server still keeps, nor pages that were also added by their addresses. If it's stopped at any moment,
 * the next time goes on from there.
 *
 * @returns how many articles were removed
 * @throws Failure as ingesting does
 */
export async function removeExpired({
  records,
  indexFolder,
  now,
  ingest,
}: Expiring): Promise<number> {
  const today = utcDay(now());
  const files = new Set<string>();
  const gone: ExpiredEntry[] = [];
  for (const entry of await records.expired(today)) {
    const { key, server } = entry;
    const file = await ownFileOf({ indexFolder, server }, key);
    // Another feed may have brought the page by another way of writing its address.
    if (file !== null && (await records.isKeptElsewhere(entry, file.keys, today))) continue;
    if (file !== null) files.add(file.path);
    gone.push(entry);
  }
  if (!(await retire([...files], ingest))) return 0;
  if (gone.length > 0) await records.drop(gone);
  return files.size;
}
