import { WordIndex } from './bm25.js';
import type { Graph } from './graph.js';
import { indexedText } from './indexed-text.js';
import type { Db, Fingerprint } from './schema.js';
import { SegmentBuilder } from './segment.js';
import { fittingManifest, readGraph, readWords } from './snapshot.js';
import { turn } from './turn.js';
import { VectorRows } from './vectors.js';
import { tokens } from './words.js';

/** Told while an index catches up with the database: passages done, and passages in all. */
export type OnIndexed = (done: number, total: number) => void;

/**
 * What is derived from the database and held in memory: words of all passages, a graph over the
 * vectors up to a row, and the vectors after it, which are scanned.
 */
export interface Derived {
  readonly library: string;
  readonly words: WordIndex;
  graph: Graph | null;
  /** The last row that the graph covers; 0 without a graph. */
  graphRow: number;
  tail: VectorRows;
  /** The last row in `tail`, or `graphRow`. */
  lastRow: number;
  /** The last entry of the removal log that was followed. */
  lastRemoval: number;
  /** Rows removed since this was loaded. */
  readonly removed: Set<number>;
  /** How many passages the snapshot lacks or has too many; all of them where there was none. */
  behind: number;
  /** Whether a snapshot was there and could not be used. */
  readonly damaged: boolean;
  /** The row that the snapshot went up to; 0 without one. */
  readonly snapshotRow: number;
}

/** Passages handled in one go, between which other work gets its turn. */
const BATCH = 200;

/**
 * Loads the snapshots that fit and are whole, and adds what the database holds beyond them. What
 * cannot be loaded is made anew from the stored texts and vectors.
 */
export async function loadDerived(
  db: Db,
  folder: string,
  fingerprint: Fingerprint,
  onIndexed?: OnIndexed,
): Promise<Derived> {
  const manifest = await fittingManifest(folder, fingerprint);
  // Otherwise the database was put back from an older copy, or the log was cut since.
  const fits =
    manifest !== null &&
    manifest.lastRow <= lastRowEver(db) &&
    removalsAfter(db, manifest.lastRemoval) !== null;
  const usable = fits ? manifest : null;
  const segment = usable === null ? null : await readWords(folder, usable);
  const graph = usable === null ? null : await readGraph(folder, usable);
  const words = new WordIndex();
  if (segment !== null) {
    words.add(segment);
  }
  const graphRow = graph === null || usable === null ? 0 : usable.lastRow;
  const derived: Derived = {
    library: fingerprint.library,
    words,
    graph,
    graphRow,
    tail: new VectorRows(fingerprint.model.dimension),
    lastRow: graphRow,
    lastRemoval: usable?.lastRemoval ?? lastRemovalEver(db),
    removed: new Set(),
    behind: 0,
    damaged:
      manifest !== null &&
      (segment === null || (graph === null && (usable === null || usable.graph !== null))),
    snapshotRow: segment === null ? 0 : (usable?.lastRow ?? 0),
  };
  while (followSome(db, derived, onIndexed)) {
    await turn();
  }
  followRemovals(db, derived);
  return derived;
}

/** Adds up to a batch of the rows not yet held; tells whether there may be more. */
export function followSome(db: Db, derived: Derived, onIndexed?: OnIndexed): boolean {
  const words = addWords(db, derived);
  const vectors = addVectors(db, derived);
  derived.behind += words;
  if (onIndexed !== undefined && (words === BATCH || vectors === BATCH)) {
    const total = passageCount(db);
    onIndexed(Math.min(words > 0 ? derived.words.size : derived.tail.size, total), total);
  }
  return words === BATCH || vectors === BATCH;
}

interface TextRow {
  readonly row: number;
  readonly article: number;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly body: string;
}

function addWords(db: Db, { words }: Derived): number {
  const rows = db
    .prepare(
      `SELECT p.row, p.article, p."start", p."end", a.indexed_title AS title, a.body
       FROM passages p JOIN articles a ON a.number = p.article
       WHERE p.row > ? ORDER BY p.row LIMIT ${BATCH}`,
    )
    .all(words.lastRow) as TextRow[];
  const builder = new SegmentBuilder();
  for (const { row, article, start, end, title, body } of rows) {
    const text = indexedText(title, body.slice(start, end));
    builder.add(
      row,
      article,
      tokens(text).map((token) => token.stem),
    );
  }
  words.add(builder.build());
  return rows.length;
}

function addVectors(db: Db, derived: Derived): number {
  const rows = db
    .prepare(`SELECT row, vector FROM passages WHERE row > ? ORDER BY row LIMIT ${BATCH}`)
    .all(derived.lastRow) as { row: number; vector: Buffer }[];
  for (const { row, vector } of rows) {
    derived.tail.add(row, vector);
    derived.lastRow = row;
  }
  return rows.length;
}

/**
 * Takes out what was removed since. `false` where the log no longer reaches back far enough: then
 * everything is to be loaded anew.
 */
export function followRemovals(db: Db, derived: Derived): boolean {
  const rows = removalsAfter(db, derived.lastRemoval);
  if (rows === null) {
    return false;
  }
  derived.words.remove(rows);
  for (const row of rows) {
    derived.removed.add(row);
    if (row <= derived.graphRow) {
      derived.graph?.remove(row);
    }
  }
  derived.lastRemoval += rows.length;
  derived.behind += rows.length;
  return true;
}

/** Rows removed after an entry of the log; `null` where the log no longer reaches back to it. */
function removalsAfter(db: Db, entry: number): number[] | null {
  const rows = db
    .prepare('SELECT row FROM removals WHERE seq > ? ORDER BY seq')
    .pluck()
    .all(entry) as number[];
  return lastRemovalEver(db) - entry === rows.length ? rows : null;
}

function lastRowEver(db: Db): number {
  return sequence(db, 'passages');
}

function lastRemovalEver(db: Db): number {
  return sequence(db, 'removals');
}

function sequence(db: Db, table: string): number {
  const value = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table);
  return typeof value === 'number' ? value : 0;
}

/** Passages in the database; counted in an index, which is much smaller than the table. */
export function passageCount(db: Db): number {
  return Number(
    db.prepare('SELECT count(*) FROM passages INDEXED BY passages_by_article').pluck().get(),
  );
}
