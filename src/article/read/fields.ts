import * as z from 'zod';
import type { Source } from '../article.js';
import { findDay } from './dates.js';
import { decodeEntities } from './encoding/entities.js';
import { repairMojibake } from './encoding/mojibake.js';

/** What an object of a JSON file, a front matter or a sidecar says. What it doesn't say is `null`. */
export interface Fields {
  readonly id: string | null;
  readonly given: Source;
  readonly text: string | null;
  readonly html: string | null;
}

/** A string, or a number as one; anything else, and what is blank, is as good as not given. */
const scalar = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => repairMojibake(value).replace(/\r\n?/g, '\n').trim() || null)
  .nullish()
  .catch(null);

/** One line of plain text, in which a tool may have left entities. */
const line = scalar.transform((value) => value && decodeEntities(value));

/** A body; NewsAPI cuts it off and says by how much. */
const body = scalar.transform((value) => value?.replace(/\s*\[\+\d+ chars\]$/, '') || null);

/** Front matter may hold a bare date, which YAML reads as text here; JSON may not. */
const day = scalar.transform((value) => (value ? (findDay(value)?.date ?? null) : null));

/** "DW", or {"name": "DW"} as NewsAPI and JSON-LD have it. */
const named = z.union([z.object({ name: line }).transform(({ name }) => name), line]);

const names = z
  .union([
    z.array(named).transform((list) => list.filter((name) => name !== null).join(', ') || null),
    named,
  ])
  .catch(null);

/**
 * Names of fields, the most certain first: our own, JSON-LD's, NewsAPI's, and those of trafilatura
 * (`sitename`), newspaper (`publish_date`), news-please (`maintext`), fundus (`plaintext`) and RSS.
 */
const fields = {
  title: ['title', 'headline'],
  publisher: ['publisher', 'sitename', 'site_name', 'source'],
  date: [
    'date',
    'published',
    'date_published',
    'datePublished',
    'published_at',
    'publishedAt',
    'publish_date',
    'date_publish',
    'publishing_date',
    'publication_date',
    'pubDate',
    'pubdate',
    'isoDate',
  ],
  author: ['author', 'authors', 'byline', 'creator', 'dc:creator'],
  url: ['url', 'link', 'source', 'source_url'],
  text: ['text', 'body', 'content', 'maintext', 'plaintext'],
  html: ['html', 'content:encoded'],
  /** All that a feed may hold of an article. */
  summary: ['description', 'summary'],
} as const;

type Kind = keyof typeof fields;

const kinds = {
  title: line,
  publisher: named,
  date: day,
  author: names,
  url: scalar,
  text: body,
  html: scalar,
  summary: body,
} as const;

const object = z.record(z.string(), z.unknown());

/** Reads the fields of an object, under any of their usual names; `null` if it isn't an object. */
export function readFields(value: unknown): Fields | null {
  const { data } = object.safeParse(value);
  if (data === undefined) return null;
  const read = (kind: Kind, accepts = (_: string) => true): string | null => {
    for (const name of fields[kind]) {
      const found = kinds[kind].safeParse(data[name]).data;
      if (found && accepts(found)) return found;
    }
    return null;
  };
  const html = read('html');
  return {
    id: scalar.parse(data.id) ?? null,
    given: {
      title: read('title'),
      // trafilatura's `source` is the address.
      publisher: read('publisher', (name) => webAddress(name) === null),
      date: read('date'),
      author: read('author'),
      url: read('url', (address) => webAddress(address) !== null),
    },
    text: read('text') ?? (html === null ? read('summary') : null),
    html,
  };
}

/** An address that a reader may be sent to: http or https; anything else is not known. */
function webAddress(text: string | null): string | null {
  return text !== null && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
    ? text
    : null;
}

/** Each fact from the first source that knows it. */
export function joinSources(first: Source, second: Source): Source {
  return {
    title: first.title ?? second.title,
    publisher: first.publisher ?? second.publisher,
    date: first.date ?? second.date,
    author: first.author ?? second.author,
    url: first.url ?? second.url,
  };
}

/** A source of which nothing is known. */
export const unknownSource: Source = {
  title: null,
  publisher: null,
  date: null,
  author: null,
  url: null,
};
