import {
  type Db,
  openDatabase,
  readFingerprint,
  writeFingerprint,
} from '../../src/library/sqlite/schema.js';
import { insertArticle, removeWithCopies } from '../../src/library/sqlite/store.js';
import type { ModelIdentity } from '../../src/models/embedding/embedder.js';
import { unitVector } from './small-embedder.js';

const words = 'flood bridge minister euro storm vote ferry harbour strike budget court trial'.split(
  ' ',
);

export const filledModel: ModelIdentity = {
  id: 'test/seeds',
  sha256: 'ab'.repeat(32),
  dimension: 16,
};

/** A passage of a filled library: two words that tell it from most others, and its vector. */
function passageText(seed: number): string {
  return `${words[seed % words.length]} number${seed % 97} in town${seed % 1013} and unit${seed}.`;
}

export function vectorFor(seed: number): Float32Array {
  return unitVector(seed, filledModel.dimension);
}

/**
 * Adds articles from one number to another, without cleaning or embedding, in one transaction, so
 * that a library of some thousand passages takes a second. Each has ten passages.
 *
 * @param server the server whose articles they are; shared by default
 */
export function fill(folder: string, from: number, to: number, server: string | null = null): void {
  const db = openDatabase(folder, { create: true });
  db.transaction(() => {
    if (readFingerprint(db) === null) {
      writeFingerprint(db, filledModel);
    }
    for (let article = from; article < to; article += 1) {
      const seeds = Array.from({ length: 10 }, (_, index) => article * 10 + index);
      const texts = seeds.map(passageText);
      let start = 0;
      const passages = texts.map((text) => {
        const span = { start, end: start + text.length };
        start = span.end + 1;
        return span;
      });
      insertArticle(db, {
        article: {
          id: `a${article}`,
          locator: `/${article}.txt`,
          title: `Report ${article}`,
          publisher: article % 50 === 0 ? 'Rare Gazette' : 'Daily Example',
          date: `2024-${String(1 + (article % 12)).padStart(2, '0')}-01`,
          author: null,
          url: null,
          body: texts.join(' '),
        },
        file: null,
        server,
        contentHash: `hash${article}`,
        indexedTitle: `Report ${article}`,
        passages,
        sentences: [],
        vectors: seeds.map((seed) => ({ passage: vectorFor(seed), sentences: new Int8Array() })),
      });
    }
  })();
  db.close();
}

/** Removes articles by number of `fill`, from a connection of its own. */
export function unfill(folder: string, articles: readonly number[]): void {
  const db = openDatabase(folder);
  db.transaction(() => {
    for (const article of articles) {
      removeWithCopies(db, numberOf(db, article));
    }
  })();
  db.close();
}

function numberOf(db: Db, article: number): number {
  return Number(db.prepare('SELECT number FROM articles WHERE id = ?').pluck().get(`a${article}`));
}
