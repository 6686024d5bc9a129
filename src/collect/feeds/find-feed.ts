import { Parser } from 'htmlparser2';
import { parsedUrl } from '../../article/url.js';
import type { Fetcher } from '../../fetch/fetcher.js';
import { asPage } from '../../fetch/page.js';
import { RefusedDownload } from '../../fetch/refused-download.js';
import { utcDay } from '../../text/day.js';
import { largestFeed } from '../reading/decode.js';
import type { DocumentReader } from '../reading/reader.js';
import { looksLikeDocument } from '../reading/sniff.js';

/** A feed that was found. */
export interface FoundFeed {
  readonly address: string;
  readonly title: string | null;
  readonly entries: number;
}

const types = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/i;

/**
 * The feed at an address, or the one that the page there names.
 *
 * @returns `null` if the page names none
 * @throws RefusedDownload, and Failure `unreadable-file` for what can't be read as a feed
 */
export async function findFeed(
  address: string,
  { fetcher, reader, now }: { fetcher: Fetcher; reader: DocumentReader; now: () => Date },
): Promise<FoundFeed | null> {
  const load = async (from: string) => {
    const download = await fetcher.fetch(from, { accept: '*/*', largest: largestFeed });
    if (download === null) throw new RefusedDownload('status', '304');
    return download;
  };
  const found = async (at: string, download: Awaited<ReturnType<typeof load>>) => {
    const document = await reader.read(download, utcDay(now()));
    return { address: at, title: document.title, entries: document.entries.length };
  };
  const first = await load(address);
  if (looksLikeDocument(first.bytes)) return found(new URL(address).href, first);
  const named = feedNamedIn(Buffer.from(asPage(first).bytes).toString('utf8'), first.url);
  return named === null ? null : found(named, await load(named));
}

/** The first feed that a page's head names. */
function feedNamedIn(html: string, base: string): string | null {
  let named: string | null = null;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '' }) {
      if (name !== 'link' || named !== null) return;
      if (/\balternate\b/i.test(rel) && types.test(type))
        named = parsedUrl(href, base)?.href ?? null;
    },
  });
  parser.end(html);
  return named;
}
