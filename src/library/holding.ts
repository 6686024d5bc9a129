import { createHash } from 'node:crypto';
import type { ModelIdentity } from '../embedding/embedder.js';
import type { Copy, StoredArticle, StoredPassage } from './library.js';
import type { SentenceBytes } from './sentences.js';

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
  /** Copies of its text that other indexes brought to the cluster that it is in. */
  readonly elsewhere: readonly Copy[];
  /** Whether all of it could be read, as its library's own checksum tells. */
  readonly whole: boolean;
}

/** How much a library holds. */
export interface Counts {
  readonly articles: number;
  readonly copies: number;
  readonly passages: number;
}

/** What became of articles that were brought to a library. */
export interface Brought {
  /** Ids of those that it had already, to the last byte. */
  readonly already: ReadonlySet<string>;
  /** Ids of those whose text another index had brought before: they are copies of its article. */
  readonly copies: ReadonlySet<string>;
  /** Those refused, since another text has their id: where that comes from, by id. */
  readonly clashes: ReadonlyMap<string, string>;
}

/** A library as far as copying is concerned. */
export interface CopySide {
  /** The model whose vectors it holds; `null` where it holds nothing yet. */
  model(): Promise<ModelIdentity | null>;
  /** What tells it from others that bring articles to the same place. */
  origin(): Promise<string>;
  /** Makes an empty library one of this model. */
  claim(model: ModelIdentity): Promise<void>;
  counts(): Promise<Counts>;
  /** Everything, article by article. */
  holdings(): AsyncIterable<Holding>;
  /** Takes them in, in place of what the origin brought before; again does no harm. */
  put(holdings: readonly Holding[], origin: string): Promise<Brought>;
  /** Drops what the origin brought before and has no more; returns how many articles. */
  keepOnly(ids: ReadonlySet<string>, origin: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * SHA-256, in hex, of everything about a holding that both libraries keep alike. Not of `row`, which
 * numbers a library's own passages, and not of the group, which changes as others come and go; nor of
 * what is elsewhere.
 */
export function checksumOf({
  article,
  contentHash,
  indexedTitle,
  passages,
  copies,
}: Omit<Holding, 'elsewhere' | 'whole'>): string {
  const hash = createHash('sha256');
  const add = (...values: unknown[]): void => {
    hash.update(`${JSON.stringify(values)}\n`);
  };
  add(
    article.id,
    article.locator,
    article.title,
    article.publisher,
    article.date,
    article.author,
    article.url,
  );
  add(article.addedAt, contentHash, indexedTitle, article.body);
  for (const { ordinal, start, end, vector, sentences } of passages) {
    add(ordinal, start, end);
    hash.update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
    if (sentences !== null) hash.update(sentences.spans).update(sentences.directions);
  }
  for (const { id, locator, title, publisher, date, author, url } of inOrder(copies)) {
    add(id, locator, title, publisher, date, author, url);
  }
  return hash.digest('hex');
}

function inOrder(copies: readonly Copy[]): Copy[] {
  const keyOf = ({ locator, id }: Copy): string => `${locator}\n${id}`;
  return [...copies].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
