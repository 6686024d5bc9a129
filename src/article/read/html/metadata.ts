import type { Source } from '../../article.js';
import { findDay } from '../dates.js';
import { type Fields, isAuthor, joinSources, readFields, unknownSource } from '../fields.js';
import { type HtmlDocument, type HtmlElement, parsePage, textOf } from './document.js';
import { agrees, chooseTitle, siteAfter } from './title.js';

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
  readonly '@id'?: unknown;
  readonly mainEntityOfPage?: unknown;
  readonly articleBody?: unknown;
  readonly author?: unknown;
  readonly publisher?: unknown;
  readonly name?: unknown;
}

const articleType = /^(?:.*Article|BlogPosting|Report|LiveBlogPosting)$/;

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
  const headings = headingsOf(document, 'h1');
  const title = textOf(document.querySelector('title'));
  const said = title === '' ? titles : [...titles, title];
  const address = url ?? meta.url;
  const { given, articleBody } = readJsonLd(document, { titles: [...headings, ...said], address });
  const joined = joinSources(joinSources(given, meta), readMarked(document));
  const clues = {
    headings,
    subheadings: headingsOf(document, 'h2, h3'),
    headline: headlineOf(document),
    said: given.title === null ? said : [given.title, ...said],
    publisher: joined.publisher,
  };
  const chosen = chooseTitle(clues);
  const publisher = joined.publisher ?? (chosen === null ? null : siteAfter(chosen, title));
  const author = joined.author?.replace(/^by\s+/i, '') ?? null;
  return { given: { ...joined, title: chosen, publisher, author }, articleBody };
}

function headingsOf(document: HtmlDocument, names: string): string[] {
  const headings = [...document.querySelectorAll(names)].slice(0, mostHeadings).map(textOf);
  return headings.filter((text) => text !== '');
}

/** The headline that is marked as one, or the only one of the article. */
function headlineOf(document: HtmlDocument): string | null {
  const marked = textOf(document.querySelector('h1[itemprop=headline]'));
  if (marked !== '') return marked;
  const [first, second] = [...document.querySelectorAll('article h1, main h1')].map(textOf);
  return first !== undefined && first !== '' && second === undefined ? first : null;
}

/** What is known of a page before its JSON-LD is read. */
interface PageClues {
  readonly titles: readonly string[];
  readonly address: string | null;
}

/** What JSON-LD says of the page's own article: that with the page's title or address. */
function readJsonLd(document: HtmlDocument, clues: PageClues): PageSource {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const items = scripts.flatMap((script) => jsonLdItems(script.textContent ?? ''));
  const found = items.flatMap((item) => {
    const fields = isOfType(item, articleType) ? readFields(resolved(item, items)) : null;
    return fields === null ? [] : [{ item, given: shownSource(fields) }];
  });
  const own = found.find(({ item, given }) => isOfPage(item, given, clues) === true);
  const chosen = own ?? found.find(({ item, given }) => isOfPage(item, given, clues) === null);
  if (chosen === undefined)
    return { given: { ...unknownSource, date: dayOfPage(items, clues) }, articleBody: null };
  const body = chosen.item.articleBody;
  const articleBody = typeof body === 'string' && body.trim() !== '' ? shown(body) : null;
  return { given: chosen.given, articleBody };
}

function isOfType(item: Item, type: RegExp): boolean {
  return [item['@type']].flat().some((name) => typeof name === 'string' && type.test(name));
}

/** An item with its publisher and author in place of references to other items of the page. */
function resolved(item: Item, items: readonly Item[]): Item {
  const target = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(target);
    const id = isItem(value) && !('name' in value) ? value['@id'] : undefined;
    return id === undefined ? value : (items.find((one) => one['@id'] === id) ?? value);
  };
  return { ...item, author: target(item.author), publisher: target(item.publisher) };
}

/** The day that a page without an article in its JSON-LD gives for itself, as plugins of WordPress do. */
function dayOfPage(items: readonly Item[], { titles }: PageClues): string | null {
  for (const item of items.filter((one) => isOfType(one, /^WebPage$/))) {
    const { name } = item;
    const { date } = readFields(item)?.given ?? unknownSource;
    if (date !== null && typeof name === 'string' && titles.some((one) => agrees(one, name)))
      return date;
  }
  return null;
}

/** Whether JSON-LD is about the page's article; `null` if nothing tells. */
function isOfPage(
  item: Item,
  { title, url }: Source,
  { titles, address }: PageClues,
): boolean | null {
  if (title !== null && titles.some((one) => agrees(one, title))) return true;
  const addresses = [url, item['@id'], idOf(item.mainEntityOfPage)].flatMap((one) =>
    typeof one === 'string' && /^https?:/i.test(one) ? [bareAddress(one)] : [],
  );
  if (address === null || addresses.length === 0) return null;
  if (addresses.includes(bareAddress(address))) return true;
  return title === null ? null : false;
}

function idOf(value: unknown): unknown {
  return isItem(value) ? value['@id'] : value;
}

function bareAddress(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?|[?#].*$/g, '')
    .replace(/\/$/, '');
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

/** Microdata and `<time>`. */
function readMarked(document: HtmlDocument): Source {
  const dated = document.querySelector(
    '[itemprop=datePublished], time[pubdate], time[class*=publish], abbr.published[title]',
  );
  const day = ['datetime', 'content', 'title']
    .map((name) => dated?.getAttribute(name))
    .find(Boolean);
  return {
    title: null,
    publisher: null,
    date: findDay(day ?? '')?.date ?? onlyDay(document),
    author: markedAuthors(document),
    url: null,
  };
}

/** What names an author, the surest first: microdata, a link, a card (hCard, as WordPress and Blogger have it). */
const authorMarks = [
  '[itemprop=author] [itemprop=name]',
  '[rel=author]',
  '.author.vcard, .p-author',
  '.vcard .fn',
];

/** All authors that are marked in one way, those of comments and other stories left out. */
function markedAuthors(document: HtmlDocument): string | null {
  for (const marks of authorMarks) {
    const names = [...document.querySelectorAll(marks)]
      .slice(0, mostAuthors)
      .filter((one) => !isOfOthers(one))
      .map(textOf)
      .filter(isAuthor);
    if (names.length > 0) return [...new Set(names)].join(', ');
  }
  return null;
}

/** More names are those of a list of stories. */
const mostAuthors = 10;

/** Elements around comments and other stories. */
const othersPart =
  'aside, nav, footer, [class*=comment], [id*=comment], [class*=related], [class*=recommend]';

/** Whether an element is part of a comment or another story. A page's own class may be "has-comments". */
function isOfOthers(element: HtmlElement): boolean {
  const part = element.closest(othersPart);
  return part !== null && part.querySelector('h1') === null;
}

/** The day of an article's `<time>` elements, if they all name the same one; when it was changed doesn't count. */
function onlyDay(document: HtmlDocument): string | null {
  const days = new Set<string>();
  for (const time of document.querySelectorAll('article time[datetime], main time[datetime]')) {
    if (saysChanged(time) || isOfOthers(time)) continue;
    const day = findDay(time.getAttribute('datetime') ?? '');
    if (day !== null) days.add(day.date);
  }
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}

/** Whether a time is that of a change: by its name, or by the words that it or its line begins with. */
function saysChanged(time: HtmlElement): boolean {
  const names = ['itemprop', 'class', 'id'].map((name) => time.getAttribute(name) ?? '').join(' ');
  const around = time.previousElementSibling === null ? textOf(time.parentElement) : '';
  return (
    // WordPress writes "published updated" if both are one.
    (/modif|updat/i.test(names) && !/publish/i.test(names)) ||
    [textOf(time), around].some((text) =>
      /^(?:last )?(?:updated|modified|edited|aktualisiert|mis à jour|actualizado|aggiornato)\b/i.test(
        text,
      ),
    )
  );
}

function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/\S+$/i.test(url) ? url : null;
}
