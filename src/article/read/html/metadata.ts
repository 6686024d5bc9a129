import type { Source } from '../../article.js';
import { findDay } from '../dates.js';
import { type Fields, joinSources, readFields, UNKNOWN_SOURCE } from '../fields.js';
import { type HtmlDocument, parsePage } from './document.js';

/** What a page says of its article outside the visible text. */
export interface PageSource {
  readonly given: Source;
  /** The body as its JSON-LD repeats it. */
  readonly articleBody: string | null;
}

/** An object of JSON-LD, of any type. */
interface Item {
  readonly '@type'?: unknown;
  readonly '@graph'?: unknown;
  readonly articleBody?: unknown;
}

const ARTICLE_TYPE = /^(?:.*Article|BlogPosting|Report|LiveBlogPosting)$/;

const TITLE = ['og:title', 'twitter:title', 'parsely-title', 'dc.title', 'sailthru.title'];
const PUBLISHER = ['og:site_name', 'dc.publisher', 'application-name'];
const AUTHOR = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator'];
const DATE = [
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

/** Reads JSON-LD first, then meta tags, then marked-up elements. Only days of publication count as dates. */
export function readPageSource(document: HtmlDocument): PageSource {
  const { given, articleBody } = readJsonLd(document);
  const joined = joinSources(joinSources(given, readMeta(document)), readMarked(document));
  const author = joined.author?.replace(/^by\s+/i, '') ?? null;
  return { given: { ...joined, title: withoutPublisher(joined), author }, articleBody };
}

function readJsonLd(document: HtmlDocument): PageSource {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const item of jsonLdItems(script.textContent ?? '')) {
      const type = [item['@type']].flat();
      if (!type.some((name) => typeof name === 'string' && ARTICLE_TYPE.test(name))) continue;
      const fields = readFields(item);
      if (fields === null) continue;
      const body = item.articleBody;
      const articleBody = typeof body === 'string' && body.trim() !== '' ? shown(body) : null;
      return { given: shownSource(fields), articleBody };
    }
  }
  return { given: UNKNOWN_SOURCE, articleBody: null };
}

/** The objects of a JSON-LD script, those of lists and of `@graph` included. */
function jsonLdItems(script: string): Item[] {
  let value: unknown;
  try {
    value = JSON.parse(script.replace(/^\s*(?:\/\/)?<!\[CDATA\[|(?:\/\/)?\]\]>\s*$/g, ''));
  } catch {
    return [];
  }
  const top: unknown[] = Array.isArray(value) ? value : [value];
  return top
    .flatMap((item) => (isItem(item) && Array.isArray(item['@graph']) ? item['@graph'] : [item]))
    .filter(isItem);
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD often holds text as HTML. */
function shown(text: string): string {
  return /&#?\w+;|<\/?\w/.test(text) ? (parsePage(text).body.textContent ?? text) : text;
}

function shownSource({ given }: Fields): Source {
  return {
    title: given.title && shown(given.title),
    publisher: given.publisher && shown(given.publisher),
    date: given.date,
    author: given.author && shown(given.author),
    url: webAddress(given.url),
  };
}

function readMeta(document: HtmlDocument): Source {
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
  const author = first(AUTHOR);
  const dates = DATE.map((name) => findDay(values.get(name) ?? '')?.date);
  const address = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null;
  return {
    title: first(TITLE),
    publisher: first(PUBLISHER),
    date: dates.find((date) => date !== undefined) ?? null,
    author: author?.includes('://') ? null : author,
    url: webAddress(address) ?? webAddress(values.get('og:url') ?? null),
  };
}

/** Microdata, `<time>` and `<title>`. */
function readMarked(document: HtmlDocument): Source {
  const dated = document.querySelector(
    '[itemprop=datePublished], time[pubdate], time[class*=publish]',
  );
  const day = dated?.getAttribute('datetime') ?? dated?.getAttribute('content') ?? '';
  const author = document.querySelector('[itemprop=author] [itemprop=name], [rel=author]');
  return {
    title: textOf(document, 'h1[itemprop=headline]') ?? textOf(document, 'title'),
    publisher: null,
    date: findDay(day)?.date ?? onlyDay(document),
    author: author?.textContent?.replace(/\s+/g, ' ').trim() || null,
    url: null,
  };
}

/** The day of an article's `<time>` elements, if they all name the same one. */
function onlyDay(document: HtmlDocument): string | null {
  const days = new Set<string>();
  for (const time of document.querySelectorAll('article time[datetime], main time[datetime]')) {
    const day = findDay(time.getAttribute('datetime') ?? '');
    if (day !== null) days.add(day.date);
  }
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

function textOf(document: HtmlDocument, selector: string): string | null {
  return document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() || null;
}

/** The title without the publisher's name that pages put after it. */
function withoutPublisher({ title, publisher }: Source): string | null {
  if (title === null || publisher === null) return title;
  const rest = /^(.*\S)\s+[|\-–—:·»]\s+(\S.*)$/.exec(title);
  const same = rest?.[2]?.toLowerCase() === publisher.toLowerCase();
  return same && rest?.[1] ? rest[1] : title;
}

function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/\S+$/i.test(url) ? url : null;
}
