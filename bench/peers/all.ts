import type { PeerEntry } from './peer.js';

/** Everything that is measured, in the order of the tables. */
export const entries: readonly PeerEntry[] = [
  {
    key: 'pullquote',
    searchesBy: 'words and vectors',
    setup:
      'its own library; candidates, hints and ranking as `ask` has them, without the reader. Every article is a transaction of its own with a sync to disk, and near duplicates are looked for: both are in its indexing time',
    installed: false,
    load: async () => (await import('./pullquote.js')).pullquote,
  },
  {
    key: 'langchain',
    searchesBy: 'vectors',
    setup:
      'HNSWLib store of @langchain/community with its defaults (cosine; it leaves hnswlib to look at ten neighbours at a time and has no setting for more), over the same hnswlib-node as Pullquote; a document is title and passage',
    installed: true,
    load: async () => (await import('./langchain.js')).langchain,
  },
  {
    key: 'orama',
    searchesBy: 'words and vectors',
    setup:
      'mode "hybrid", its English stemmer and stop words; similarity 0 in place of its default of .8, which would hide most right passages of this model, and weights of .3 (text) and .7 (vector) in place of .5 and .5: the best of those tried on newsqa, as Pullquote\'s own weights were chosen on its development sets, newsqa among them',
    installed: true,
    load: async () => (await import('./orama.js')).orama,
  },
  {
    key: 'vectra',
    searchesBy: 'vectors',
    setup:
      'LocalIndex, 0.12.3: the newest that runs on Node 20 (0.15 needs Node 22). Its BM25 search is left off: it works on its own cut of documents only, and indexes all of them anew at each question',
    installed: true,
    load: async () => (await import('./vectra.js')).vectra,
  },
  {
    key: 'minisearch',
    searchesBy: 'words',
    setup:
      "its defaults (BM25+ over title and text, any word); it has no stemmer and no stop words, so it is given Pullquote's",
    installed: true,
    load: async () => (await import('./minisearch.js')).minisearch,
  },
  {
    key: 'fts5',
    searchesBy: 'words',
    setup:
      "tokenizer `porter unicode61`, bm25 over title and text, any word of the question but Pullquote's stop words; one transaction for all",
    installed: false,
    load: async () => (await import('./fts5.js')).fts5,
  },
];

/** A peer by its key. */
export function entryOf(key: string): PeerEntry {
  const found = entries.find((one) => one.key === key);
  if (found === undefined) {
    throw new Error(`there is no peer ${key}: ${entries.map((one) => one.key).join(', ')}`);
  }
  return found;
}
