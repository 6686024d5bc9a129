import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tokens } from '../../src/text/words.js';
import { type PeerPassage, passagesOf } from './collection.js';
import { installed, versionOf } from './installed.js';
import type { Peer, PeerModule } from './peer.js';

interface Index {
  addAll(passages: readonly PeerPassage[]): void;
  search(question: string): { readonly id: number }[];
}

interface MiniSearchModule {
  readonly default: {
    new (options: object): Index;
    loadJSON(json: string, options: object): Index;
  };
}

// It has neither stemmer nor stop words, and `processTerm` is where its documentation puts both.
const options = {
  fields: ['title', 'text'],
  storeFields: ['title', 'text'],
  processTerm: (term: string): string | null => tokens(term)[0]?.stem ?? null,
};

const fileIn = (folder: string): string => path.join(folder, 'minisearch.json');
const { default: MiniSearch } = await installed<MiniSearchModule>('minisearch');

/** MiniSearch, which searches words. */
export const minisearch: PeerModule = {
  create: async () => peerOf(new MiniSearch(options)),
  openAgain: async (folder) =>
    peerOf(MiniSearch.loadJSON(await readFile(fileIn(folder), 'utf8'), options)),
};

function peerOf(index: Index): Peer {
  return {
    name: `MiniSearch ${versionOf('minisearch')}`,
    async add({ sources }) {
      index.addAll(passagesOf(sources));
    },
    persist: (folder) => writeFile(fileIn(folder), JSON.stringify(index)),
    search: async (question, _, k) =>
      index
        .search(question)
        .slice(0, k)
        .map(({ id }) => id),
    close: async () => undefined,
  };
}
