import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { indexSet } from '../../eval/index-set.js';
import type { EvalSet } from '../../eval/sets.js';
import type { Article } from '../../src/article/article.js';
import { cleanArticle } from '../../src/article/clean/clean.js';
import { contentHash } from '../../src/article/duplicates.js';
import { readFields } from '../../src/article/read/fields.js';
import { vectorOf } from '../../src/library/index/vectors.js';
import { cutArticle } from '../../src/library/ingest/cut.js';
import type { Embedder, PassageText } from '../../src/models/embedding/embedder.js';
import { embedOnce } from '../vectors.js';
import type { Collection, CutSource } from './collection.js';
import { nearCopies } from './vectors.js';

/** Articles without questions, which make a library larger; beside the project, never in it. */
const corpusFile = fileURLToPath(
  new URL('../../../shared/corpus/newscorpus_to2020.jsonl.gz', import.meta.url),
);

/** A collection, and how many of its vectors are near copies of others. */
export interface Gathered {
  readonly collection: Collection;
  readonly copies: number;
}

/** The articles of a set as the product itself ingests them, with the vectors that it made. */
export async function setCollection(set: EvalSet, embedder: Embedder): Promise<Collection> {
  const folder = await indexSet(set, embedder);
  const db = new Database(path.join(folder, 'pullquote.db'), { readonly: true });
  try {
    const articles = db
      .prepare(
        `SELECT number, id, locator, title, publisher, date, author, url, body,
           indexed_title AS indexedTitle FROM articles ORDER BY number`,
      )
      .all() as StoredRow[];
    const passages = db.prepare<[number], { start: number; end: number; vector: Buffer }>(
      'SELECT "start", "end", vector FROM passages WHERE article = ? ORDER BY ordinal',
    );
    const vectors: Float32Array[] = [];
    const sources = articles.map(({ number, indexedTitle, ...stored }): CutSource => {
      const rows = passages.all(number);
      vectors.push(...rows.map(({ vector }) => vectorOf(vector)));
      return {
        article: { ...stored, dateLine: null, dropped: [] },
        indexedTitle,
        passages: rows.map(({ start, end }) => ({ start, end })),
      };
    });
    return { model: embedder.model, sources, vectors };
  } finally {
    db.close();
  }
}

interface StoredRow extends Omit<Article, 'dateLine' | 'dropped'> {
  readonly number: number;
  readonly indexedTitle: string;
}

/**
 * A collection with articles of the corpus added until it has this many passages. Near copies take
 * the place of vectors beyond `embedded`; they are made of the corpus's only, since a near copy of
 * the vector of a right passage would be found in its place.
 *
 * @param wanted passages in all
 * @param embedded most passages in all whose vectors are the model's own
 */
export async function enlarged(
  collection: Collection,
  wanted: number,
  embedded: number,
  embedder: Embedder,
): Promise<Gathered> {
  const known = new Set(collection.sources.map(({ article }) => contentHash(article.body)));
  const added: CutSource[] = [];
  const texts: PassageText[] = [];
  for (const article of corpusArticles()) {
    if (collection.vectors.length + texts.length >= wanted) break;
    const hash = contentHash(article.body);
    if (known.has(hash)) continue;
    known.add(hash);
    const cut = cutArticle(article, embedder);
    const { indexedTitle, passages } = cut;
    added.push({ article: { ...article, dropped: [] }, indexedTitle, passages });
    texts.push(...cut.texts);
  }
  // The last article may exceed what was wanted by some passages.
  const most = embedded >= wanted ? texts.length : embedded - collection.vectors.length;
  const own = texts.slice(0, Math.max(1, most));
  const real = await embedOnce(own, embedder);
  const copies = nearCopies(real, texts.length - own.length);
  return {
    collection: {
      model: collection.model,
      sources: [...collection.sources, ...added],
      vectors: [...collection.vectors, ...real, ...copies],
    },
    copies: copies.length,
  };
}

/** Whether the corpus is here. */
export function hasCorpus(): boolean {
  return existsSync(corpusFile);
}

/** Cleaned articles of the corpus, in an order that mixes its years and is always the same. */
function* corpusArticles(): Generator<Article> {
  const lines = gunzipSync(readFileSync(corpusFile)).toString('utf8').split('\n').filter(Boolean);
  const order = (line: string): string => createHash('sha256').update(line).digest('hex');
  const mixed = lines.map((line) => ({ line, place: order(line) }));
  mixed.sort((a, b) => (a.place < b.place ? -1 : 1));
  for (const [at, { line }] of mixed.entries()) {
    const fields = readFields(JSON.parse(line));
    if (fields?.text == null) continue;
    const { id, given, text } = fields;
    const content = { kind: 'text', text } as const;
    try {
      yield cleanArticle({ locator: `${corpusFile}#${at + 1}`, givenId: id, given, content });
    } catch {
      // Some pages hold nothing but clutter; the product leaves them out, too.
    }
  }
}
