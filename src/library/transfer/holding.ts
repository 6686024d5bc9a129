import { createHash } from 'node:crypto';
import type { ModelIdentity } from '../../models/embedding/embedder.js';
import type { Copy, SentenceBytes, StoredArticle, StoredPassage } from '../library.js';

/** A passage with all that was made of it. */
export interface HeldPassage extends Pick<StoredPassage, 'ordinal' | 'start' | 'end' | 'row'> {
  /** Its unit vector. */
  readonly vector: Float32Array;
  readonly sentences: SentenceBytes | null;
}

/** An article with all that a library keeps of it: what goes from one library to another. */
export interface Holding {
  readonly article: StoredArticle;
  readonly contentHash: string;
  /** The title as it was put in front of each passage. */
  readonly indexedTitle: string;
  /** In order. */
  readonly passages: readonly HeldPassage[];
  /** Copies of its text, by locator and id. */
  readonly copies: readonly Copy[];
  /** Whether all of it could be read, by its library's own checksum. */
  readonly whole: boolean;
}

/** How much a library holds. */
export interface Counts {
  readonly articles: number;
  readonly copies: number;
  readonly passages: number;
}

/** A library that is copied from. */
export interface CopySource {
  /** The model whose vectors it holds; `null` if it is empty. */
  model(): Promise<ModelIdentity | null>;
  /** How many articles it holds. */
  articles(): Promise<number>;
  /** Everything, article by article. */
  holdings(): AsyncIterable<Holding>;
  close(): Promise<void>;
}

/** A library that is copied to. */
export interface CopyTarget {
  /** Makes an empty library one of this model. */
  claim(model: ModelIdentity): Promise<void>;
  counts(): Promise<Counts>;
  holdings(): AsyncIterable<Holding>;
  /**
   * Stores them, replacing what has their ids; repeating it does no harm.
   *
   * @param again writes all of them again, even those that are there already
   */
  put(holdings: readonly Holding[], again?: boolean): Promise<Brought>;
  close(): Promise<void>;
}

/** What became of articles sent to a library. */
export interface Brought {
  /** Ids of those that it had already, to the last byte. */
  readonly already: ReadonlySet<string>;
  /** Ids of those that are copies of another article there. */
  readonly copies: ReadonlySet<string>;
}

/** SHA-256, in hex, of an article as its index has it: its text with all that was made of it, its name, its copies. */
export function checksumOf(holding: Omit<Holding, 'whole'>): string {
  const { article, contentHash, copies } = holding;
  const hash = createHash('sha256');
  const add = (...values: unknown[]): void => {
    hash.update(`${JSON.stringify(values)}\n`);
  };
  add(contentChecksum(holding), contentHash, article.addedAt);
  for (const { id, locator, title, publisher, date, author, url } of [
    article,
    ...inOrder(copies),
  ]) {
    add(id, locator, title, publisher, date, author, url);
  }
  return hash.digest('hex');
}

/**
 * SHA-256, in hex, of a text and everything derived from it, whatever its name. Without `row`,
 * which numbers a library's own passages.
 */
export function contentChecksum({
  article,
  indexedTitle,
  passages,
}: Pick<Holding, 'article' | 'indexedTitle' | 'passages'>): string {
  const hash = createHash('sha256');
  const add = (...values: unknown[]): void => {
    hash.update(`${JSON.stringify(values)}\n`);
  };
  add(article.title, indexedTitle, article.body);
  for (const { ordinal, start, end, vector, sentences } of passages) {
    add(ordinal, start, end);
    hash.update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    if (sentences !== null) hash.update(sentences.spans).update(sentences.directions);
  }
  return hash.digest('hex');
}

function inOrder(copies: readonly Copy[]): Copy[] {
  const keyOf = ({ locator, id }: Copy): string => `${locator}\n${id}`;
  return [...copies].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
