import { parseFeed } from 'feedsmith';
import { Failure } from '../../failure.js';
import type { Document } from './document.js';
import { entryOf, type Said } from './entry.js';
import { plainLine } from './plain.js';

/** Entries of a feed that are read: its newest, as a rule. */
const mostEntries = 10_000;

type Parsed = ReturnType<typeof parseFeed<string>>;

/** A text, or an element with a text in it. */
type Text = string | { readonly value?: string | undefined } | undefined;

/**
 * Reads an RSS, Atom, RDF or JSON feed.
 *
 * @param url the feed's address, for those that are relative to it
 * @param today `YYYY-MM-DD`
 * @throws Failure `unreadable-file`
 */
export function readFeed(text: string, url: string, today: string): Document {
  const { title, items } = parsed(text);
  const publisher = plainLine(title ?? null);
  const entries = items.map((said) => entryOf(said, url, today));
  return { title: publisher, entries, sitemaps: [] };
}

function parsed(text: string): { title: string | undefined; items: readonly Said[] } {
  let found: Parsed;
  try {
    found = parseFeed<string>(text, { maxItems: mostEntries });
  } catch (cause) {
    const message = 'is neither a feed (RSS, Atom, RDF, JSON Feed) nor a sitemap that can be read';
    throw new Failure('article', 'unreadable-file', message, { cause });
  }
  switch (found.format) {
    case 'rss': {
      const { title, items = [] } = found.feed;
      return { title: textIn(title), items: items.map(ofRss) };
    }
    case 'atom': {
      const { title, entries = [] } = found.feed;
      return { title: textIn(title), items: entries.map(ofAtom) };
    }
    case 'rdf': {
      const { title, items = [] } = found.feed;
      return { title: textIn(title), items: items.map(ofRdf) };
    }
    case 'json': {
      const { title, items = [] } = found.feed;
      return { title, items: items.map(ofJson) };
    }
  }
}

type Feed<Format> = Extract<Parsed, { format: Format }>['feed'];
type RssItem = NonNullable<Feed<'rss'>['items']>[number];
type AtomEntry = NonNullable<Feed<'atom'>['entries']>[number];
type RdfItem = NonNullable<Feed<'rdf'>['items']>[number];
type JsonItem = NonNullable<Feed<'json'>['items']>[number];

function ofRss(item: RssItem): Said {
  const { guid, dc } = item;
  const permalink = guid?.isPermaLink === false ? undefined : guid?.value;
  return {
    link: textIn(item.link) ?? permalink,
    title: textIn(item.title) ?? dc?.titles?.[0],
    dates: [item.pubDate, dc?.dates?.[0]],
    authors: dc?.creators ?? item.authors?.map(nameIn),
    html: item.content?.encoded,
    summary: textIn(item.description),
  };
}

function ofAtom(entry: AtomEntry): Said {
  const { links = [], content } = entry;
  const isPage = ({ rel }: { rel?: string | undefined }) =>
    rel === undefined || rel === 'alternate';
  const html = textIn(content);
  const isText = typeof content === 'object' && (content.type ?? 'text') === 'text';
  return {
    link: links.find(isPage)?.href,
    title: textIn(entry.title),
    dates: [entry.published, entry.updated],
    authors: entry.authors?.map(({ name }) => name),
    html: isText && html !== undefined && !html.includes('</') ? asHtml(html) : html,
    summary: textIn(entry.summary),
  };
}

function ofRdf(item: RdfItem): Said {
  return {
    link: textIn(item.link),
    title: textIn(item.title),
    dates: [item.dc?.dates?.[0]],
    authors: item.dc?.creators,
    html: item.content?.encoded,
    summary: textIn(item.description),
  };
}

function ofJson(item: JsonItem): Said {
  const { content_text: text } = item;
  return {
    link: item.url ?? item.external_url,
    title: item.title,
    dates: [item.date_published, item.date_modified],
    authors: item.authors?.map(({ name }) => name),
    html: item.content_html ?? (text === undefined ? undefined : asHtml(text)),
    summary: item.summary,
  };
}

function textIn(text: Text): string | undefined {
  return typeof text === 'object' ? text.value : text;
}

/** RSS has a mail address, with the name behind it in brackets. */
function nameIn({ name }: { readonly name?: string | undefined }): string | undefined {
  return /^\S+@\S+\s*\((.+)\)$/.exec(name ?? '')?.[1] ?? name;
}

function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replace(/[^\n]+/g, '<p>$&</p>');
}
