import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Embedder, PassageText, PassageVectors } from '../../src/embedding/embedder.js';
import { cutArticle } from '../../src/library/cut.js';
import { embeddedSide } from '../../src/library/embedded-copy.js';
import { vectorsKey } from '../fingerprint.js';

const stored = z.object({ passage: z.instanceof(Buffer), sentences: z.instanceof(Buffer) });

/** An embedder that embeds each passage once, whichever libraries it stands in. */
export interface RememberingEmbedder extends Embedder {
  /** Closes the file of vectors; the embedder that made them stays open. */
  close(): Promise<void>;
}

/**
 * Keeps the vectors of passages in a file, by text: the same text always gives the same vector, so a
 * library made of texts that were embedded before costs no embedding.
 *
 * @param cache folder that the file is kept in, under a key of all that decides what vectors are
 * @param from an index by the same model, whose vectors are taken over when a text is not known yet
 */
export async function remembering(
  embedder: Embedder,
  cache: string,
  from: string | null = null,
): Promise<RememberingEmbedder> {
  mkdirSync(cache, { recursive: true });
  const db = new Database(path.join(cache, `vectors-${await vectorsKey(embedder)}.db`));
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, passage BLOB, sentences BLOB)',
  );
  const find = db.prepare('SELECT passage, sentences FROM vectors WHERE key = ?');
  const keep = db.prepare('INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)');
  const recall = (texts: readonly PassageText[]): Map<string, PassageVectors> => {
    const known = new Map<string, PassageVectors>();
    for (const key of texts.map(keyOf)) {
      const row = find.get(key);
      if (row !== undefined) known.set(key, vectorsIn(stored.parse(row)));
    }
    return known;
  };
  const remember = (text: PassageText, { passage, sentences }: PassageVectors): void => {
    keep.run(keyOf(text), bytesOf(passage), bytesOf(sentences));
  };
  let index = from;
  const knows = async (texts: readonly PassageText[]): Promise<Map<string, PassageVectors>> => {
    const known = recall(texts);
    if (index === null || texts.every((text) => known.has(keyOf(text)))) return known;
    const folder = index;
    index = null;
    const found = await vectorsOf(folder, embedder);
    db.transaction(() => {
      for (const { text, vectors } of found) remember(text, vectors);
    })();
    return recall(texts);
  };
  return {
    model: embedder.model,
    maxPieces: embedder.maxPieces,
    countPieces: (text) => embedder.countPieces(text),
    embedQuery: (text) => embedder.embedQuery(text),
    embedPassages: async (texts) => {
      const known = await knows(texts);
      const fresh = texts.filter((text) => !known.has(keyOf(text)));
      const made = fresh.length === 0 ? [] : await embedder.embedPassages(fresh);
      for (const [at, text] of fresh.entries()) {
        const vectors = made[at];
        if (vectors === undefined) continue;
        known.set(keyOf(text), vectors);
        remember(text, vectors);
      }
      return texts.flatMap((text) => known.get(keyOf(text)) ?? []);
    },
    close: async () => {
      db.close();
    },
  };
}

/** What an index holds of each passage that is still cut as it was. */
async function vectorsOf(
  folder: string,
  embedder: Embedder,
): Promise<{ readonly text: PassageText; readonly vectors: PassageVectors }[]> {
  const found: { text: PassageText; vectors: PassageVectors }[] = [];
  const side = embeddedSide(folder, 'from');
  try {
    for await (const { article, passages } of side.holdings()) {
      const cut = cutArticle(article, embedder);
      for (const [at, text] of cut.texts.entries()) {
        const held = passages[at];
        const span = cut.passages[at];
        if (held?.start !== span?.start || held?.end !== span?.end || !held?.sentences) continue;
        const sentences = new Int8Array(held.sentences.directions);
        found.push({ text, vectors: { passage: held.vector, sentences } });
      }
    }
  } finally {
    await side.close();
  }
  return found;
}

function keyOf(text: PassageText): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex');
}

function bytesOf(values: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function vectorsIn({ passage, sentences }: z.infer<typeof stored>): PassageVectors {
  return {
    passage: new Float32Array(new Uint8Array(passage).buffer),
    sentences: new Int8Array(new Uint8Array(sentences).buffer),
  };
}
