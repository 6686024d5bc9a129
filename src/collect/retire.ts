import path from 'node:path';
import { parsedUrl } from '../article/url.js';
import type { IngestReport } from '../library/ingest/events.js';
import { serverOf } from '../library/ingest/owner.js';
import type { Removed } from '../library/storage.js';
import { dropFile, filesAt, isAddedFile } from './added-files.js';
import { pageOf } from './same-address.js';

/** Adds files to the library, and removes what came from those that are gone. */
export type Ingest = (
  files: readonly string[],
  gone: readonly string[],
) => Promise<Pick<IngestReport, 'interrupted'>>;

/**
 * Removes from the library what came from files, and then the files. If it's stopped in between, the files are
 * still there, so that whoever finds them again retires them again.
 *
 * @returns whether it wasn't stopped
 * @throws Failure as ingesting does
 */
export async function retire(files: readonly string[], ingest: Ingest): Promise<boolean> {
  if (files.length === 0) return true;
  const { interrupted } = await ingest([], files);
  if (interrupted) return false;
  for (const file of files) await dropFile(file);
  return true;
}

/**
 * Deletes the files that only a removed article and its copies came from, if a feed or a moderator brought them: a feed
 * takes a file that stays for an article that is wanted. Files that also hold other articles, and the operator's own, stay.
 */
export async function dropFilesOf(
  { locator, copies, queued }: Removed,
  indexFolder: string,
): Promise<void> {
  // What is queued for the curator is still there, and its files are on that machine.
  if (queued === true) return;
  for (const file of [locator, ...copies]) {
    const shelf = { indexFolder: path.resolve(indexFolder), server: serverOf(file) };
    if (isAddedFile(shelf, file)) await dropFile(file);
  }
}

/**
 * The files that newer ones of the same pages replace. Of several new ones of a page, the last stays; one that
 * couldn't be used replaces none.
 *
 * @param files the new files with their addresses
 * @param unusable the locators of faults
 */
export async function replacedBy(
  files: Iterable<readonly [file: string, address: string | null]>,
  unusable: { has(locator: string): boolean },
): Promise<string[]> {
  const last = new Map<string, readonly [file: string, address: string]>();
  for (const [file, address] of files) {
    const url = address === null ? null : parsedUrl(address);
    // One of several articles at an address isn't a version of what is there.
    if (address === null || url === null || url.hash !== '' || unusable.has(file)) continue;
    last.set(path.join(path.dirname(file), pageOf(address)), [file, address]);
  }
  const others: string[] = [];
  for (const [file, address] of last.values()) {
    const all = await filesAt(path.dirname(file), address);
    others.push(...all.filter((one) => one !== file));
  }
  return others;
}
