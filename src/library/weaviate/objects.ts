import { generateUuid5 } from 'weaviate-client';
import type { Copy, Headline, StoredArticle, StoredPassage } from '../library.js';
import type { ArticleProperties, CopyProperties, PassageProperties } from './collections.js';

/** The id of an article's object: the same on every machine that has this text. */
export function articleUuid(contentHash: string): string {
  return generateUuid5(contentHash, 'pullquote article');
}

export function passageUuid(contentHash: string, ordinal: number): string {
  return generateUuid5(`${contentHash} ${ordinal}`, 'pullquote passage');
}

export function copyUuid(locator: string, id: string): string {
  return generateUuid5(`${locator}\n${id}`, 'pullquote copy');
}

/** A day as a number that sorts, `YYYYMMDD`; 0 for none. */
export function dayNumber(date: string | null | undefined): number {
  return date == null ? 0 : Number(date.replaceAll('-', ''));
}

type Source = Pick<ArticleProperties, 'title' | 'publisher' | 'date' | 'author' | 'url'>;

/** What is known of a source, without what is not: Weaviate keeps no `null`. */
export function sourceProperties(
  source: {
    readonly [Key in keyof Source]-?: string | null;
  },
): Source {
  const known = Object.entries({
    title: source.title,
    publisher: source.publisher,
    date: source.date,
    author: source.author,
    url: source.url,
  }).filter(([, value]) => value !== null);
  return Object.fromEntries(known) as Source;
}

function sourceFrom({ title, publisher, date, author, url }: Source) {
  return {
    title: title ?? null,
    publisher: publisher ?? null,
    date: date ?? null,
    author: author ?? null,
    url: url ?? null,
  };
}

export function articleFrom(kept: ArticleProperties): StoredArticle {
  const { group, body } = kept;
  return { ...headlineFrom(kept), body, group };
}

export function headlineFrom(
  kept: Omit<ArticleProperties, 'body' | 'contentHash' | 'indexedTitle' | 'group' | 'checksum'>,
): Headline {
  const { articleId, locator, passages, addedAt } = kept;
  return { id: articleId, locator, ...sourceFrom(kept), passageCount: passages, addedAt };
}

export function copyFrom(kept: CopyProperties): Copy {
  const { articleId, locator, of } = kept;
  return { id: articleId, locator, of, ...sourceFrom(kept) };
}

export function passageFrom(
  kept: Pick<PassageProperties, 'row' | 'articleId' | 'ordinal' | 'start' | 'end'>,
): StoredPassage {
  const { row, articleId, ordinal, start, end } = kept;
  return { row, articleId, ordinal, start, end };
}
