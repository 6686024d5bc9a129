import { Failure } from '../failure.js';
import type { Embedder, ModelIdentity } from '../models/embedding/embedder.js';
import { publishSnapshot } from './index/publish.js';
import { assertUnit, vectorBytes } from './index/vectors.js';
import { cutArticle } from './ingest/cut.js';
import type { Fault } from './library.js';
import { lockWriter } from './lock.js';
import { cutSum, hasSums } from './sqlite/checksums/checksums.js';
import { articleFault } from './sqlite/checksums/damage.js';
import { type Db, openDatabase, writeFingerprint } from './sqlite/schema.js';
import { sentenceBytes } from './sqlite/sentences.js';

export interface ReindexOptions {
  readonly embedder: Embedder;
  /** Articles done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops after the current article; the next reindex with the same model continues from there. */
  readonly signal?: AbortSignal;
}

/** Articles whose passages are embedded at once, so that no worker waits for the disk. */
const articlesAhead = 8;

interface StoredText {
  readonly number: number;
  readonly id: string;
  readonly title: string | null;
  readonly body: string;
  /** 1 if title and body are what was stored. */
  readonly whole: 0 | 1;
}

/**
 * Cuts and embeds every article again with another model (or the same). The new passages are stored
 * apart until all are there, then replace the old ones in one transaction: until then the library
 * answers as before, and a crash loses only the articles that were being embedded. Damaged articles
 * are left without passages until their files are ingested again.
 *
 * @returns what is wrong with each article that was left out
 * @throws Failure `index-missing`, `index-busy`, or `interrupted` if the signal stopped it
 */
export async function reindex(folder: string, options: ReindexOptions): Promise<Fault[]> {
  const db = openDatabase(folder);
  try {
    const lock = lockWriter(folder, 'pullquote reindex');
    try {
      const faults = await stageAll(db, options);
      swap(db, options.embedder.model);
      await publishSnapshot(db, folder);
      return faults;
    } finally {
      lock.release();
    }
  } finally {
    db.close();
  }
}

async function stageAll(
  db: Db,
  { embedder, onProgress, signal }: ReindexOptions,
): Promise<Fault[]> {
  keepStageOf(db, embedder.model);
  const count = (table: string): number =>
    Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const total = count('articles');
  let done = count('staged_articles');
  onProgress?.(done, total);
  const faults: Fault[] = [];
  let last = 0;
  const next = db.prepare(
    `SELECT a.number, a.id, a.title, a.body, ${hasSums('label', 'text')} AS whole FROM articles a
     WHERE a.number > ? AND a.number NOT IN (SELECT article FROM staged_articles)
     ORDER BY a.number LIMIT ${articlesAhead}`,
  );
  for (;;) {
    if (signal?.aborted === true) {
      throw new Failure('library', 'interrupted', `Stopped after ${done} of ${total} articles.`, {
        remedy: 'Run `pullquote reindex` again to continue.',
      });
    }
    const articles = next.all(last) as StoredText[];
    if (articles.length === 0) {
      return faults;
    }
    last = Math.max(...articles.map(({ number }) => number));
    await Promise.all(
      articles.map(async (article) => {
        if (article.whole === 1) await stage(db, article, embedder);
        else faults.push(articleFault(db, article.id));
        done += 1;
        onProgress?.(done, total);
      }),
    );
  }
}

/** Drops what an unfinished reindex with another model has left. */
function keepStageOf(db: Db, model: ModelIdentity): void {
  const wanted = JSON.stringify([model.id, model.sha256, model.dimension]);
  const found = db.prepare("SELECT value FROM meta WHERE key = 'stage'").pluck().get();
  if (found !== wanted) {
    db.transaction(() => {
      db.prepare('DELETE FROM staged_articles').run();
      db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('stage', ?)").run(wanted);
    })();
  }
}

async function stage(db: Db, article: StoredText, embedder: Embedder): Promise<void> {
  const { indexedTitle, passages, sentences, texts } = cutArticle(article, embedder);
  const vectors = await embedder.embedPassages(texts);
  db.transaction(() => {
    db.prepare('INSERT INTO staged_articles (article, indexed_title) VALUES (?, ?)').run(
      article.number,
      indexedTitle,
    );
    const insert = db.prepare(
      `INSERT INTO staged_passages (article, ordinal, "start", "end", vector, spans, directions)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    passages.forEach(({ start, end }, ordinal) => {
      const made = vectors[ordinal];
      const vector = made?.passage ?? new Float32Array();
      assertUnit(vector, embedder.model.dimension);
      const own = sentenceBytes(sentences[ordinal] ?? [], made?.sentences ?? new Int8Array());
      insert.run(
        article.number,
        ordinal,
        start,
        end,
        vectorBytes(vector),
        own?.spans ?? null,
        own?.directions ?? null,
      );
    });
    db.prepare(
      `UPDATE staged_articles AS a SET cut = ${cutSum('a.indexed_title', 'staged_passages', 'a.article')}
       WHERE article = ?`,
    ).run(article.number);
  })();
}

function swap(db: Db, model: ModelIdentity): void {
  db.transaction(() => {
    db.exec(`
      DELETE FROM passages;
      INSERT INTO passages (article, ordinal, "start", "end", vector)
        SELECT article, ordinal, "start", "end", vector FROM staged_passages
        ORDER BY article, ordinal;
      INSERT INTO sentences (row, spans, directions)
        SELECT p.row, s.spans, s.directions
        FROM staged_passages s JOIN passages p ON p.article = s.article AND p.ordinal = s.ordinal
        WHERE s.directions IS NOT NULL;
      UPDATE articles SET indexed_title =
        (SELECT s.indexed_title FROM staged_articles s WHERE s.article = articles.number)
        WHERE number IN (SELECT article FROM staged_articles);
      UPDATE checksums SET cut =
        (SELECT s.cut FROM staged_articles s WHERE s.article = checksums.article)
        WHERE article IN (SELECT article FROM staged_articles);
      DELETE FROM staged_articles;
      DELETE FROM meta WHERE key = 'stage';
      DELETE FROM removals;
      DELETE FROM later_versions;
      INSERT OR REPLACE INTO outbox (id) SELECT id FROM articles
        WHERE EXISTS (SELECT 1 FROM meta WHERE key = 'brought_to') ORDER BY number;
    `);
    writeFingerprint(db, model);
  })();
}
