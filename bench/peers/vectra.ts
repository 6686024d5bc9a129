import { passagesOf } from './collection.js';
import { installed, versionOf } from './installed.js';
import type { Peer, PeerModule } from './peer.js';

interface Item {
  readonly vector: number[];
  readonly metadata: { readonly number: number; readonly title: string; readonly text: string };
}

interface Index {
  createIndex(): Promise<void>;
  batchInsertItems(items: Item[]): Promise<unknown>;
  getIndexStats(): Promise<unknown>;
  queryItems(vector: number[], query: string, k: number): Promise<{ readonly item: Item }[]>;
}

interface VectraModule {
  readonly LocalIndex: new (folder: string) => Index;
}

const { LocalIndex } = await installed<VectraModule>('vectra');

/** vectra's index of vectors; it writes its file as it goes. */
export const vectra: PeerModule = {
  create: async (folder) => peerOf(new LocalIndex(folder)),
  async openAgain(folder) {
    const index = new LocalIndex(folder);
    // It would be read at the first question otherwise.
    await index.getIndexStats();
    return peerOf(index);
  },
};

function peerOf(index: Index): Peer {
  return {
    name: `vectra ${versionOf('vectra')}`,
    async add({ sources, vectors }) {
      await index.createIndex();
      await index.batchInsertItems(
        passagesOf(sources).map(({ id, title, text }) => ({
          vector: Array.from(vectors[id] ?? []),
          metadata: { number: id, title, text },
        })),
      );
    },
    persist: async () => undefined,
    async search(question, vector, k) {
      const found = await index.queryItems(Array.from(vector), question, k);
      return found.map(({ item }) => item.metadata.number);
    },
    close: async () => undefined,
  };
}
