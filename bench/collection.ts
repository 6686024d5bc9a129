import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { derivedKey, storedKey } from '../eval/fingerprint.js';
import { contentHash } from '../src/article/duplicates.js';
import { publishSnapshot } from '../src/library/index/publish.js';
import { type Db, openDatabase, writeFingerprint } from '../src/library/sqlite/schema.js';
import { insertArticle } from '../src/library/sqlite/store.js';
import type { Embedder, PassageText } from '../src/models/embedding/embedder.js';
import { showProgress } from '../src/terminal/progress/progress.js';
import { seeded } from '../test/library/small-embedder.js';
import { type Cut, cutArticles, endingAfter } from './passages.js';
import { cacheFolder, type Run } from './run.js';
import { origin, originNote } from './texts.js';
import { anyDirections, copyCosine, embedOnce, nearCopy } from './vectors.js';

const stampSchema = z.object({
  /** Identifies the code that derived words and graph from the database. */
  derivedBy: z.string(),
  articles: z.number(),
  /** Seconds that deriving words and graph from the stored passages took, and writing them. */
  indexingSeconds: z.number(),
});

/** A library of a given size, for measuring. */
export interface Collection extends z.infer<typeof stampSchema> {
  /** The index folder, as `PULLQUOTE_INDEX` takes it. */
  readonly folder: string;
  readonly passages: number;
}

/** Articles written in one transaction: here nothing is lost that could not be made again. */
const articlesAtOnce = 100;

/** Where the choice of what is copied begins; any number does. */
const seed = 7;

/** Passages with vectors of the model's own; those of all others are near copies of them. */
function realCount({ full }: Run): number {
  return full ? 5000 : 1000;
}

/** What is to be said of these libraries below a table. */
export function collectionNote(run: Run): string {
  const real = realCount(run).toLocaleString('en-US');
  return `${originNote} The vectors of the first ${real} passages are the model's; those of the others are copies of them, each moved as two others differ, to a cosine of about ${copyCosine}, whatever their text says. Directions of sentences are noise: they cost what real ones cost, and mark at random. Where the texts are not enough they come again with other numbers in them.`;
}

/**
 * The library with exactly this many passages: made once, by the code that ingests, and kept under
 * `.cache/bench`; made again after a change to the texts, the model, or the code that makes it.
 */
export async function collectionOf(
  passages: number,
  run: Run,
  embedder: Embedder,
): Promise<Collection> {
  const real = Math.min(passages, realCount(run));
  const name = `${origin}-${passages}-${real}`;
  const folder = path.resolve(
    cacheFolder,
    `${name}-${await storedKey(`bench 5 ${name}`, embedder)}`,
  );
  const stampFile = path.join(folder, 'bench.json');
  const kept = readStamp(stampFile);
  if (kept?.derivedBy === derivedKey()) return { ...kept, folder, passages };

  if (kept === null) {
    removeOlder(name);
    mkdirSync(folder, { recursive: true });
  }
  const db = openDatabase(folder, { create: true });
  try {
    const articles = kept?.articles ?? (await fill(db, { passages, real }, embedder));
    // Where only the code that derives has changed, that is done again.
    rmSync(path.join(folder, 'manifest.json'), { force: true });
    const stamp = {
      derivedBy: derivedKey(),
      articles,
      indexingSeconds: await index(db, folder, passages),
    };
    writeFileSync(stampFile, JSON.stringify(stamp));
    return { ...stamp, folder, passages };
  } finally {
    db.close();
  }
}

function readStamp(file: string): z.infer<typeof stampSchema> | null {
  if (!existsSync(file)) return null;
  return stampSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Removes libraries of this name that other code made, or that were left unfinished. */
function removeOlder(name: string): void {
  if (!existsSync(cacheFolder)) return;
  for (const entry of readdirSync(cacheFolder)) {
    if (entry.startsWith(`${name}-`)) {
      rmSync(path.join(cacheFolder, entry), { recursive: true, force: true });
    }
  }
}

/** Writes articles until there are this many passages; returns the number of articles. */
async function fill(
  db: Db,
  { passages, real }: { readonly passages: number; readonly real: number },
  embedder: Embedder,
): Promise<number> {
  db.pragma('synchronous = OFF');
  writeFingerprint(db, embedder.model);
  const originals = await embedOnce(await firstTexts(real, embedder), embedder);
  const random = seeded(seed);
  const bar = showProgress(`library of ${passages}`, 'passages');
  let written = 0;
  let articles = 0;
  let waiting: Cut[] = [];

  const any = (): Float32Array => {
    const original = originals[Math.floor(random() * originals.length)];
    if (original === undefined) throw new RangeError('there is no vector to copy');
    return original;
  };
  const vector = (): Float32Array => {
    const own = originals[written];
    written += 1;
    if (own !== undefined) return own;
    return nearCopy(any(), any(), any());
  };
  const write = db.transaction(() => {
    for (const { article, cut } of waiting) {
      insertArticle(db, {
        article,
        file: null,
        server: null,
        contentHash: contentHash(article.body),
        indexedTitle: cut.indexedTitle,
        passages: cut.passages,
        sentences: cut.sentences,
        vectors: cut.sentences.map((sentences) => ({
          passage: vector(),
          sentences: anyDirections(sentences.length, embedder.model.dimension, random),
        })),
      });
    }
  });

  let cutSoFar = 0;
  for await (const one of distinct(cutArticles(embedder))) {
    const kept = endingAfter(passages - cutSoFar, one);
    waiting.push(kept);
    articles += 1;
    cutSoFar += kept.cut.passages.length;
    if (waiting.length === articlesAtOnce || cutSoFar === passages) {
      write();
      waiting = [];
      bar.at(written, passages);
    }
    if (cutSoFar === passages) break;
  }
  bar.end();
  return articles;
}

async function firstTexts(count: number, embedder: Embedder): Promise<PassageText[]> {
  const texts: PassageText[] = [];
  for await (const { cut } of distinct(cutArticles(embedder))) {
    texts.push(...cut.texts);
    if (texts.length >= count) break;
  }
  return texts.slice(0, count);
}

/** Leaves out articles with the text of an earlier one: the library keeps each text once. */
async function* distinct(articles: AsyncIterable<Cut>): AsyncGenerator<Cut> {
  const hashes = new Set<string>();
  for await (const one of articles) {
    const hash = contentHash(one.article.body);
    if (!hashes.has(hash)) {
      hashes.add(hash);
      yield one;
    }
  }
}

async function index(db: Db, folder: string, passages: number): Promise<number> {
  const bar = showProgress(`indexing ${passages}`, 'passages');
  const started = performance.now();
  await publishSnapshot(db, folder, bar.at);
  bar.end();
  return (performance.now() - started) / 1000;
}
