import type { Article, Source } from '../../article/article.js';
import {
  nearDuplicateSimilarity,
  signature,
  signatureBands,
  similarity,
} from '../../article/duplicates.js';
import type { PassageVectors } from '../../models/embedding/embedder.js';
import { foldedNames } from '../../text/names.js';
import type { Span } from '../../text/span.js';
import { vectorBytes } from '../index/vectors.js';
import { articleSums, isWholeCopy, labelSum } from './checksums/checksums.js';
import type { Db } from './schema.js';
import { sentenceBytes } from './sentences.js';
import { statement } from './statements.js';

/** An article with everything that is kept of it. */
export interface NewArticle {
  readonly article: Label & Pick<Article, 'body'>;
  /** Number of the file it came from; `null` for standard input. */
  readonly file: number | null;
  /** The server that it belongs to; `null` if it is shared. */
  readonly server: string | null;
  readonly contentHash: string;
  /** The title as it was put in front of each passage. */
  readonly indexedTitle: string;
  readonly passages: readonly Span[];
  /** For each passage its sentences, as offsets into it. */
  readonly sentences: readonly (readonly Span[])[];
  /** One for each passage. */
  readonly vectors: readonly PassageVectors[];
  /** ISO 8601; defaults to now. */
  readonly addedAt?: string;
  /** If it takes the place of an earlier version: where the passages of the first one began. */
  readonly firstRow?: number;
}

/** Adds an article with its passages and puts it into its group; returns its number. */
export function insertArticle(db: Db, added: NewArticle): number {
  const { article } = added;
  const values = signature(article.body);
  const number = Number(
    statement(
      db,
      `INSERT INTO articles (id, file, locator, title, publisher, date, author, url,
           content_hash, cluster, added_at, names, indexed_title, signature, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`,
    ).run(
      article.id,
      added.file,
      article.locator,
      ...sourceValues(article),
      added.contentHash,
      added.addedAt ?? new Date().toISOString(),
      foldedNames(article),
      added.indexedTitle,
      signatureBytes(values),
      article.body,
    ).lastInsertRowid,
  );
  const { server, firstRow } = added;
  if (server !== null) {
    statement(db, 'INSERT INTO article_owners (article, server) VALUES (?, ?)').run(number, server);
  }
  if (firstRow !== undefined) {
    const note = 'INSERT INTO later_versions (article, first_row) VALUES (?, ?)';
    statement(db, note).run(number, firstRow);
  }
  joinCluster(db, number, values, server);
  insertPassages(db, number, added);
  statement(
    db,
    `INSERT INTO checksums (article, label, text, cut) SELECT ${articleSums} FROM articles a WHERE a.number = ?`,
  ).run(number);
  return number;
}

/**
 * Where the passages of an article's first version began, in SQL for `articles a`. An article's rows are
 * consecutive; of one that a reindex left without passages, 0.
 */
export const firstRowOf = `coalesce(
    (SELECT first_row FROM later_versions WHERE article = a.number),
    (SELECT row FROM passages WHERE article = a.number AND ordinal = 0),
    0)`;

function insertPassages(
  db: Db,
  article: number,
  { passages, sentences, vectors }: Pick<NewArticle, 'passages' | 'sentences' | 'vectors'>,
): void {
  const insert = statement(
    db,
    'INSERT INTO passages (article, ordinal, "start", "end", vector) VALUES (?, ?, ?, ?, ?)',
  );
  const insertSentences = statement(
    db,
    'INSERT INTO sentences (row, spans, directions) VALUES (?, ?, ?)',
  );
  passages.forEach(({ start, end }, ordinal) => {
    const made = vectors[ordinal];
    if (made === undefined) {
      throw new RangeError(`Passage ${ordinal} has no vector`);
    }
    const { lastInsertRowid } = insert.run(article, ordinal, start, end, vectorBytes(made.passage));
    const own = sentenceBytes(sentences[ordinal] ?? [], made.sentences);
    if (own !== null) insertSentences.run(lastInsertRowid, own.spans, own.directions);
  });
}

/**
 * Finds near duplicates by their bands; groups that the article links become one. A group is of one server, or
 * shared: an article that links two others isn't seen by whoever sees them.
 */
function joinCluster(db: Db, number: number, values: Uint32Array, server: string | null): void {
  const bands = signatureBands(values);
  const likely = statement(
    db,
    `SELECT number, cluster, signature FROM articles WHERE number IN
         (SELECT article FROM bands WHERE band IN (SELECT value FROM json_each(?)))
       AND (SELECT o.server FROM article_owners o WHERE o.article = number) IS ?`,
  ).all(JSON.stringify(bands), server) as { number: number; cluster: number; signature: Buffer }[];
  const clusters = new Set<number>();
  for (const other of likely) {
    if (similarity(values, signatureOf(other.signature)) >= nearDuplicateSimilarity) {
      clusters.add(other.cluster);
    }
  }
  const cluster = clusters.size === 0 ? number : Math.min(...clusters);
  const move = statement(db, 'UPDATE articles SET cluster = ? WHERE cluster = ?');
  for (const other of clusters) {
    move.run(cluster, other);
  }
  statement(db, 'UPDATE articles SET cluster = ? WHERE number = ?').run(cluster, number);
  const insert = statement(db, 'INSERT OR IGNORE INTO bands (band, article) VALUES (?, ?)');
  for (const band of bands) {
    insert.run(band, number);
  }
}

/** An article's names and origin: everything that can change while its text stays. */
export interface Label extends Source {
  readonly id: string;
  readonly locator: string;
}

/** Corrects what is known of an article whose text stays the same. */
export function relabelArticle(db: Db, number: number, label: Label, file: number | null): void {
  statement(
    db,
    `UPDATE articles SET id = ?, file = ?, locator = ?, title = ?, publisher = ?, date = ?,
       author = ?, url = ?, names = ? WHERE number = ?`,
  ).run(label.id, file, label.locator, ...sourceValues(label), foldedNames(label), number);
  statement(
    db,
    `UPDATE checksums SET label = (SELECT ${labelSum('a')} FROM articles a WHERE a.number = article)
     WHERE article = ?`,
  ).run(number);
}

/** Keeps a note of an article with the same text as a kept one; returns the copy's number. */
export function putCopy(db: Db, of: number, article: Label, file: number | null): number {
  const number = Number(
    statement(
      db,
      `INSERT INTO copies (id, "of", file, locator, title, publisher, date, author, url)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (locator, id) DO UPDATE SET "of" = excluded."of", file = excluded.file,
           title = excluded.title, publisher = excluded.publisher, date = excluded.date,
           author = excluded.author, url = excluded.url
         RETURNING number`,
    )
      .pluck()
      .get(article.id, of, file, article.locator, ...sourceValues(article)),
  );
  statement(db, `UPDATE copies AS c SET checksum = ${labelSum('c')} WHERE number = ?`).run(number);
  return number;
}

interface CopyRow extends Label {
  readonly number: number;
  readonly file: number | null;
}

/**
 * Removes an article. If it has copies, the oldest takes its place, with the same text, passages
 * and vectors, and its id is returned; otherwise everything is removed and `null` is returned. A copy
 * whose label is damaged takes no one's place, since its label would count as right from then on: its
 * file is read again.
 */
export function removeOrPromote(db: Db, number: number): string | null {
  const copy = statement(
    db,
    `SELECT c.* FROM copies c WHERE c."of" = ? AND ${isWholeCopy} ORDER BY c.number`,
  ).get(number) as CopyRow | undefined;
  if (copy === undefined) {
    statement(
      db,
      'UPDATE files SET sha256 = NULL WHERE number IN (SELECT file FROM copies WHERE "of" = ?)',
    ).run(number);
    removeWithCopies(db, number);
    return null;
  }
  statement(db, 'DELETE FROM copies WHERE number = ?').run(copy.number);
  relabelArticle(db, number, copy, copy.file);
  return copy.id;
}

/** Removes an article with all its copies. */
export function removeWithCopies(db: Db, number: number): void {
  statement(db, 'DELETE FROM copies WHERE "of" = ?').run(number);
  statement(db, 'DELETE FROM articles WHERE number = ?').run(number);
}

function sourceValues(source: Source): (string | null)[] {
  return [source.title, source.publisher, source.date, source.author, source.url];
}

function signatureBytes(values: Uint32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

function signatureOf(bytes: Buffer): Uint32Array {
  const values = new Uint32Array(bytes.length >> 2);
  new Uint8Array(values.buffer).set(bytes);
  return values;
}
