import { hasSums } from '../sqlite/checksums/checksums.js';
import type { Db, Fingerprint } from '../sqlite/schema.js';
import { inSlices, type Steps } from '../turn.js';
import { WordIndex } from './bm25/bm25.js';
import { type Segment, SegmentBuilder } from './bm25/segment.js';
import type { Graph } from './graph.js';
import { indexedText, indexedWords } from './indexed-text.js';
import { isOfOtherFormat } from './manifest.js';
import { fittingManifest, readGraph, readWords } from './snapshot.js';
import { VectorRows } from './vectors.js';

/** Told while an index catches up with the database: passages done, and passages in all. */
export type OnIndexed = (done: number, total: number) => void;

/**
 * What is derived from the database and held in memory: the words of all passages, a graph over the
 * vectors up to a row, and later vectors, which are scanned.
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
  /** How many passages the snapshot lacks or has in excess; all of them if there was none. */
  behind: number;
  /** Whether a snapshot was there and could not be used, for damage or its age. */
  readonly damaged: boolean;
  /** The row that the snapshot went up to; 0 without one. */
  readonly snapshotRow: number;
}

/** Passages read at once, whose words become one segment. */
const batch = 200;

/** Passages whose words are taken in one step; some 2 ms. */
const textsAStep = 25;

/**
 * Loads the snapshots that match and are complete, and adds what the database holds beyond them.
 * What can't be loaded is rebuilt from the stored texts and vectors.
 */
export async function loadDerived(
  db: Db,
  folder: string,
  fingerprint: Fingerprint,
  onIndexed?: OnIndexed,
): Promise<Derived> {
  const manifest = await fittingManifest(folder, fingerprint);
  // Otherwise the database was restored from an older copy, or the log was truncated since.
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
      manifest === null
        ? await isOfOtherFormat(folder)
        : segment === null || (graph === null && (usable === null || usable.graph !== null)),
    snapshotRow: segment === null ? 0 : (usable?.lastRow ?? 0),
  };
  await followAdditions(db, derived, onIndexed);
  followRemovals(db, derived);
  return derived;
}

/** Adds missing rows, yielding to other work. */
export async function followAdditions(
  db: Db,
  derived: Derived,
  onIndexed?: OnIndexed,
): Promise<void> {
  await inSlices(additions(db, derived, onIndexed));
}

function* additions(db: Db, derived: Derived, onIndexed?: OnIndexed): Steps {
  const { words, tail } = derived;
  const segmentAfter = prepareSegments(db);
  const vectorsAfter = prepareVectors(db);
  const total = onIndexed === undefined ? 0 : passageCount(db);
  for (;;) {
    const segment = yield* segmentAfter(words.lastRow);
    words.add(segment);
    yield* words.tidy();
    const vectors = vectorsAfter(derived.lastRow);
    for (const { row, vector } of vectors) {
      tail.add(row, vector);
      derived.lastRow = row;
    }
    const texts = segment.rows.length;
    derived.behind += texts;
    if (texts < batch && vectors.length < batch) {
      return;
    }
    onIndexed?.(Math.min(texts > 0 ? words.size : tail.size, total), total);
    yield;
  }
}

interface ArticleText {
  readonly title: string;
  readonly body: string;
  /** 1 if it is what was stored. */
  readonly whole: 0 | 1;
}

/** Reads the next batch of passages after a row as a segment; each article's body once. */
function prepareSegments(db: Db): (row: number) => Steps<Segment> {
  const spans = db.prepare<[number], { row: number; article: number; start: number; end: number }>(
    `SELECT row, article, "start", "end" FROM passages WHERE row > ? ORDER BY row LIMIT ${batch}`,
  );
  const articles = db.prepare<[number], ArticleText>(
    `SELECT a.indexed_title AS title, a.body, ${hasSums('text', 'cut')} AS whole
     FROM articles a WHERE a.number = ?`,
  );
  return function* (after) {
    const builder = new SegmentBuilder();
    const read = new Map<number, ArticleText>();
    for (const [index, { row, article, start, end }] of spans.all(after).entries()) {
      const text = read.get(article) ?? articles.get(article);
      // Another process may have removed it since the batch was read.
      if (text !== undefined) {
        read.set(article, text);
        // A damaged article keeps its rows, which are counted, but its words aren't to be found.
        const found = text.whole === 1 ? indexedText(text.title, text.body.slice(start, end)) : '';
        const { words, marks } = indexedWords(found);
        builder.add(row, article, words, marks);
      }
      if (index % textsAStep === textsAStep - 1) {
        yield;
      }
    }
    return builder.build();
  };
}

/** Reads the next batch of vectors after a row. */
function prepareVectors(db: Db): (row: number) => { row: number; vector: Buffer }[] {
  const select = db.prepare<[number], { row: number; vector: Buffer }>(
    `SELECT row, vector FROM passages WHERE row > ? ORDER BY row LIMIT ${batch}`,
  );
  return (after) => select.all(after);
}

/**
 * Drops what was removed since. `false` if the log no longer reaches back far enough: then
 * everything must be reloaded.
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

/** Rows removed after an entry of the log; `null` if the log no longer reaches back to it. */
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
