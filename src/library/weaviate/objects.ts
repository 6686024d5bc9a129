import { generateUuid5 } from 'weaviate-client';
import { signature, signatureBands } from '../../article/duplicates.js';
import { foldedNames } from '../filters.js';
import { checksumOf, type Holding } from '../holding.js';
import { indexedText } from '../indexed-text.js';
import type { Copy, Headline, StoredArticle, StoredPassage } from '../library.js';
import type { Label } from '../store.js';
import { tokens } from '../words.js';
import type { ArticleProperties, CopyProperties, PassageProperties } from './collections.js';

/** The id of an article's object. */
export function articleUuid(origin: string, id: string): string {
  return generateUuid5(`${origin}\n${id}`, 'pullquote article');
}

function passageUuid(origin: string, articleId: string, ordinal: number): string {
  return generateUuid5(`${origin}\n${articleId}\n${ordinal}`, 'pullquote passage');
}

export function copyUuid(origin: string, locator: string, id: string): string {
  return generateUuid5(`${origin}\n${locator}\n${id}`, 'pullquote copy');
}

/** A day as a number that sorts, `YYYYMMDD`; 0 for none. */
export function dayNumber(date: string | null | undefined): number {
  return date == null ? 0 : Number(date.replaceAll('-', ''));
}

type Source = Pick<ArticleProperties, 'title' | 'publisher' | 'date' | 'author' | 'url'>;

/** What is known of a source, without what is not: Weaviate keeps no `null`. */
function sourceProperties(
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

/** What an article or a copy is called and where it comes from. */
export function labelFrom(kept: Source & Pick<ArticleProperties, 'articleId' | 'locator'>): Label {
  return { id: kept.articleId, locator: kept.locator, ...sourceFrom(kept) };
}

export function articleFrom(kept: ArticleProperties): StoredArticle {
  const { group, body } = kept;
  return { ...headlineFrom(kept), body, group };
}

export function headlineFrom(
  kept: Pick<
    ArticleProperties,
    | 'articleId'
    | 'locator'
    | 'title'
    | 'publisher'
    | 'date'
    | 'author'
    | 'url'
    | 'passages'
    | 'addedAt'
  >,
): Headline {
  const { passages, addedAt } = kept;
  return { ...labelFrom(kept), passageCount: passages, addedAt };
}

/** @param of id of the article with the same text */
export function copyFrom(kept: CopyProperties, of: string): Copy {
  return { ...labelFrom(kept), of };
}

export function passageFrom(
  kept: Pick<PassageProperties, 'row' | 'articleId' | 'ordinal' | 'start' | 'end'>,
): StoredPassage {
  const { row, articleId, ordinal, start, end } = kept;
  return { row, articleId, ordinal, start, end };
}

/** As `foldedNames`, in one line: Weaviate's stars stop at its end. */
function namesOf(article: Holding['article']): string {
  return foldedNames(article).replaceAll('\n', '\t');
}

export function articleObject(origin: string, holding: Holding) {
  const { article, contentHash, indexedTitle, passages } = holding;
  const properties: ArticleProperties = {
    origin,
    contentHash,
    articleId: article.id,
    locator: article.locator,
    ...sourceProperties(article),
    body: article.body,
    indexedTitle,
    names: namesOf(article),
    day: dayNumber(article.date),
    group: article.group,
    bands: signatureBands(signature(article.body)),
    passages: passages.length,
    addedAt: article.addedAt,
    checksum: checksumOf(holding),
  };
  return { id: articleUuid(origin, article.id), properties };
}

export function passageObjects(origin: string, { article, indexedTitle, passages }: Holding) {
  return passages.map(({ ordinal, start, end, row, vector, sentences }) => {
    const text = indexedText(indexedTitle, article.body.slice(start, end));
    const stems = tokens(text).map(({ stem }) => stem);
    const properties: PassageProperties = {
      origin,
      articleId: article.id,
      ordinal,
      start,
      end,
      row,
      words: stems.join(' '),
      length: stems.length,
      names: namesOf(article),
      day: dayNumber(article.date),
      ...(sentences !== null && {
        spans: sentences.spans.toString('base64'),
        directions: sentences.directions.toString('base64'),
      }),
    };
    return {
      id: passageUuid(origin, article.id, ordinal),
      properties,
      vectors: Array.from(vector),
    };
  });
}

/** @param contentHash of the text that has this label as well */
export function copyObject(origin: string, contentHash: string, label: Label) {
  const { id: articleId, locator } = label;
  const properties: CopyProperties = {
    origin,
    contentHash,
    articleId,
    locator,
    ...sourceProperties(label),
  };
  return { id: copyUuid(origin, locator, articleId), properties };
}
