import { createHash } from 'node:crypto';
import { generateUuid5 } from 'weaviate-client';
import { signature, signatureBands } from '../article/duplicates.js';
import { indexedText, indexedWords } from '../library/index/indexed-text.js';
import type {
  Copy,
  Headline,
  SentenceBytes,
  StoredArticle,
  StoredPassage,
} from '../library/library.js';
import { checksumOf, contentChecksum, type Holding } from '../library/transfer/holding.js';
import { foldedNames } from '../text/names.js';
import type { ArticleProperties, PassageProperties } from './collections.js';

/** The id of an article's object: writing an article replaces what was under its id. */
export function articleUuid(articleId: string): string {
  return generateUuid5(articleId, 'pullquote article');
}

/** The id of a passage's object: those of two versions never mix. */
export function passageUuid(version: string, ordinal: number): string {
  return generateUuid5(`${version}\n${ordinal}`, 'pullquote passage');
}

/** A day as a number that sorts, `YYYYMMDD`; 0 for none. */
export function dayNumber(date: string | null | undefined): number {
  return date == null ? 0 : Number(date.replaceAll('-', ''));
}

/** What articles and passages can be filtered by. */
function filterProperties(article: StoredArticle) {
  return {
    articleId: article.id,
    // On one line: Weaviate's `*` doesn't match line breaks.
    names: foldedNames(article).replaceAll('\n', '\t'),
    day: dayNumber(article.date),
  };
}

/**
 * An article's object and those of its passages. All passages have the article's `version`, a hash of
 * everything in them.
 */
export function objectsOf(holding: Holding) {
  const { article, contentHash, indexedTitle, passages, copies } = holding;
  const shared = filterProperties(article);
  const version = createHash('sha256')
    .update(JSON.stringify([contentChecksum(holding), shared]))
    .digest('hex');
  const { title, publisher, date, author, url } = article;
  const known = Object.entries({ title, publisher, date, author, url }).filter(
    // Weaviate doesn't store `null`.
    ([, value]) => value !== null,
  );
  const properties: ArticleProperties = {
    ...shared,
    ...Object.fromEntries(known),
    version,
    locator: article.locator,
    addedAt: article.addedAt,
    body: article.body,
    contentHash,
    indexedTitle,
    bands: signatureBands(signature(article.body)),
    passages: passages.length,
    copies: JSON.stringify(copies),
    copyCount: copies.length,
    checksum: checksumOf(holding),
  };
  return {
    article: { id: articleUuid(article.id), properties },
    passages: passages.map(({ ordinal, start, end, row, vector, sentences }) => {
      const { words, marks } = indexedWords(
        indexedText(indexedTitle, article.body.slice(start, end)),
      );
      const own: PassageProperties = {
        ...shared,
        version,
        ordinal,
        start,
        end,
        row,
        words: [...words.map(({ stem }) => stem), ...marks].join(' '),
        length: words.length,
        ...(sentences !== null && {
          spans: sentences.spans.toString('base64'),
          directions: sentences.directions.toString('base64'),
        }),
      };
      return { id: passageUuid(version, ordinal), properties: own, vectors: Array.from(vector) };
    }),
  };
}

export function articleFrom(kept: ArticleProperties): StoredArticle {
  return { ...headlineFrom(kept), body: kept.body };
}

export function headlineFrom(kept: Omit<ArticleProperties, 'body' | 'copies' | 'bands'>): Headline {
  const { articleId: id, locator, title, publisher, date, author, url } = kept;
  return {
    id,
    locator,
    title: title ?? null,
    publisher: publisher ?? null,
    date: date ?? null,
    author: author ?? null,
    url: url ?? null,
    passageCount: kept.passages,
    addedAt: kept.addedAt,
  };
}

export function copiesFrom({ copies }: Pick<ArticleProperties, 'copies'>): Copy[] {
  return JSON.parse(copies) as Copy[];
}

export function passageFrom(kept: Pick<PassageProperties, keyof StoredPassage>): StoredPassage {
  const { row, articleId, version, ordinal, start, end } = kept;
  return { row, articleId, version, ordinal, start, end };
}

/** A passage's sentences as bytes; `null` if none are stored. */
export function bytesFrom(
  kept: Pick<PassageProperties, 'spans' | 'directions'>,
): SentenceBytes | null {
  if (!kept.spans || !kept.directions) return null;
  return {
    spans: Buffer.from(kept.spans, 'base64'),
    directions: Buffer.from(kept.directions, 'base64'),
  };
}

/** A passage has one vector. */
export function vectorFrom({ vectors }: { readonly vectors: object }): Float32Array {
  return Float32Array.from((vectors as { readonly default: number[] }).default);
}

/** Values by what they have in common, in their order. */
export function groupedBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}
