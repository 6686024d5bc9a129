/**
 * The passages that `marking.ts` marks: searched for once, as the product does, then read once by each
 * reader. Both are kept under `.cache/trials`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hintsIn } from '../../src/answer/question/hints.js';
import { type Ranked, rank } from '../../src/answer/rank.js';
import { isForReading, rerank } from '../../src/answer/rerank.js';
import type { StoredArticle, StoredSentence, Term } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import type { Embedder } from '../../src/models/embedding/embedder.js';
import type { Reader, Reading } from '../../src/models/reader/reader.js';
import { isHeldOut } from '../held-out.js';
import { indexSet } from '../index-set.js';
import { findSet, questionsOf } from '../sets.js';

/** How many of the best passages are looked at for one that holds the evidence. */
const depth = 10;
const cache = path.join('.cache', 'trials');

/** A question with a passage that holds its evidence. */
export interface Row {
  readonly set: string;
  readonly question: string;
  readonly terms: readonly Term[];
  /** The article, with the passage in place of its body. */
  readonly article: StoredArticle;
  readonly answers: readonly string[];
  readonly evidence: readonly string[];
  readonly heldOut: boolean;
  /** The question's vector for sentences, and the passage's sentences as the library keeps them. */
  readonly vector: Float32Array;
  readonly meanings: readonly StoredSentence[];
}

/** The rows of a set, collected if they are not kept. */
export async function rowsOf(set: string, embedder: () => Promise<Embedder>): Promise<Row[]> {
  const file = path.join(cache, `rows-${set}.jsonl`);
  if (!existsSync(file)) {
    const rows = await collect(set, await embedder());
    mkdirSync(cache, { recursive: true });
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row, packed)}\n`).join(''));
  }
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line, unpacked));
}

/** Reads each row with a reader, or takes what is kept; `null` if the product wouldn't have it read. */
export async function readingsOf(
  set: string,
  rows: readonly Row[],
  reader: Reader,
): Promise<(Reading | null)[]> {
  const file = path.join(cache, `readings-${set}-${reader.model.sha256.slice(0, 12)}.json`);
  if (!existsSync(file)) {
    const readings: (Reading | null)[] = [];
    for (const row of rows) {
      readings.push(await readOne(row, reader));
      process.stderr.write(`\r${set} ${readings.length}/${rows.length} `);
    }
    writeFileSync(file, JSON.stringify(readings));
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Any passage is read in here, held-out or not; the reader's own scores come back. */
async function readOne(row: Row, reader: Pick<Reader, 'read'>): Promise<Reading | null> {
  if (!isForReading(row)) return null;
  let seen: Reading | null = null;
  const spy: Pick<Reader, 'read'> = {
    async read(question, passages) {
      const readings = await reader.read(question, passages);
      seen = readings[0] ?? null;
      return readings;
    },
  };
  await rerank({ forReader: row.question, order: null }, [asRanked(row)], spy);
  return seen;
}

/** A row's passage as a candidate, with what a reader made of it as the product understands that. */
export async function rankedWith(row: Row, reading: Reading | null): Promise<Ranked> {
  const ranked = asRanked(row);
  if (reading === null) return ranked;
  const [read] = await rerank({ forReader: row.question, order: null }, [ranked], {
    read: async () => [reading],
  });
  return read ?? ranked;
}

function asRanked({ article }: Row): Ranked {
  const place = { start: 0, end: article.body.length };
  const passage = { row: 0, articleId: article.id, version: '', ordinal: 0, ...place };
  const none = { meaning: 0, words: 0, sentence: 0, phrases: 0, lead: 0, publisher: 0, period: 0 };
  return {
    candidate: { passage, cosine: 0, bm25: 0 },
    parts: { ...none, conversation: 0, reader: 0, total: 0 },
    article,
    text: article.body,
    reading: null,
  };
}

/** Vectors as base64 in JSON. */
function packed(_: string, value: unknown): unknown {
  if (value instanceof Float32Array) return { floats: base64(value) };
  return value instanceof Int8Array ? { bytes: base64(value) } : value;
}

function base64({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function unpacked(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('floats' in value) return new Float32Array(bytesOf(value.floats).buffer);
  return 'bytes' in value ? new Int8Array(bytesOf(value.bytes).buffer) : value;
}

function bytesOf(text: unknown): Uint8Array {
  return Uint8Array.from(Buffer.from(String(text), 'base64'));
}

async function collect(name: string, embedder: Embedder): Promise<Row[]> {
  const set = findSet(name);
  const library = await openLibrary(await indexSet(set, embedder), embedder.model);
  const publishers = await library.publishers();
  const rows: Row[] = [];
  for (const one of questionsOf(set).filter(({ answerable }) => answerable)) {
    const { passage: near, sentence: vector } = await embedder.embedQuery(one.question);
    const found = await library.search({ text: one.question, vector: near, limit: 50 });
    const hints = await hintsIn(one.question, publishers, new Date());
    const articles = new Map<string, StoredArticle>();
    for (const { passage } of found.candidates) {
      const article = articles.get(passage.articleId) ?? (await library.article(passage.articleId));
      if (article) articles.set(passage.articleId, article);
    }
    const ranked = rank(
      found.candidates,
      hints,
      ({ articleId }) => articles.get(articleId),
      new Set(),
    );
    const passages = ranked.slice(0, depth).flatMap(({ candidate: { passage } }) => {
      const article = articles.get(passage.articleId);
      if (article === undefined) return [];
      return [{ article, passage, text: article.body.slice(passage.start, passage.end) }];
    });
    const right = passages.find(({ text }) =>
      one.evidence.some((evidence) => text.includes(evidence.trim())),
    );
    if (right === undefined) continue;
    const { question, answers, evidence } = one;
    const { passage, article, text } = right;
    const meanings = await library.sentences(passage);
    rows.push({
      ...{ set: name, question, terms: found.terms, answers, evidence, vector, meanings },
      article: { ...article, body: text },
      heldOut: isHeldOut(set, one),
    });
  }
  await library.close();
  return rows;
}
