import * as z from 'zod';
import { utcDay } from '../../text/day.js';
import type { Source } from '../article.js';
import { parsedUrl } from '../url.js';
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

/** One line of plain text, in which a tool may have left entities; WordPress has it in an object. */
const line = z.union([
  z.object({ rendered: z.string() }).transform(({ rendered }) => decodeEntities(rendered)),
  scalar.transform((value) => value && decodeEntities(value)),
]);

/** A body whole, by paragraphs, or in an object as WordPress and feedparser have it; NewsAPI says how much it cut off. */
const body = z
  .union([
    z.array(z.string()).transform((paragraphs) => paragraphs.join('\n\n')),
    z
      .union([
        z.object({ rendered: z.string() }),
        z.tuple([z.object({ value: z.string() })]).rest(z.unknown()),
      ])
      .transform((value) => ('rendered' in value ? value.rendered : value[0].value)),
    z.unknown(),
  ])
  .pipe(scalar)
  .transform((value) => value?.replace(/\s*\[\+\d+ chars\]$/, '') || null);

/** Seconds and milliseconds since 1970, of the years from 2001 to 2096. */
const moment = z
  .number()
  .int()
  .positive()
  .transform((value) =>
    value >= 1e9 && value < 4e9 ? value * 1_000 : value >= 1e12 && value < 4e12 ? value : null,
  );

/** Front matter may hold a bare date, which YAML reads as text here; JSON may not. */
const day = z.union([
  moment.transform((value) => value && utcDay(new Date(value))),
  scalar.transform((value) => (value ? (findDay(value)?.date ?? null) : null)),
]);

/** "DW", or {"name": "DW"} as NewsAPI and JSON-LD have it. */
const named = z.union([
  z.object({ name: z.tuple([line]) }).transform(({ name: [name] }) => name),
  z.object({ name: line }).transform(({ name }) => name),
  line,
]);

/** Names of people; the number or account by which a tool knows one isn't a name. */
const names = z
  .union([
    z.array(named).transform((list) => list.filter((name) => name !== null).join(', ') || null),
    named,
  ])
  .transform((value) => (isAuthor(value) ? value : null))
  .catch(null);

/** Whether a text may name an author, and isn't what software says in place of one. */
export function isAuthor(text: string | null | undefined): text is string {
  return (
    typeof text === 'string' &&
    /\p{L}/u.test(text) &&
    !text.includes('://') &&
    !/^(?:admin|administrator|webmaster|root|user|null|none|undefined|unknown|anonymous|n\/a)$/i.test(
      text,
    )
  );
}

/**
 * Names of fields, the most certain first: our own, those of JSON-LD, NewsAPI, RSS, JSON Feed and the Guardian's API
 * (`webTitle`, `bodyText`), and of trafilatura (`sitename`), newspaper (`publish_date`), news-please (`maintext`), fundus
 * (`plaintext`), goose (`cleaned_text`) and Readability (`textContent`). Capitals, hyphens and underscores don't matter.
 */
const fields = {
  title: ['title', 'headline', 'webTitle'],
  publisher: ['publisher', 'site_name', 'source', 'site'],
  date: [
    'date',
    'published',
    'date_published',
    'published_at',
    'published_date',
    'published_time',
    'publish_date',
    'date_publish',
    'publishing_date',
    'publication_date',
    'web_publication_date',
    'pub_date',
    'isoDate',
  ],
  author: ['author', 'authors', 'byline', 'creator', 'dc:creator', 'author_name'],
  url: ['url', 'link', 'source', 'source_url', 'final_url', 'page_url', 'web_url'],
  text: [
    'text',
    'body',
    'content',
    'maintext',
    'plaintext',
    'article_body',
    'article_text',
    'body_text',
    'full_text',
    'content_text',
    'text_content',
    'cleaned_text',
    'paragraphs',
  ],
  html: ['html', 'content:encoded', 'content_html'],
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
  const values = new Map<string, unknown>();
  for (const [name, one] of Object.entries(data)) {
    const bare = bareName(name);
    if (!values.has(bare)) values.set(bare, one);
  }
  const read = (kind: Kind, accepts = (_: string) => true): string | null => {
    for (const name of fields[kind]) {
      const found = kinds[kind].safeParse(values.get(bareName(name))).data;
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

/** "datePublished" and "Date-Published" are one name. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** An address that a reader may be sent to: http or https; anything else is not known. */
export function webAddress(text: string | null): string | null {
  return text !== null && parsedUrl(text) !== null && /^https?:\/\/\S+$/i.test(text) ? text : null;
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
