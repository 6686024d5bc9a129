import type { QuotedArticle } from '../../answer/answer.js';
import type { FoundPassage } from '../../answer/quotes/passages.js';
import { asQuoted } from '../../answer/quotes/quotes.js';
import type { Copy, Headline, StoredArticle, StoredPassage } from '../../library/library.js';

/** An article of a list. */
export interface ListedJson extends QuotedArticle {
  readonly passages: number;
  readonly addedAt: string;
}

/** A passage with its offsets: `text` is `body.slice(start, end)` of its article. */
export interface PassageJson {
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An article with its text, as `pullquote source --json` writes it. */
export interface ArticleJson extends QuotedArticle {
  readonly addedAt: string;
  readonly body: string;
  readonly passages: readonly PassageJson[];
  readonly alsoIn: readonly QuotedArticle[];
}

export function listedAsJson({ locator, passageCount, ...headline }: Headline): ListedJson {
  const { id, title, publisher, date, author, url, addedAt } = headline;
  return {
    id,
    file: locator,
    title,
    publisher,
    date,
    author,
    url,
    passages: passageCount,
    addedAt,
  };
}

export function articleAsJson(
  article: StoredArticle,
  passages: readonly StoredPassage[],
  alsoIn: readonly (StoredArticle | Copy)[],
): ArticleJson {
  const { addedAt, body } = article;
  return {
    ...asQuoted(article),
    addedAt,
    body,
    passages: passages.map(({ ordinal, start, end }) => ({
      ordinal,
      start,
      end,
      text: body.slice(start, end),
    })),
    alsoIn: alsoIn.map(asQuoted),
  };
}

/** A passage that a search found, with its article. */
export function foundAsJson({ article, start, end, text, score }: FoundPassage) {
  return { text, start, end, score: Number(score.toFixed(6)), article };
}
