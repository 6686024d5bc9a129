import { Failure } from '../../failure.js';
import type { ModelIdentity } from '../../models/embedding/embedder.js';
import { type Derived, followAdditions, followRemovals, loadDerived } from '../index/derived.js';
import { fittingManifest } from '../index/snapshot.js';
import {
  checkModel,
  type Db,
  type Fingerprint,
  openDatabase,
  readFingerprint,
} from '../sqlite/schema.js';
import { statement } from '../sqlite/statements.js';
import { OpenFile } from './open-file.js';

/** Vectors beyond the graph before a newer snapshot of another process is worth loading. */
const worthReloading = 2_000;

/** A database with the search structures made of it. */
export interface Index {
  readonly db: Db;
  readonly derived: Derived;
}

/** An index that other processes change, and that a backup may replace: it follows both. */
export class FollowedIndex {
  readonly model: ModelIdentity;
  #db: Db;
  #file: OpenFile;
  readonly #folder: string;
  #derived: Derived;
  /** `PRAGMA data_version` as of the last look; it changes with commits of other connections. */
  #seen: number;
  #refreshing: Promise<void> | null = null;

  /** Takes over a database, its file, and what was derived from it before `seen` was read. */
  constructor(
    { db, file }: { readonly db: Db; readonly file: OpenFile },
    folder: string,
    model: ModelIdentity,
    derived: Derived,
    seen: number,
  ) {
    this.#db = db;
    this.#file = file;
    this.#folder = folder;
    this.model = model;
    this.#derived = derived;
    this.#seen = seen;
  }

  /** The database at the path: another one than before if the file was replaced. */
  async current(): Promise<Db> {
    if (this.#file.isReplaced()) await this.#refresh();
    return this.#db;
  }

  /** The index with everything that other processes have changed. */
  async refreshed(): Promise<Index> {
    await this.#refresh();
    return { db: this.#db, derived: this.#derived };
  }

  async close(): Promise<void> {
    await this.#refreshing?.catch(() => undefined);
    this.#db.close();
  }

  /** Follows what other processes have changed, once for all calls that wait for it. */
  async #refresh(): Promise<void> {
    while (
      this.#refreshing !== null ||
      this.#file.isReplaced() ||
      dataVersion(this.#db) !== this.#seen
    ) {
      this.#refreshing ??= this.#follow().finally(() => {
        this.#refreshing = null;
      });
      await this.#refreshing;
    }
  }

  async #follow(): Promise<void> {
    if (this.#file.isReplaced()) return this.#openAgain();
    const version = dataVersion(this.#db);
    const fingerprint = checkedFingerprint(this.#db, this.#folder, this.model);
    const stale = fingerprint.library !== this.#derived.library;
    if (stale || (await this.#snapshotIsAhead(fingerprint))) {
      this.#derived = await loadDerived(this.#db, this.#folder, fingerprint);
    } else {
      await followAdditions(this.#db, this.#derived);
      if (!followRemovals(this.#db, this.#derived)) {
        this.#derived = await loadDerived(this.#db, this.#folder, fingerprint);
      }
    }
    this.#seen = version;
  }

  /** Takes the file that is at the path now; the former one is used until all of it is loaded. */
  async #openAgain(): Promise<void> {
    const file = new OpenFile(this.#db.name);
    const db = openDatabase(this.#folder);
    try {
      const seen = dataVersion(db);
      const fingerprint = checkedFingerprint(db, this.#folder, this.model);
      this.#derived = await loadDerived(db, this.#folder, fingerprint);
      this.#seen = seen;
    } catch (error) {
      db.close();
      throw error;
    }
    this.#db.close();
    this.#db = db;
    this.#file = file;
  }

  async #snapshotIsAhead(fingerprint: Fingerprint): Promise<boolean> {
    if (this.#derived.tail.size < worthReloading) {
      return false;
    }
    const manifest = await fittingManifest(this.#folder, fingerprint);
    return (
      manifest !== null && manifest.graph !== null && manifest.lastRow > this.#derived.graphRow
    );
  }
}

/** A number that changes when another connection has changed the database. */
export function dataVersion(db: Db): number {
  return Number(statement(db, 'PRAGMA data_version').pluck().get());
}

/** The library's fingerprint if it was made with this model; otherwise throws a `Failure`. */
export function checkedFingerprint(db: Db, folder: string, model: ModelIdentity): Fingerprint {
  const fingerprint = readFingerprint(db);
  if (fingerprint === null) {
    throw new Failure('library', 'index-missing', `The index in ${folder} holds no articles yet.`, {
      remedy: 'Add articles with `pullquote ingest PATH`.',
    });
  }
  checkModel(fingerprint.model, model);
  return fingerprint;
}
