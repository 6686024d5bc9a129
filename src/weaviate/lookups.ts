import { Filters } from 'weaviate-client';
import { nearDuplicateSimilarity, signature, similarity } from '../article/duplicates.js';
import { most } from '../cluster/collections.js';
import { walk } from '../cluster/objects.js';
import { likelierFirst, oftenerFirst } from '../library/index/bm25/dictionary.js';
import { acronymOf, indexedText, markStart } from '../library/index/indexed-text.js';
import type {
  Added,
  Copy,
  ExplainedAcronym,
  SimilarWord,
  SourceFilter,
  StoredArticle,
} from '../library/library.js';
import { beginningsMeantBy, typingErrors } from '../text/typing-errors.js';
import { tokens } from '../text/words.js';
import type { ArticleProperties, Collections } from './collections.js';
import { articleFrom, copiesFrom, vectorFrom } from './objects.js';
import { holdingStem, passes } from './search.js';

/** Passages whose words are compared with one that is spelt wrong, or whose marks are looked at. */
const passagesTried = 100;

/**
 * Words that may be meant by one that no passage holds. Weaviate can't list the words of an index, but finds
 * passages that hold a stem with this beginning; their texts say how the words are written. So the first half of
 * the word must be right, and among thousands of passages with such a stem only some are looked into.
 */
export async function similarWords(
  { passages, articles }: Pick<Collections, 'passages' | 'articles'>,
  asked: string,
): Promise<SimilarWord[]> {
  const half = asked.slice(0, Math.floor(asked.length / 2));
  const beginnings = beginningsMeantBy(asked).map(
    (letters) => letters + half.slice(letters.length),
  );
  const found = await Promise.all(
    beginnings.map((letters) =>
      passages.query.fetchObjects({
        filters: passages.filter.byProperty('words').like(`${letters}*`),
        limit: passagesTried,
        returnProperties: ['articleId', 'start', 'end'],
      }),
    ),
  );
  const spans = found.flatMap(({ objects }) => objects.map(({ properties }) => properties));
  const texts = await textsOf(articles, spans);
  const stems = new Map(
    texts.flatMap((text) => tokens(text)).map(({ word, stem }) => [word, stem]),
  );
  const likely = [...stems].flatMap(([word, stem]) => {
    const errors = typingErrors(asked, word);
    return errors === null ? [] : [{ word, stem, errors }];
  });
  const counted = await Promise.all(
    likely.map(async ({ word, stem, errors }) => ({
      word,
      errors,
      passages: await holdingStem(passages, stem),
    })),
  );
  return counted.filter((one) => one.passages > 0).sort(likelierFirst);
}

/** What acronyms with these letters stand for, by the marks of passages that explain them. */
export async function acronyms(
  { passages }: Pick<Collections, 'passages'>,
  letters: readonly string[],
): Promise<ExplainedAcronym[]> {
  const starts = [...new Set(letters)].map(markStart);
  if (starts.length === 0) return [];
  const by = passages.filter.byProperty('words');
  const { objects } = await passages.query.fetchObjects({
    filters: Filters.or(...starts.map((start) => by.like(`${start}*`))),
    limit: passagesTried,
    returnProperties: ['words'],
  });
  const stems = objects.flatMap(({ properties }) => properties.words.split(' '));
  const marks = new Set(stems.filter((stem) => starts.some((start) => stem.startsWith(start))));
  const counted = await Promise.all(
    [...marks].map(async (mark) => ({
      ...acronymOf(mark),
      passages: await holdingStem(passages, mark),
    })),
  );
  return counted.sort(oftenerFirst);
}

async function textsOf(
  articles: Collections['articles'],
  spans: readonly { readonly articleId: string; readonly start: number; readonly end: number }[],
): Promise<string[]> {
  const ids = [...new Set(spans.map(({ articleId }) => articleId))];
  if (ids.length === 0) return [];
  const { objects } = await articles.query.fetchObjects({
    filters: articles.filter.byProperty('articleId').containsAny(ids),
    limit: most,
    returnProperties: ['articleId', 'indexedTitle', 'body'],
  });
  const held = new Map(objects.map(({ properties }) => [properties.articleId, properties]));
  return spans.flatMap(({ articleId, start, end }) => {
    const article = held.get(articleId);
    return article === undefined
      ? []
      : [indexedText(article.indexedTitle, article.body.slice(start, end))];
  });
}

/** Articles compared with one to find its near duplicates. */
const likeliest = 100;

/** Articles with nearly the same text as one, and the copies of all of them. */
export async function kinOf(
  { articles }: Collections,
  own: ArticleProperties,
): Promise<(StoredArticle | Copy)[]> {
  // A body without words has no bands, and then Weaviate stores none.
  const { objects } = own.bands?.length
    ? await articles.query.fetchObjects({
        filters: articles.filter.byProperty('bands').containsAny(own.bands),
        limit: likeliest,
      })
    : { objects: [] };
  const values = signature(own.body);
  const like = objects
    .map(({ properties }) => properties)
    .filter((one) => one.articleId !== own.articleId)
    .filter((one) => similarity(values, signature(one.body)) >= nearDuplicateSimilarity);
  return [...like.map(articleFrom), ...[own, ...like].flatMap(copiesFrom)];
}

/** Articles read at once, newest first. */
const addedAtOnce = 200;

/**
 * An article has the time at which the curator added it, and comes to the cluster after that: so long, in
 * milliseconds, what has that time may still come.
 */
const onItsWay = 10 * 60_000;

/** What a mark looks like; `Date.parse` takes nearly any text with a number for a time. */
const isoTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What was added to a cluster since a mark, which is a time: see `Library.added`. Whole articles. */
export async function addedSince(
  { articles, passages }: Collections,
  since: string | null,
  atMost: number,
): Promise<Added> {
  const isKnown = since === '' || isoTime.test(since ?? '');
  if (!isKnown) return { passages: [], mark: new Date().toISOString() };
  const from = since === '' ? 0 : Date.parse(since ?? '');
  const after = new Date(Math.max(0, from - onItsWay)).toISOString();
  const found: ArticleProperties[] = [];
  for (let offset = 0; offset + addedAtOnce <= most; offset += addedAtOnce) {
    const { objects } = await articles.query.fetchObjects({
      sort: articles.sort.byProperty('addedAt', false).byId(true),
      offset,
      limit: addedAtOnce,
    });
    const newer = objects.filter(({ properties }) => properties.addedAt > after);
    found.push(...newer.map(({ properties }) => properties));
    if (newer.length < addedAtOnce) break;
  }
  const taken: Added['passages'][number][] = [];
  let mark = since === '' ? after : (since ?? after);
  for (const { version, articleId: id, title, body, addedAt } of found.reverse()) {
    const { objects } = await passages.query.fetchObjects({
      filters: passages.filter.byProperty('version').equal(version),
      limit: most,
      returnProperties: ['start', 'end'],
      includeVector: true,
    });
    const inOrder = objects.toSorted((a, b) => a.properties.start - b.properties.start);
    for (const { properties, vectors } of inOrder) {
      const vector = vectorFrom({ vectors });
      const text = body.slice(properties.start, properties.end);
      // A newer version has the time of the first one, so that only what came lately is among these.
      taken.push({ articleId: id, addedAt, isNew: true, title: title ?? null, text, vector });
    }
    if (addedAt > mark) mark = addedAt;
    // Those that may come again are no reason to stop: then it would get no further.
    if (taken.length >= atMost && addedAt > (since ?? '')) break;
  }
  return { passages: taken, mark };
}

/** Articles read in one go when listing all: half a megabyte, or a little more with long ones. */
const articlesAtOnce = 100;

/** What a headline is made of, and the sort keys: the shards' lists are merged by the returned properties. */
export const headlineProperties = [
  'day',
  'names',
  'articleId',
  'locator',
  'title',
  'publisher',
  'date',
  'author',
  'url',
  'passages',
  'addedAt',
] as const satisfies (keyof ArticleProperties)[];

/** The order of lists: by day, the newest first, then by title. */
export function newestFirst(articles: Collections['articles']) {
  return articles.sort.byProperty('day', false).byProperty('title', true).byId(true);
}

/**
 * All articles that pass a filter, in order. Weaviate limits counting and sorting, so they are read
 * in the order of their objects' ids, and filtered and sorted here.
 */
export async function listed(
  articles: Collections['articles'],
  filter: SourceFilter = {},
  returnProperties?: readonly (keyof ArticleProperties)[],
): Promise<ArticleProperties[]> {
  const found: { uuid: string; kept: ArticleProperties }[] = [];
  const options = returnProperties === undefined ? {} : { returnProperties: [...returnProperties] };
  const all = walk(articlesAtOnce, async (cursor) => {
    return (await articles.query.fetchObjects({ ...cursor, ...options })).objects;
  });
  for await (const { uuid, properties } of all) {
    const kept = properties as ArticleProperties;
    if (passes(kept, filter)) found.push({ uuid, kept });
  }
  return found
    .sort((a, b) => newerFirst(a.kept, b.kept) || inOrder(a.uuid, b.uuid))
    .map((one) => one.kept);
}

function newerFirst(a: ArticleProperties, b: ArticleProperties): number {
  return b.day - a.day || inOrder(a.title ?? '', b.title ?? '');
}

/** Whether a filter is a pattern to Weaviate, so that its results must be checked. */
export function isWild({ source }: SourceFilter): boolean {
  return source !== undefined && /[*?]/.test(source);
}

/** For sorting by code units, as SQLite does. */
export function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
