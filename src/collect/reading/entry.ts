import { createHash } from 'node:crypto';
import { findDay } from '../../article/read/dates.js';
import { parsedUrl } from '../../article/url.js';
import { longestAddress } from '../../fetch/guard.js';
import { shiftedDay } from '../../text/day.js';
import { plainAddress } from '../same-address.js';
import type { Entry } from './document.js';
import { plainLine, plainText } from './plain.js';

/** What an entry of any format says, in its own words. */
export interface Said {
  readonly link: string | undefined;
  readonly title: string | undefined;
  /** The day of publication, in the first that is one. */
  readonly dates: readonly (string | undefined)[];
  readonly authors: readonly (string | undefined)[] | undefined;
  readonly html: string | undefined;
  readonly summary: string | undefined;
}

/** Characters of text below which an entry is a stub: a long paragraph. */
const leastWhole = 1_000;

/** Characters of a fragment that are kept. */
const mostFragment = 200;

/** The end of a text that goes on elsewhere. */
const goesOn =
  /(?:\u2026|\.\.\.|\[\s*(?:\u2026|\.\.\.)\s*\]|(?:continue|keep) reading|read (?:more|on)|weiterlesen|lire la suite|leer más)\W*$/i;

/**
 * @param base the address of the feed
 * @param today `YYYY-MM-DD`; a day that is later than tomorrow's isn't believed
 */
export function entryOf(said: Said, base: string, today: string): Entry {
  const link = linkOf(said.link, base);
  const title = plainLine(said.title ?? null);
  const date = dayOf(said.dates, today);
  const names = (said.authors ?? []).map((name) => plainLine(name ?? null));
  const author = plainLine(names.filter((name) => name !== null).join(', '));
  const html = wholeOf(said, link);
  const { html: all, summary } = said;
  const kept = html === null ? [said.dates, all, summary] : [html];
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([title, date, author, ...kept]))
    .digest('hex')
    .slice(0, 32);
  const fragment = link === null ? null : fragmentOf(said.link, base);
  return { link, fragment, own: null, title, date, author, html, fingerprint };
}

function linkOf(link: string | undefined, base: string): string | null {
  const text = link?.trim() ?? '';
  const url = text === '' ? null : parsedUrl(text, base);
  if (url === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const address = plainAddress(url.href);
  return address.length > longestAddress ? null : address;
}

function fragmentOf(link: string | undefined, base: string): string | null {
  const fragment = (parsedUrl(link?.trim() ?? '', base)?.hash ?? '').slice(1, mostFragment);
  return fragment === '' ? null : fragment;
}

function dayOf(dates: Said['dates'], today: string): string | null {
  const tomorrow = shiftedDay(today, 1);
  const days = dates.map((date) => findDay(date?.trim().slice(0, 100) ?? '')?.date);
  return days.find((day) => day !== undefined && day <= tomorrow) ?? null;
}

/** The text that an entry holds, if it's all of it, or all that there is. */
function wholeOf({ html, summary }: Said, link: string | null): string | null {
  const texts = [html, summary].filter((text) => text !== undefined);
  const whole = texts.find((text) => {
    const plain = plainText(text);
    return plain.length >= leastWhole && !goesOn.test(plain);
  });
  if (whole !== undefined || link !== null) return whole ?? null;
  return texts.find((text) => plainText(text) !== '') ?? null;
}
