import { Filters } from 'weaviate-client';
import { likelierFirst, oftenerFirst } from '../../library/index/bm25/dictionary.js';
import { acronymOf, indexedText, markStart } from '../../library/index/indexed-text.js';
import type { ExplainedAcronym, SimilarWord } from '../../library/library.js';
import { beginningsMeantBy, typingErrors } from '../../text/typing-errors.js';
import { tokens } from '../../text/words.js';
import { type Collections, most } from '../collections.js';
import { holdingStem } from '../search.js';

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
    // An id may briefly exist twice.
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
