import type { Collection } from './collection.js';

/** A store of passages that finds the best for a question: a peer, or Pullquote in the same frame. */
export interface Peer {
  /** Its name with its version, as the tables show it. */
  readonly name: string;
  /** Stores and indexes a collection; called once, on an empty store. */
  add(collection: Collection): Promise<void>;
  /** Leaves everything in a folder that `openAgain` needs; the folder is there and empty. */
  persist(folder: string): Promise<void>;
  /** Ids of the `k` best passages, best first. */
  search(question: string, vector: Float32Array, k: number): Promise<number[]>;
  close(): Promise<void>;
}

/**
 * What a peer is and how it is created; each is in its own module, loaded in the process that runs
 * it.
 */
export interface PeerModule {
  /** An empty store; one that writes as it goes writes into the folder. */
  create(folder: string): Promise<Peer>;
  /** A store as another process left it in the folder. */
  openAgain(folder: string): Promise<Peer>;
}

/** A peer as the bench lists it. */
export interface PeerEntry {
  /** Its name on the command line, and in the table if it could not run. */
  readonly key: string;
  readonly searchesBy: 'words' | 'vectors' | 'words and vectors';
  /** How it was set up, for readers who would have chosen otherwise. */
  readonly setup: string;
  /** Whether it needs what `bench/peers/package.json` names. */
  readonly installed: boolean;
  load(): Promise<PeerModule>;
}
