import type { ModelIdentity } from '../models/embedding/embedder.js';
import { checkedFingerprint, dataVersion, FollowedIndex } from './embedded/followed.js';
import { OpenFile } from './embedded/open-file.js';
import { EmbeddedLibrary } from './embedded.js';
import { type Derived, loadDerived, type OnIndexed } from './index/derived.js';
import { coverByGraph, publishDerived } from './index/publish.js';
import type { Library, OnFault } from './library.js';
import { lockWriter } from './lock.js';
import { oncePerFault } from './sqlite/checksums/damage.js';
import { type Db, databaseFile, openDatabase } from './sqlite/schema.js';

/** Vectors beyond the graph that are scanned at each question: some 5 ms. More are added to it. */
const mostScanned = 10_000;

export interface OpenOptions {
  /** Called while a snapshot that is missing, damaged or far behind is rebuilt. */
  readonly onProgress?: OnIndexed;
  readonly onFault?: OnFault;
}

/**
 * Opens a library to search in it; other processes may change it meanwhile. Damaged snapshots are rebuilt from the stored texts and vectors.
 *
 * @throws Failure `index-missing` if nothing was ever added, `index-mismatch` if it was made with
 *   another model or by a later version, `index-damaged` if SQLite can't read it
 */
export async function openLibrary(
  folder: string,
  model: ModelIdentity,
  options: OpenOptions = {},
): Promise<Library> {
  const file = new OpenFile(databaseFile(folder));
  const db = openDatabase(folder);
  try {
    const seen = dataVersion(db);
    const fingerprint = checkedFingerprint(db, folder, model);
    const derived = await loadDerived(db, folder, fingerprint, options.onProgress);
    if (derived.damaged || derived.tail.size > mostScanned) {
      await mend(db, folder, derived, model, options);
    }
    const index = new FollowedIndex({ db, file }, folder, model, derived, seen);
    return new EmbeddedLibrary(index, oncePerFault(options.onFault ?? (() => undefined)));
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Publishes what had to be rebuilt, so that the next start needn't. */
async function mend(
  db: Db,
  folder: string,
  derived: Derived,
  model: ModelIdentity,
  { onProgress }: OpenOptions,
): Promise<void> {
  await coverByGraph(db, derived, onProgress);
  try {
    const lock = lockWriter(folder, 'rebuild of the search index');
    try {
      await publishDerived(db, folder, derived, model, onProgress);
    } finally {
      lock.release();
    }
  } catch {
    // Another process is writing and will publish, or the disk is full. What is in memory is
    // complete.
  }
}
