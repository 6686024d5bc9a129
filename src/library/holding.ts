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
  /** Whether all of it could be read, as its library's own checksum tells. */
  readonly whole: boolean;
}

/** How much a library holds. */
export interface Counts {
  readonly articles: number;
  readonly copies: number;
  readonly passages: number;
}

/** A library as far as copying is concerned. */
export interface CopySide {
  /** The model whose vectors it holds; `null` where it holds nothing yet. */
  model(): Promise<ModelIdentity | null>;
  /** Makes an empty library one of this model. */
  claim(model: ModelIdentity): Promise<void>;
  counts(): Promise<Counts>;
  /** Everything, article by article. */
  holdings(): AsyncIterable<Holding>;
  /** Which of these it has, to the last byte, by the article's id. */
  having(holdings: readonly Holding[]): Promise<ReadonlySet<string>>;
  /** Takes them in, in place of what it has of the same articles; again does no harm. */
  put(holdings: readonly Holding[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * SHA-256, in hex, of everything about a holding that both libraries keep alike. Not of `row`, which
 * numbers a library's own passages, and not of the group, which changes as others come and go.
 */
export function checksumOf({
  article,
  contentHash,
  indexedTitle,
  passages,
  copies,
}: Holding): string {
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
