import type { Source } from '../../../article.js';
import { type Fields, readFields, unknownSource, webAddress } from '../../fields.js';
import { type HtmlDocument, parsePage } from '../document.js';
import { agrees } from './title.js';

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

/** What is known of a page before its JSON-LD is read. */
export interface PageClues {
  readonly titles: readonly string[];
  readonly address: string | null;
}

/** What JSON-LD says of the page's own article: that with the page's title or address. */
export function readJsonLd(document: HtmlDocument, clues: PageClues): PageSource {
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
