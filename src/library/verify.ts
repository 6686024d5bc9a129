import { existsSync } from 'node:fs';
import { Failure } from '../failure.js';
import { passageCount } from './index/derived.js';
import { isOfOtherFormat, type Manifest, manifestFile, readManifest } from './index/manifest.js';
import { fittingManifest, readGraph, readWords, snapshotFault } from './index/snapshot.js';
import { vectorFault, vectorOf } from './index/vectors.js';
import type { Fault, SentenceBytes } from './library.js';
import { isWhole, isWholeCopy } from './sqlite/checksums/checksums.js';
import { articleFault, copyFault } from './sqlite/checksums/damage.js';
import { asFailure, replaceIndex } from './sqlite/failures.js';
import { type Db, type Fingerprint, openDatabase, readFingerprint } from './sqlite/schema.js';
import { sentencesFault } from './sqlite/sentences.js';

const reindex = 'Run `pullquote reindex`.';
const rebuild = 'It is rebuilt from the stored vectors at the next start.';

/**
 * Checks everything that a library holds: the database's own structure, the checksum of every article
 * and copy, every passage's place in its article, every vector, every sentence, every reference, and the
 * snapshots' checksums and counts. Yields the faults one by one; none means that all is well. Repairs
 * nothing; an index of an older version is migrated first, as whenever it is opened.
 *
 * @throws Failure `index-missing` or `index-damaged` if there is nothing to check, and `disk-full` or
 * `index-unwritable` if the disk fails
 */
export async function* verify(folder: string): AsyncGenerator<Fault> {
  const db = openDatabase(folder);
  try {
    yield* asFaults(databaseFaults(db));
    const fingerprint = readFingerprint(db);
    if (fingerprint === null) {
      return;
    }
    yield* asFaults(articleFaults(db));
    yield* asFaults(copyFaults(db));
    yield* asFaults(fileFaults(db));
    yield* asFaults(vectorFaults(db, fingerprint));
    yield* asFaults(sentenceFaults(db, fingerprint));
    yield* asFaults(snapshotFaults(db, folder, fingerprint));
  } catch (error) {
    throw asFailure(error);
  } finally {
    db.close();
  }
}

/** What SQLite can't read is a fault too; the other checks go on. A failing disk ends them. */
async function* asFaults(faults: Iterable<Fault> | AsyncIterable<Fault>): AsyncGenerator<Fault> {
  try {
    yield* faults;
  } catch (error) {
    const failure = asFailure(error);
    if (!(failure instanceof Failure) || failure.kind !== 'index-damaged') throw failure;
    const why = error instanceof Error ? error.message : String(error);
    yield { what: `The database is damaged: ${why}.`, remedy: replaceIndex };
  }
}

function* databaseFaults(db: Db): Generator<Fault> {
  for (const what of db.prepare('PRAGMA integrity_check').pluck().all() as string[]) {
    if (what !== 'ok') {
      yield { what: `The database is damaged: ${what}`, remedy: replaceIndex };
    }
  }
  for (const broken of db.pragma('foreign_key_check') as { table: string; rowid: number }[]) {
    yield {
      what: `Row ${broken.rowid} of ${broken.table} refers to something that doesn't exist.`,
      remedy: replaceIndex,
    };
  }
  const copies = db
    .prepare(`SELECT c.id FROM copies c JOIN articles a ON a.id = c.id WHERE a.number <> c."of"`)
    .pluck()
    .all() as string[];
  for (const id of copies) {
    yield {
      what: `The id ${id} belongs to an article and to a copy of another.`,
      remedy: replaceIndex,
    };
  }
}

interface Body {
  readonly number: number;
  readonly id: string;
  readonly cluster: unknown;
  readonly body: unknown;
  /** 1 if it has its checksums. */
  readonly whole: 0 | 1;
}

function* articleFaults(db: Db): Generator<Fault> {
  const articles = db.prepare(
    `SELECT a.number, a.id, a.cluster, a.body, ${isWhole} AS whole FROM articles a`,
  );
  const passages = db.prepare(
    'SELECT ordinal, "start", "end" FROM passages WHERE article = ? ORDER BY ordinal',
  );
  const seen = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  const lastNumber = Number(seen.get('articles') ?? 0);
  for (const article of articles.iterate() as Iterable<Body>) {
    const { cluster } = article;
    if (typeof cluster !== 'number' || cluster < 1 || cluster > lastNumber) {
      yield { what: `Article ${article.id} is in no group.`, remedy: replaceIndex };
    }
    if (article.whole === 0 || typeof article.body !== 'string') {
      yield articleFault(db, article.id);
      continue;
    }
    const spans = passagesOf(article.number);
    const fault = spanFault(article.body, spans);
    if (fault !== null) {
      yield { what: `Article ${article.id}: ${fault}.`, remedy: reindex };
    }
  }

  function passagesOf(number: number): Span[] {
    return passages.all(number) as Span[];
  }
}

function* copyFaults(db: Db): Generator<Fault> {
  const copies = db.prepare(
    `SELECT c.id, o.id AS "of" FROM copies c LEFT JOIN articles o ON o.number = c."of"
     WHERE NOT ${isWholeCopy}`,
  );
  for (const copy of copies.iterate() as Iterable<{ id: string; of: string }>) {
    yield copyFault(copy);
  }
}

function* fileFaults(db: Db): Generator<Fault> {
  const files = db.prepare('SELECT path FROM files WHERE NOT json_valid(faults)').pluck();
  for (const path of files.iterate() as Iterable<string>) {
    yield {
      what: `What is recorded of the file ${path} is damaged.`,
      remedy: `Run \`pullquote ingest "${path}"\`, which reads it again.`,
    };
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
  for (const { row, vector } of rows.iterate() as Iterable<{ row: number; vector: unknown }>) {
    const bytes = Buffer.isBuffer(vector) ? vector : Buffer.alloc(0);
    const fault =
      bytes.length === model.dimension * 4
        ? vectorFault(vectorOf(bytes), model.dimension)
        : `has ${bytes.length} bytes, not ${model.dimension * 4}`;
    if (fault !== null) {
      yield { what: `The vector of passage ${row} ${fault}.`, remedy: reindex };
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
    const readable = Buffer.isBuffer(bytes.spans) && Buffer.isBuffer(bytes.directions);
    const fault = readable ? sentencesFault(bytes, length, model.dimension) : "can't be read";
    if (fault !== null) {
      yield { what: `The sentences of passage ${row} ${fault}.`, remedy: reindex };
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
      yield { what: 'The manifest of the snapshots is damaged.', remedy: rebuild };
    }
    return;
  }
  let whole = true;
  for (const file of [manifest.words, ...(manifest.graph === null ? [] : [manifest.graph])]) {
    const fault = await snapshotFault(folder, file);
    if (fault !== null) {
      whole = false;
      yield { what: `The snapshot ${file.name} ${fault}.`, remedy: rebuild };
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
    yield { what: `The word index holds ${count} passages, not ${expected}.`, remedy: rebuild };
  }
  if (manifest.graph !== null) {
    const graph = await readGraph(folder, manifest);
    const count = graph === null ? 0 : graph.points - graph.removed;
    if (count !== expected) {
      yield { what: `The graph holds ${count} passages, not ${expected}.`, remedy: rebuild };
    }
  }
}
