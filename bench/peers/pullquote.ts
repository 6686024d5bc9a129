import { readFileSync } from 'node:fs';
import { hintsIn } from '../../src/answer/question/hints.js';
import { retrieve } from '../../src/answer/retrieve.js';
import { contentHash } from '../../src/article/duplicates.js';
import { publishSnapshot } from '../../src/library/index/publish.js';
import { applyAddition, type Placed } from '../../src/library/ingest/apply.js';
import type { Library } from '../../src/library/library.js';
import { openLibrary } from '../../src/library/open.js';
import {
  type Db,
  openDatabase,
  readFingerprint,
  writeFingerprint,
} from '../../src/library/sqlite/schema.js';
import type { ModelIdentity } from '../../src/models/embedding/embedder.js';
import type { Peer, PeerModule } from './peer.js';

/** Candidates taken from each list, and what dates are counted from, as in `ask` and its measure. */
const candidatesPerSearch = 50;
const today = new Date('2026-01-01T00:00:00Z');

/** The project itself: its library as an ingestion writes it, and its ranking without the reader. */
export const pullquote: PeerModule = {
  create: async (folder) => builder(openDatabase(folder, { create: true })),
  openAgain: async (folder) => searcher(await openLibrary(folder, modelOf(folder))),
};

const name = `Pullquote ${
  (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    }
  ).version
}`;

function builder(db: Db): Peer {
  return {
    name,
    async add({ model, sources, vectors }) {
      writeFingerprint(db, model);
      const placed: Placed = { articles: new Set(), copies: new Set() };
      let first = 0;
      for (const { article, indexedTitle, passages } of sources) {
        applyAddition(
          db,
          { article, contentHash: contentHash(article.body), file: null, server: null },
          { kind: 'add', replaces: [], succeeds: null },
          { indexedTitle, passages, sentences: [], texts: [] },
          vectors
            .slice(first, first + passages.length)
            .map((passage) => ({ passage, sentences: new Int8Array() })),
          placed,
          model.dimension,
        );
        first += passages.length;
      }
    },
    persist: (folder) => publishSnapshot(db, folder),
    search: () => Promise.reject(new Error('this side of the library only writes')),
    close: async () => {
      db.close();
    },
  };
}

function searcher(library: Library): Peer {
  return {
    name,
    add: () => Promise.reject(new Error('this side of the library only reads')),
    persist: () => Promise.reject(new Error('this side of the library only reads')),
    search: (question, vector, k) => search(library, question, vector, k),
    close: () => library.close(),
  };
}

/** From the question to the ordered passages, as `ask` goes about it before the reader. */
async function search(
  library: Library,
  text: string,
  vector: Float32Array,
  k: number,
): Promise<number[]> {
  const hints = await hintsIn(text, await library.publishers(), today);
  const found = await library.search({ text, vector, limit: candidatesPerSearch });
  const query = { asked: text, continues: null, hints, terms: found.terms };
  const { ranked } = await retrieve(query, found.candidates, library, k);
  // Rows of a new library count from 1 in the order of adding, the bench's ids from 0.
  return ranked.slice(0, k).map(({ candidate }) => candidate.passage.row - 1);
}

function modelOf(folder: string): ModelIdentity {
  const db = openDatabase(folder);
  try {
    const fingerprint = readFingerprint(db);
    if (fingerprint === null) throw new Error(`the library in ${folder} is empty`);
    return fingerprint.model;
  } finally {
    db.close();
  }
}
