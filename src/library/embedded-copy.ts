import { findArticle, listCopies, listPassages } from './articles.js';
import { type CopySide, type Counts, checksumOf, type Holding } from './holding.js';
import { lockWriter, type WriterLock } from './lock.js';
import { originOf } from './outbox.js';
import { publishSnapshot } from './publish.js';
import { checkModel, type Db, openDatabase, readFingerprint, writeFingerprint } from './schema.js';
import { type SentenceBytes, sentencesOf } from './sentences.js';
import { statement } from './statements.js';
import { insertArticle, putCopy, removeWithCopies } from './store.js';
import { vectorOf } from './vectors.js';

/**
 * An embedded library as a side of a copy. To be copied into, it is locked until closed, and then
 * its search structures are made.
 *
 * @throws Failure `index-missing`, `index-damaged`, or `index-busy` where it is to be copied into
 */
export function embeddedSide(folder: string, use: 'from' | 'to'): CopySide {
  const lock: WriterLock | null = use === 'to' ? lockWriter(folder, 'pullquote copy') : null;
  let db: Db;
  try {
    db = openDatabase(folder, { create: use === 'to' });
  } catch (error) {
    lock?.release();
    throw error;
  }
  const idOf = (holding: Holding): string => holding.article.id;
  return {
    async model() {
      return readFingerprint(db)?.model ?? null;
    },
    origin: async () => originOf(db),
    async claim(model) {
      const known = readFingerprint(db);
      if (known === null) writeFingerprint(db, model);
      else checkModel(known.model, model);
    },
    async counts(): Promise<Counts> {
      const count = (table: keyof Counts): number =>
        Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
      return { articles: count('articles'), copies: count('copies'), passages: count('passages') };
    },
    async *holdings() {
      const ids = db.prepare('SELECT id FROM articles ORDER BY number').pluck().all() as string[];
      for (const id of ids) {
        const held = holdingOf(db, id);
        if (held !== null) yield held;
      }
    },
    async put(holdings) {
      const already = new Set(holdings.filter((one) => hasWhole(db, one)).map(idOf));
      db.transaction(() => {
        for (const one of holdings) if (!already.has(idOf(one))) insertHolding(db, one);
      })();
      return { already, copies: new Set(), clashes: new Map() };
    },
    // Its articles may have come from anywhere.
    keepOnly: async () => 0,
    async close() {
      try {
        if (use === 'to') await publishSnapshot(db, folder);
      } finally {
        db.close();
        lock?.release();
      }
    },
  };
}

interface Kept {
  readonly number: number;
  readonly contentHash: string;
  readonly indexedTitle: string;
  readonly group: string;
}

/** Everything that is kept of an article; `null` where there is none with this id. */
export function holdingOf(db: Db, id: string): Holding | null {
  const found = findArticle(db, id);
  const kept = statement(
    db,
    `SELECT number, content_hash AS contentHash, indexed_title AS indexedTitle,
       (SELECT min(content_hash) FROM articles o WHERE o.cluster = a.cluster) AS "group"
     FROM articles a WHERE id = ?`,
  ).get(id) as Kept | undefined;
  if (found === null || kept === undefined) return null;
  // Named by content: numbers mean nothing to another library.
  const article = { ...found, group: kept.group };
  const made = statement(
    db,
    `SELECT p.vector, s.spans, s.directions
     FROM passages p LEFT JOIN sentences s ON s.row = p.row WHERE p.row = ?`,
  );
  const passages = listPassages(db, id).map(({ row, ordinal, start, end }) => {
    const { vector, ...bytes } = made.get(row) as { vector: Buffer } & SentenceBytes;
    // Without sentences the outer join gives `null` for both.
    const sentences = (bytes.spans as Buffer | null) === null ? null : bytes;
    return { row, ordinal, start, end, vector: vectorOf(vector), sentences };
  });
  const { contentHash, indexedTitle } = kept;
  const copies = listCopies(db, id);
  return { article, contentHash, indexedTitle, passages, copies, elsewhere: [], whole: true };
}

function hasWhole(db: Db, holding: Holding): boolean {
  const own = holdingOf(db, holding.article.id);
  return own !== null && checksumOf(own) === checksumOf(holding);
}

/** Adds what another library holds of an article, in place of what this one has of it. */
function insertHolding(
  db: Db,
  { article, contentHash, indexedTitle, passages, copies }: Holding,
): void {
  const before = statement(
    db,
    'SELECT number FROM articles WHERE id = ? OR content_hash = ?',
  ).pluck();
  for (const number of before.all(article.id, contentHash) as number[]) {
    removeWithCopies(db, number);
  }
  const sentences = passages.map((one) =>
    one.sentences === null ? [] : sentencesOf(one.sentences),
  );
  const number = insertArticle(db, {
    article,
    file: null,
    contentHash,
    indexedTitle,
    addedAt: article.addedAt,
    passages,
    sentences,
    vectors: passages.map(({ vector, sentences: bytes }) => ({
      passage: vector,
      sentences: bytes === null ? new Int8Array() : new Int8Array(bytes.directions),
    })),
  });
  for (const copy of copies) putCopy(db, number, copy, null);
}
