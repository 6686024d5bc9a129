import * as z from 'zod';
import type { Source } from '../article.js';
import { findDay } from './dates.js';
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

/** Front matter may hold a bare date, which YAML reads as text here; JSON may not. */
const day = scalar.transform((value) => (value ? (findDay(value)?.date ?? null) : null));

/** "DW", or {"name": "DW"} as NewsAPI and JSON-LD have it. */
const named = z.union([z.object({ name: scalar }).transform(({ name }) => name), scalar]);

const names = z
  .union([
    z.array(named).transform((list) => list.filter((name) => name !== null).join(', ') || null),
    named,
  ])
  .catch(null);

const record = z.object({
  id: scalar,
  title: scalar,
  headline: scalar,
  publisher: named,
  source: named,
  date: day,
  published: day,
  date_published: day,
  datePublished: day,
  published_at: day,
  publishedAt: day,
  author: names,
  authors: names,
  byline: names,
  url: scalar,
  link: scalar,
  text: scalar,
  body: scalar,
  content: scalar,
  html: scalar,
});

/** Reads the fields of an object, under any of their usual names; `null` if it isn't an object. */
export function readFields(value: unknown): Fields | null {
  const { data } = record.safeParse(value);
  if (data === undefined) return null;
  return {
    id: data.id ?? null,
    given: {
      title: data.title ?? data.headline ?? null,
      publisher: data.publisher ?? data.source ?? null,
      date:
        data.date ??
        data.published ??
        data.date_published ??
        data.datePublished ??
        data.published_at ??
        data.publishedAt ??
        null,
      author: data.author ?? data.authors ?? data.byline ?? null,
      url: webAddress(data.url ?? data.link ?? null),
    },
    text: data.text ?? data.body ?? data.content ?? null,
    html: data.html ?? null,
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
export const UNKNOWN_SOURCE: Source = {
  title: null,
  publisher: null,
  date: null,
  author: null,
  url: null,
};
