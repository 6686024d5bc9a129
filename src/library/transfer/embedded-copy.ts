import { Failure } from '../../failure.js';
import { publishSnapshot } from '../index/publish.js';
import { vectorOf } from '../index/vectors.js';
import type { SentenceBytes } from '../library.js';
import { lockWriter, type WriterLock } from '../lock.js';
import { sharedOnly } from '../scope.js';
import { countHeld, listCopies, listPassages, readArticle } from '../sqlite/articles.js';
import { visible } from '../sqlite/conditions/visible.js';
import {
  checkModel,
  type Db,
  openDatabase,
  readFingerprint,
  writeFingerprint,
} from '../sqlite/schema.js';
import { sentencesOf } from '../sqlite/sentences.js';
import { statement } from '../sqlite/statements.js';
import { firstRowOf, insertArticle, putCopy, removeWithCopies } from '../sqlite/store.js';
import {
  type CopySource,
  type CopyTarget,
  type Counts,
  checksumOf,
  type Holding,
} from './holding.js';
import { broughtTo } from './outbox.js';

/**
 * An embedded library as a side of a copy: its shared articles, since no other storage keeps servers apart. It is locked until it is closed; if it was the target, its
 * search structures are built then.
 *
 * @throws Failure `index-missing`, `index-damaged`, `index-busy`, or `invalid-setting` if it is the
 *   target but a cluster is published from it
 */
export function embeddedSide(folder: string, use: 'from' | 'to'): CopySource & CopyTarget {
  const db = openDatabase(folder, { create: use === 'to' });
  let lock: WriterLock;
  try {
    // The source must not change meanwhile, or the copy would be of no single state.
    lock = lockWriter(folder, 'pullquote copy');
    if (use === 'to' && broughtTo(db) !== null) {
      lock.release();
      throw brings(folder);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  const idOf = (holding: Holding): string => holding.article.id;
  return {
    async model() {
      return readFingerprint(db)?.model ?? null;
    },
    articles: async () => countHeld(db, sharedOnly).articles,
    async claim(model) {
      const known = readFingerprint(db);
      if (known === null) writeFingerprint(db, model);
      else checkModel(known.model, model);
    },
    counts: async (): Promise<Counts> => countHeld(db, sharedOnly),
    async *holdings() {
      const { sql, values } = visible(sharedOnly);
      const articles = db.prepare(`SELECT id FROM articles a WHERE ${sql} ORDER BY number`).pluck();
      for (const id of articles.all(...values) as string[]) {
        const held = holdingOf(db, id);
        if (held !== null) yield held;
      }
    },
    async put(holdings) {
      const already = new Set(holdings.filter((one) => hasWhole(db, one)).map(idOf));
      const copies = new Set<string>();
      db.transaction(() => {
        for (const one of holdings) {
          if (!already.has(idOf(one)) && !insertHolding(db, one)) copies.add(idOf(one));
        }
      })();
      return { already, copies };
    },
    async close() {
      try {
        if (use === 'to') await publishSnapshot(db, folder);
      } finally {
        db.close();
        lock.release();
      }
    },
  };
}

function brings(folder: string): Failure {
  return new Failure(
    'library',
    'invalid-setting',
    `The index in ${folder} is the one that the cluster is published from; it has everything.`,
    { remedy: 'Set PULLQUOTE_INDEX to another folder for the copy.' },
  );
}

interface Kept {
  readonly number: number;
  readonly contentHash: string;
  readonly indexedTitle: string;
}

/** Everything stored for an article; `null` if no article has this id. */
export function holdingOf(db: Db, id: string): Holding | null {
  const read = readArticle(db, id, 'everything');
  const kept = statement(
    db,
    `SELECT number, content_hash AS contentHash, indexed_title AS indexedTitle
     FROM articles a WHERE id = ?`,
  ).get(id) as Kept | undefined;
  if (read === null || kept === undefined) return null;
  const made = statement(
    db,
    `SELECT p.vector, s.spans, s.directions
     FROM passages p LEFT JOIN sentences s ON s.row = p.row WHERE p.row = ?`,
  );
  const passages = listPassages(db, id, 'everything').map(({ row, ordinal, start, end }) => {
    const { vector, ...bytes } = made.get(row) as { vector: Buffer } & SentenceBytes;
    // Without sentences the outer join gives `null` for both.
    const sentences = (bytes.spans as Buffer | null) === null ? null : bytes;
    return { row, ordinal, start, end, vector: vectorOf(vector), sentences };
  });
  const { contentHash, indexedTitle } = kept;
  const copies = listCopies(db, id);
  return { ...read, contentHash, indexedTitle, passages, copies };
}

function hasWhole(db: Db, holding: Holding): boolean {
  const own = holdingOf(db, holding.article.id);
  return own?.whole === true && checksumOf(own) === checksumOf(holding);
}

/**
 * Adds an article from another library, replacing what this one has under its id. If this one has
 * the same text under another id, it becomes a copy of that; returns whether it is an article.
 */
function insertHolding(
  db: Db,
  { article, contentHash, indexedTitle, passages, copies }: Holding,
): boolean {
  const before = statement(
    db,
    `SELECT number, ${firstRowOf} AS firstRow FROM articles a WHERE id = ?`,
  ).get(article.id) as { number: number; firstRow: number } | undefined;
  if (before !== undefined) removeWithCopies(db, before.number);
  const same = statement(db, 'SELECT number FROM articles WHERE content_hash = ?').pluck();
  const of = same.get(contentHash) as number | undefined;
  if (of !== undefined) {
    for (const label of [article, ...copies]) putCopy(db, of, label, null);
    return false;
  }
  const sentences = passages.map((one) =>
    one.sentences === null ? [] : sentencesOf(one.sentences),
  );
  const number = insertArticle(db, {
    article,
    file: null,
    server: null,
    contentHash,
    indexedTitle,
    addedAt: article.addedAt,
    ...(before !== undefined && { firstRow: before.firstRow }),
    passages,
    sentences,
    vectors: passages.map(({ vector, sentences: bytes }) => ({
      passage: vector,
      sentences: bytes === null ? new Int8Array() : new Int8Array(bytes.directions),
    })),
  });
  for (const copy of copies) putCopy(db, number, copy, null);
  return true;
}
