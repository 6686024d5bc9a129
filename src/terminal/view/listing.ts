import stringWidth from 'string-width';
import type { QuotedArticle } from '../../answer/answer.js';
import { asQuoted } from '../../answer/quotes/quotes.js';
import type { ReadableLibrary, SourceFilter } from '../../library/library.js';
import { counted, inColumns, type Look } from '../layout.js';
import { shortIds } from '../typed/ids.js';
import { nameOf, sourceLine } from './source-line.js';

/** An article in a list. */
export interface Listed {
  readonly article: QuotedArticle;
  readonly passages: number;
}

/** Characters between two columns. */
const gap = 2;
/** A longer id is cut. */
const widestId = 30;
/** The least and the most of a line that a publisher's name takes. */
const publisherWidth = { least: 8, share: 0.3 };

/** Above the columns on a terminal. */
const heads = {
  id: 'id',
  day: 'date',
  title: 'title',
  publisher: 'publisher',
  passages: 'passages',
};

/**
 * Articles, a line each. On a terminal in columns, with long titles and names cut with `…`; elsewhere with
 * all that is known, whole.
 */
function layOutListing(
  articles: readonly Listed[],
  look: Look,
  idOf: (id: string) => string,
): string {
  if (look.height === null) {
    return articles
      .map(
        ({ article, passages }) =>
          `${article.id}  ${sourceLine(article)}  ${counted(passages, 'passage')}\n`,
      )
      .join('');
  }
  const rows = articles.map(({ article, passages }) => ({
    id: idOf(article.id),
    day: article.date ?? '',
    title: inOneLine(nameOf(article)),
    publisher: inOneLine(article.publisher ?? ''),
    passages: String(passages),
  }));
  const { dim } = look.colours;
  const widest = (column: 'id' | 'publisher'): number =>
    rows.reduce((most, row) => Math.max(most, stringWidth(row[column])), 0);
  const id = Math.min(widest('id'), widestId);
  const day = rows.some((row) => row.day !== '') ? 'YYYY-MM-DD'.length : 0;
  const passages = heads.passages.length;
  const room = look.width - id - day - passages - gap * (day > 0 ? 4 : 3);
  const most = Math.max(publisherWidth.least, Math.floor(room * publisherWidth.share));
  const publisher = Math.min(widest('publisher'), most);
  const title = Math.max(publisherWidth.least, room - publisher);
  const line = (row: (typeof rows)[number]): string =>
    [
      dim(inColumns(row.id, id)),
      ...(day > 0 ? [dim(row.day.padEnd(day))] : []),
      inColumns(row.title, title),
      ...(publisher > 0 ? [inColumns(row.publisher, publisher)] : []),
      dim(row.passages.padStart(passages)),
    ].join(' '.repeat(gap));
  return [heads, ...rows].map((row) => `${row === heads ? dim(line(row)) : line(row)}\n`).join('');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a listing is made from. */
type Articles = Pick<ReadableLibrary, 'articles' | 'idsBeginning'>;

/** The articles that pass a filter, in a list with their number at its end. */
export async function listed(library: Articles, filter: SourceFilter, look: Look): Promise<string> {
  const found = await library.articles(filter);
  const articles = found.map((article) => ({
    article: asQuoted(article),
    passages: article.passageCount,
  }));
  const ids = look.height === null ? [] : found.map(({ id }) => id);
  const short = await shortIds(library, ids);
  const list = layOutListing(articles, look, (id) => short.get(id) ?? id);
  const undated = await undatedLeftOut(library, filter);
  const end = undated === 0 ? '' : `; ${undated} without a date left out`;
  return `${list}${counted(articles.length, 'article')}${end}\n`;
}

/** How many articles a filter by date leaves out only because nobody knows their dates. */
async function undatedLeftOut(library: Articles, filter: SourceFilter): Promise<number> {
  const { after, before, ...rest } = filter;
  if (after === undefined && before === undefined) return 0;
  return (await library.articles(rest)).filter(({ date }) => date === null).length;
}
