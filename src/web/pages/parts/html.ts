import type { html } from 'hono/html';
import { parsedUrl } from '../../../article/url.js';

/** A part of a page: text in it is escaped. */
export type Html = ReturnType<typeof html>;

/** An address of this site with what is given of its parameters. */
export function addressOf(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** An address elsewhere if a browser may follow it, else `null`: only http and https lead to pages. */
export function webAddress(url: string | null): string | null {
  const parsed = url === null ? null : parsedUrl(url);
  if (parsed === null) return null;
  const { protocol, href } = parsed;
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

const numbers = new Intl.NumberFormat('en-GB');

/** A count with its noun: `1 article`, `1,204 articles`. */
export function counted(count: number, noun: string): string {
  return `${numbers.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number as people read it. */
export function grouped(count: number): string {
  return numbers.format(count);
}
