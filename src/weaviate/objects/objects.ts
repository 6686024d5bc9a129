import { createHash } from 'node:crypto';
import { generateUuid5 } from 'weaviate-client';
import { signature, signatureBands } from '../../article/duplicates.js';
import { indexedText, indexedWords } from '../../library/index/indexed-text.js';
import type { Copy, Headline, StoredArticle, StoredPassage } from '../../library/library.js';
import type { Label as Name } from '../../library/sqlite/store.js';
import type { Holding } from '../../library/transfer/holding.js';
import { foldedNames } from '../../text/names.js';
import type { ArticleProperties, LabelProperties, PassageProperties } from '../collections.js';

/**
 * Identifies a text, in hex: SHA-256 of its title, which its passages are embedded with, and of its
 * exact body. So a passage is never a slice of another text than its article's.
 */
export function textOf({
  title,
  body,
}: {
  readonly title: string | null;
  readonly body: string;
}): string {
  return createHash('sha256')
    .update(JSON.stringify([title, body]))
    .digest('hex');
}

/** The id of an article's object: one per text, whoever publishes it. */
export function articleUuid(text: string): string {
  return generateUuid5(text, 'pullquote article');
}

function passageUuid(text: string, ordinal: number): string {
  return generateUuid5(`${text}\n${ordinal}`, 'pullquote passage');
}

export function labelUuid(origin: string, locator: string, id: string): string {
  return generateUuid5(`${origin}\n${locator}\n${id}`, 'pullquote label');
}

/** A day as a number that sorts, `YYYYMMDD`; 0 for none. */
export function dayNumber(date: string | null | undefined): number {
  return date == null ? 0 : Number(date.replaceAll('-', ''));
}

type Source = Pick<ArticleProperties, 'title' | 'publisher' | 'date' | 'author' | 'url'>;

/** The known properties of a source: Weaviate doesn't store `null`. */
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

/** The names and origin of an article or copy. */
function nameFrom(kept: Source & Pick<ArticleProperties, 'articleId' | 'locator'>): Name {
  return { id: kept.articleId, locator: kept.locator, ...sourceFrom(kept) };
}

export function articleFrom(kept: ArticleProperties): StoredArticle {
  return { ...headlineFrom(kept), body: kept.body };
}

export function headlineFrom(
  kept: Source & Pick<ArticleProperties, 'articleId' | 'locator' | 'passages' | 'addedAt'>,
): Headline {
  return { ...nameFrom(kept), passageCount: kept.passages, addedAt: kept.addedAt };
}

/** @param of id of the article with the same text */
export function copyFrom(kept: LabelProperties, of: string): Copy {
  return { ...nameFrom(kept), of };
}

export function passageFrom(
  kept: Pick<PassageProperties, 'row' | 'articleId' | 'ordinal' | 'start' | 'end'>,
): StoredPassage {
  const { row, articleId, ordinal, start, end } = kept;
  return { row, articleId, ordinal, start, end };
}

/** As `foldedNames`, on one line: Weaviate's `*` doesn't match line breaks. */
function namesOf(article: Pick<Name, 'title' | 'publisher' | 'author'>): string {
  return foldedNames(article).replaceAll('\n', '\t');
}

/** What an article's object takes from the label that names it. */
export function namedBy(label: LabelProperties) {
  const { text, origin, articleId, locator, addedAt } = label;
  const name = nameFrom(label);
  return {
    text,
    origin,
    articleId,
    locator,
    ...sourceProperties(name),
    addedAt,
    names: namesOf(name),
    day: dayNumber(name.date),
  };
}

/** @param checksum of the text with its passages, as its publisher computed it */
export function articleObject(
  label: LabelProperties,
  { article, contentHash, indexedTitle, passages }: Holding,
  checksum: string,
) {
  const properties: ArticleProperties = {
    ...namedBy(label),
    body: article.body,
    contentHash,
    indexedTitle,
    bands: signatureBands(signature(article.body)),
    passages: passages.length,
    checksum,
  };
  return { id: articleUuid(label.text), properties };
}

export function passageObjects(
  label: LabelProperties,
  { article, indexedTitle, passages }: Holding,
) {
  const { text, articleId, names, day } = namedBy(label);
  return passages.map(({ ordinal, start, end, row, vector, sentences }) => {
    const indexed = indexedText(indexedTitle, article.body.slice(start, end));
    const { words, marks } = indexedWords(indexed);
    const properties: PassageProperties = {
      text,
      articleId,
      ordinal,
      start,
      end,
      row,
      words: [...words.map(({ stem }) => stem), ...marks].join(' '),
      length: words.length,
      names,
      day,
      ...(sentences !== null && {
        spans: sentences.spans.toString('base64'),
        directions: sentences.directions.toString('base64'),
      }),
    };
    return { id: passageUuid(text, ordinal), properties, vectors: Array.from(vector) };
  });
}

/** Whether a passage's filter properties are those of this article. */
export function isNamedAs(
  passage: Pick<PassageProperties, 'articleId' | 'names' | 'day'>,
  article: Pick<ArticleProperties, 'articleId' | 'names' | 'day'>,
): boolean {
  return (['articleId', 'names', 'day'] as const).every((name) => passage[name] === article[name]);
}

/** The labels of an article and of its copies, published at this time. */
export function labelObjects(origin: string, { article, copies }: Holding, now: string) {
  const text = textOf(article);
  return [article, ...copies].map((name, place) => {
    const properties: LabelProperties = {
      text,
      origin,
      articleId: name.id,
      locator: name.locator,
      ...sourceProperties(name),
      addedAt: article.addedAt,
      textSince: now,
      nameSince: now,
      place,
      state: 'held',
    };
    return { id: labelUuid(origin, name.locator, name.id), properties };
  });
}

/** A label, or a mark on it that another machine leaves for its index. */
export function markedObject(
  { uuid, ...properties }: LabelProperties & { readonly uuid: string },
  state: 'removed' | 'again',
) {
  const id = state === 'again' ? generateUuid5(uuid, 'pullquote again') : uuid;
  return { id, properties: { ...properties, state } };
}
