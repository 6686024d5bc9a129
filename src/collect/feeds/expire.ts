import type { FeedRecords } from '../../records/feeds.js';
import { utcDay } from '../../text/day.js';
import { ownFileOf } from '../entry-file.js';
import { type Ingest, retire } from '../retire.js';

/** What articles that are too old are removed with. */
export interface Expiring {
  readonly records: Pick<FeedRecords, 'expired' | 'drop'>;
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
  const expired = await records.expired(utcDay(now()));
  const files = new Set<string>();
  for (const { key, server } of expired) {
    const file = await ownFileOf({ indexFolder, server }, key);
    if (file !== null) files.add(file);
  }
  if (!(await retire([...files], ingest))) return 0;
  if (expired.length > 0) await records.drop(expired);
  return files.size;
}
