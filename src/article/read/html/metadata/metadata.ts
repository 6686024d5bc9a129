import type { Source } from '../../../article.js';
import { findDay } from '../../dates.js';
import { isAuthor, joinSources, webAddress } from '../../fields.js';
import { type HtmlDocument, textOf } from '../document.js';
import { headingText } from './heading-text.js';
import { type PageSource, readJsonLd } from './json-ld.js';
import { readMarked } from './marked.js';
import { chooseTitle, siteAfter } from './title.js';

/** More headings of an order say nothing of the page. */
const mostHeadings = 20;

const titleNames = ['og:title', 'twitter:title', 'parsely-title', 'dc.title', 'sailthru.title'];
const publisherNames = ['og:site_name', 'dc.publisher', 'application-name'];
const authorNames = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator'];
const dateNames = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'dc.date.issued',
  'dc.date',
  'date',
];

/**
 * Reads what a page says of its article. Of several sources for one fact JSON-LD comes first, then
 * meta tags, then marked-up elements; the title is the one that most agree on.
 *
 * @param url The page's address, if it is known otherwise.
 */
export function readPageSource(document: HtmlDocument, url: string | null): PageSource {
  const { titles, ...meta } = readMeta(document);
  const title = textOf(document.querySelector('title'));
  const said = title === '' ? titles : [...titles, title];
  const headings = headingsOf(document, 'h1', said);
  const address = url ?? meta.url;
  const { given, articleBody } = readJsonLd(document, { titles: [...headings, ...said], address });
  const joined = joinSources(joinSources(given, meta), readMarked(document));
  const clues = {
    headings,
    subheadings: headingsOf(document, 'h2, h3', said),
    headline: headlineOf(document, said),
    said: given.title === null ? said : [given.title, ...said],
    publisher: joined.publisher,
  };
  const chosen = chooseTitle(clues);
  const publisher = joined.publisher ?? (chosen === null ? null : siteAfter(chosen, title));
  const author = joined.author?.replace(/^by\s+/i, '') ?? null;
  return { given: { ...joined, title: chosen, publisher, author }, articleBody };
}

function headingsOf(document: HtmlDocument, names: string, said: readonly string[]): string[] {
  const found = [...document.querySelectorAll(names)].slice(0, mostHeadings);
  return found.map((one) => headingText(one, said)).filter((text) => text !== '');
}

/** The headline that is marked as one, or the only one of the article. */
function headlineOf(document: HtmlDocument, said: readonly string[]): string | null {
  const marked = document.querySelector('h1[itemprop=headline]');
  const inArticle = [...document.querySelectorAll('article h1, main h1')];
  const only = inArticle.length === 1 ? inArticle[0] : undefined;
  const texts = [marked, only].map((one) => (one ? headingText(one, said) : ''));
  return texts.find((text) => text !== '') ?? null;
}

function readMeta(document: HtmlDocument): Source & { readonly titles: readonly string[] } {
  const values = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = ['property', 'name', 'itemprop']
      .map((key) => meta.getAttribute(key))
      .find(Boolean);
    const content = meta.getAttribute('content')?.replace(/\s+/g, ' ').trim();
    const key = name?.toLowerCase();
    if (key && content && !values.has(key)) values.set(key, content);
  }
  const first = (names: readonly string[]) =>
    names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
  const author = first(authorNames);
  const dates = dateNames.map((name) => findDay(values.get(name) ?? '')?.date);
  const address = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null;
  return {
    title: null,
    titles: titleNames.flatMap((name) => values.get(name) ?? []),
    publisher: first(publisherNames),
    date: dates.find((date) => date !== undefined) ?? null,
    author: isAuthor(author) ? author : null,
    url: webAddress(address) ?? webAddress(values.get('og:url') ?? null),
  };
}
