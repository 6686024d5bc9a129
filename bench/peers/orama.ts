import path from 'node:path';
import { passagesOf } from './collection.js';
import { installed, versionOf } from './installed.js';
import type { Peer, PeerModule } from './peer.js';

interface Tokenizer {
  readonly language: string;
}

interface Database {
  tokenizer: Tokenizer;
}

interface OramaModule {
  create(options: {
    schema: Record<string, string>;
    components: { tokenizer: Tokenizer };
  }): Database;
  insertMultiple(db: Database, documents: object[]): Promise<unknown> | unknown;
  search(db: Database, options: object): Promise<Found> | Found;
  readonly components: { readonly tokenizer: { createTokenizer(config: object): Tokenizer } };
}

interface Found {
  readonly hits: readonly { readonly document: { readonly number: number } }[];
}

interface PersistenceModule {
  persistToFile(db: Database, format: 'json', file: string): Promise<string>;
  restoreFromFile(format: 'json', file: string): Promise<Database>;
}

const { components, create, insertMultiple, search } = await installed<OramaModule>('@orama/orama');
const { stopwords } = await installed<{ stopwords: string[] }>('@orama/stopwords/english');
const { persistToFile, restoreFromFile } = await installed<PersistenceModule>(
  '@orama/plugin-data-persistence/server',
);

// The one of its formats that holds such a collection: "binary" fails on words of a hundred letters,
// "seqproto" on vectors.
const format = 'json';
const fileIn = (folder: string): string => path.join(folder, 'orama.json');

/** Orama, searching words and vectors at once. */
export const orama: PeerModule = {
  create: async () => peerOf(null),
  async openAgain(folder) {
    const db = await restoreFromFile(format, fileIn(folder));
    // What is restored has the default tokenizer, which neither stems nor drops stop words.
    db.tokenizer = tokenizer();
    return peerOf(db);
  },
};

/** Stemming and stop words as the documentation recommends for English. */
function tokenizer(): Tokenizer {
  return components.tokenizer.createTokenizer({
    language: 'english',
    stemming: true,
    stopWords: stopwords,
  });
}

function peerOf(opened: Database | null): Peer {
  let db = opened;
  const ready = (): Database => {
    if (db === null) throw new Error('nothing was added to the database yet');
    return db;
  };
  return {
    name: `Orama ${versionOf('@orama/orama')}`,
    async add({ model, sources, vectors }) {
      db = create({
        schema: {
          number: 'number',
          title: 'string',
          text: 'string',
          embedding: `vector[${model.dimension}]`,
        },
        components: { tokenizer: tokenizer() },
      });
      const documents = passagesOf(sources).map(({ id, title, text }) => ({
        number: id,
        title,
        text,
        embedding: Array.from(vectors[id] ?? []),
      }));
      await insertMultiple(db, documents);
    },
    async persist(folder) {
      await persistToFile(ready(), format, fileIn(folder));
    },
    async search(question, vector, k) {
      const { hits } = await search(ready(), {
        mode: 'hybrid',
        term: question,
        vector: { value: Array.from(vector), property: 'embedding' },
        // The default, .8, is above what this model gives most right passages.
        similarity: 0,
        // Of those tried on newsqa, the best; the default (.5 and .5) finds less.
        hybridWeights: { text: 0.3, vector: 0.7 },
        limit: k,
      });
      return hits.map(({ document }) => document.number);
    },
    close: async () => undefined,
  };
}
