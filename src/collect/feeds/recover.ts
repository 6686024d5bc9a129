import type { FeedRecords, KeptEntry, KeptFeed } from '../../records/feeds.js';
import { dropFile, settleVersion } from '../added-files.js';
import { type OwnFile, ownFilesOf } from '../entry-file.js';

/** A file that a stopped refresh left behind, with its entry as it was noted. */
export interface LeftFile extends OwnFile {
  readonly entry: KeptEntry;
}

/**
 * The files of entries that an earlier refresh noted and didn't finish, as the process was stopped before its
 * articles were in the library. The feed may no longer hold these entries.
 *
 * @param known the feed's known entries
 * @param dealtWith keys of entries that this refresh deals with anyway
 */
export async function leftFiles(
  { server }: KeptFeed,
  known: ReadonlyMap<string, KeptEntry>,
  dealtWith: ReadonlySet<string>,
  indexFolder: string,
): Promise<readonly LeftFile[]> {
  const open = [...known.values()].filter(
    ({ key, fingerprint }) => fingerprint === null && !dealtWith.has(key),
  );
  if (open.length === 0) return [];
  const keys = open.map(({ key }) => key);
  const files = await ownFilesOf({ indexFolder, server }, keys);
  return open.flatMap((entry) => {
    const file = files.get(entry.key);
    return file === undefined ? [] : [{ ...file, entry }];
  });
}

/**
 * Notes that files which were left behind are in the library now, and drops those without an article.
 *
 * @param at ISO 8601 in UTC
 */
export async function finishLeft(
  number: number,
  files: readonly LeftFile[],
  unusable: { has(locator: string): boolean },
  { records, at }: { readonly records: Pick<FeedRecords, 'note'>; readonly at: string },
): Promise<void> {
  const entries: KeptEntry[] = [];
  for (const { path, fingerprint, entry } of files) {
    const kept = entry.kept || !unusable.has(path);
    const isThere = await settleVersion(path, !unusable.has(path));
    if (!isThere && !kept) await dropFile(path);
    entries.push({ ...entry, fingerprint, kept, tries: 0, failingSince: null });
  }
  if (entries.length > 0) await records.note(number, entries, at);
}
