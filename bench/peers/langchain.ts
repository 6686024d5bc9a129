import { passagesOf } from './collection.js';
import { installed, versionOf } from './installed.js';
import type { Peer, PeerModule } from './peer.js';

interface LangChainDocument {
  readonly pageContent: string;
  readonly metadata: { readonly id: number };
}

interface Store {
  addVectors(vectors: number[][], documents: LangChainDocument[]): Promise<void>;
  save(folder: string): Promise<void>;
  similaritySearchVectorWithScore(
    vector: number[],
    k: number,
  ): Promise<[LangChainDocument, number][]>;
}

interface StoreModule {
  readonly HNSWLib: {
    new (embeddings: object, args: { space: 'cosine'; numDimensions: number }): Store;
    load(folder: string, embeddings: object): Promise<Store>;
  };
}

interface DocumentModule {
  readonly Document: new (fields: LangChainDocument) => LangChainDocument;
}

/** The store asks for a model; every vector is given here, so it is never used. */
const noEmbeddings = {};

const { HNSWLib } = await installed<StoreModule>('@langchain/community/vectorstores/hnswlib');
const { Document } = await installed<DocumentModule>('@langchain/core/documents');

/** LangChain.js with its store over hnswlib-node, which is the project's own copy. */
export const langchain: PeerModule = {
  create: async () => peerOf(null),
  openAgain: async (folder) => peerOf(await HNSWLib.load(folder, noEmbeddings)),
};

function peerOf(opened: Store | null): Peer {
  let store = opened;
  const ready = (): Store => {
    if (store === null) throw new Error('nothing was added to the store yet');
    return store;
  };
  return {
    name: `LangChain.js HNSWLib ${versionOf('@langchain/community')}`,
    async add({ model, sources, vectors }) {
      store = new HNSWLib(noEmbeddings, { space: 'cosine', numDimensions: model.dimension });
      const documents = passagesOf(sources).map(
        ({ id, title, text }) =>
          new Document({ pageContent: `${title}\n${text}`, metadata: { id } }),
      );
      await store.addVectors(
        vectors.map((vector) => Array.from(vector)),
        documents,
      );
    },
    persist: (folder) => ready().save(folder),
    async search(_, vector, k) {
      const found = await ready().similaritySearchVectorWithScore(Array.from(vector), k);
      return found.map(([document]) => document.metadata.id);
    },
    close: async () => undefined,
  };
}
