import { existsSync } from 'node:fs';
import { passageCount } from './index/derived.js';
import { isOfOtherFormat, type Manifest, manifestFile, readManifest } from './index/manifest.js';
import { fittingManifest, readGraph, readWords, snapshotFault } from './index/snapshot.js';
import { vectorFault, vectorOf } from './index/vectors.js';
import type { Fault, SentenceBytes } from './library.js';
import { type Db, type Fingerprint, openDatabase, readFingerprint } from './sqlite/schema.js';
import { sentencesFault } from './sqlite/sentences.js';

const INGEST_AGAIN = 'Restore a backup of the database, or ingest everything into a new folder.';
const REINDEX = 'Run `pullquote reindex`.';
const REBUILD = 'It is rebuilt from the stored vectors at the next start.';

/**
 * Checks everything that a library holds: the database's own structure, every passage's place in
 * its article, every vector, every sentence, every reference, and the snapshots' checksums and counts.
 * Yields the faults one by one; none means that all is well. Repairs nothing; an index of an older
 * version is migrated first, as whenever it is opened.
 *
 * @throws Failure `index-missing` or `index-damaged` if there is nothing to check
 */
export async function* verify(folder: string): AsyncGenerator<Fault> {
  const db = openDatabase(folder);
  try {
    yield* databaseFaults(db);
    const fingerprint = readFingerprint(db);
    if (fingerprint === null) {
      return;
    }
    yield* articleFaults(db);
    yield* vectorFaults(db, fingerprint);
    yield* sentenceFaults(db, fingerprint);
    yield* snapshotFaults(db, folder, fingerprint);
  } finally {
    db.close();
  }
}

function* databaseFaults(db: Db): Generator<Fault> {
  for (const what of db.prepare('PRAGMA integrity_check').pluck().all() as string[]) {
    if (what !== 'ok') {
      yield { what: `The database is damaged: ${what}`, remedy: INGEST_AGAIN };
    }
  }
  for (const broken of db.pragma('foreign_key_check') as { table: string; rowid: number }[]) {
    yield {
      what: `Row ${broken.rowid} of ${broken.table} refers to something that doesn't exist.`,
      remedy: INGEST_AGAIN,
    };
  }
  const copies = db
    .prepare(`SELECT c.id FROM copies c JOIN articles a ON a.id = c.id WHERE a.number <> c."of"`)
    .pluck()
    .all() as string[];
  for (const id of copies) {
    yield {
      what: `The id ${id} belongs to an article and to a copy of another.`,
      remedy: INGEST_AGAIN,
    };
  }
}

interface Body {
  readonly number: number;
  readonly id: string;
  readonly cluster: number;
  readonly body: string;
}

function* articleFaults(db: Db): Generator<Fault> {
  const articles = db.prepare('SELECT number, id, cluster, body FROM articles');
  const passages = db.prepare(
    'SELECT ordinal, "start", "end" FROM passages WHERE article = ? ORDER BY ordinal',
  );
  const seen = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  const lastNumber = Number(seen.get('articles') ?? 0);
  for (const article of articles.iterate() as Iterable<Body>) {
    if (article.cluster < 1 || article.cluster > lastNumber) {
      yield { what: `Article ${article.id} is in no group.`, remedy: INGEST_AGAIN };
    }
    const spans = passagesOf(article.number);
    const fault = spanFault(article.body, spans);
    if (fault !== null) {
      yield { what: `Article ${article.id}: ${fault}.`, remedy: REINDEX };
    }
  }

  function passagesOf(number: number): Span[] {
    return passages.all(number) as Span[];
  }
}

interface Span {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
}

/** What is wrong with passages' offsets in a body; `null` if they cover all of it, in order. */
export function spanFault(body: string, spans: readonly Span[]): string | null {
  let covered = 0;
  let last = -1;
  for (const [index, { ordinal, start, end }] of spans.entries()) {
    if (ordinal !== index) {
      return `passage ${index} is missing`;
    }
    if (start <= last || start >= end || end > body.length) {
      return `passage ${index} is at ${start} to ${end} of ${body.length}`;
    }
    if (body.slice(covered, start).trim() !== '') {
      return `no passage covers the text at ${covered} to ${start}`;
    }
    last = start;
    covered = Math.max(covered, end);
  }
  return body.slice(covered).trim() === ''
    ? null
    : `no passage covers the text at ${covered} to ${body.length}`;
}

function* vectorFaults(db: Db, { model }: Fingerprint): Generator<Fault> {
  const rows = db.prepare('SELECT row, vector FROM passages');
  for (const { row, vector } of rows.iterate() as Iterable<{ row: number; vector: Buffer }>) {
    const fault =
      vector.length === model.dimension * 4
        ? vectorFault(vectorOf(vector), model.dimension)
        : `has ${vector.length} bytes, not ${model.dimension * 4}`;
    if (fault !== null) {
      yield { what: `The vector of passage ${row} ${fault}.`, remedy: REINDEX };
    }
  }
}

interface SentenceRow extends SentenceBytes {
  readonly row: number;
  readonly length: number;
}

function* sentenceFaults(db: Db, { model }: Fingerprint): Generator<Fault> {
  const rows = db.prepare(
    `SELECT s.row, s.spans, s.directions, p."end" - p."start" AS length
     FROM sentences s JOIN passages p ON p.row = s.row`,
  );
  for (const { row, length, ...bytes } of rows.iterate() as Iterable<SentenceRow>) {
    const fault = sentencesFault(bytes, length, model.dimension);
    if (fault !== null) {
      yield { what: `The sentences of passage ${row} ${fault}.`, remedy: REINDEX };
    }
  }
}

async function* snapshotFaults(
  db: Db,
  folder: string,
  fingerprint: Fingerprint,
): AsyncGenerator<Fault> {
  const manifest = await fittingManifest(folder, fingerprint);
  if (manifest === null) {
    // None yet, or one from before an unfinished reindex: nothing to check, nothing lost.
    const unread = existsSync(manifestFile(folder)) && (await readManifest(folder)) === null;
    if (unread && !(await isOfOtherFormat(folder))) {
      yield { what: 'The manifest of the snapshots is damaged.', remedy: REBUILD };
    }
    return;
  }
  let whole = true;
  for (const file of [manifest.words, ...(manifest.graph === null ? [] : [manifest.graph])]) {
    const fault = await snapshotFault(folder, file);
    if (fault !== null) {
      whole = false;
      yield { what: `The snapshot ${file.name} ${fault}.`, remedy: REBUILD };
    }
  }
  if (whole) {
    yield* countFaults(db, folder, manifest);
  }
}

async function* countFaults(db: Db, folder: string, manifest: Manifest): AsyncGenerator<Fault> {
  const removed = Number(
    db
      .prepare('SELECT count(*) FROM removals WHERE seq > ? AND row <= ?')
      .pluck()
      .get(manifest.lastRemoval, manifest.lastRow),
  );
  const added = Number(
    db.prepare('SELECT count(*) FROM passages WHERE row > ?').pluck().get(manifest.lastRow),
  );
  const expected = passageCount(db) - added + removed;
  const words = await readWords(folder, manifest);
  if (words === null || words.rows.length !== expected) {
    const count = words?.rows.length ?? 0;
    yield { what: `The word index holds ${count} passages, not ${expected}.`, remedy: REBUILD };
  }
  if (manifest.graph !== null) {
    const graph = await readGraph(folder, manifest);
    const count = graph === null ? 0 : graph.points - graph.removed;
    if (count !== expected) {
      yield { what: `The graph holds ${count} passages, not ${expected}.`, remedy: REBUILD };
    }
  }
}
