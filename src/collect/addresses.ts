import PQueue from 'p-queue';
import type { Fetcher } from '../fetch/fetcher.js';
import { acceptedPages, asPage } from '../fetch/page.js';
import { RefusedDownload } from '../fetch/refused-download.js';
import { utcDay } from '../text/day.js';
import { keepFile } from './added-files.js';
import { isVersionKept, loadEntry } from './entry-file.js';
import { pageFile } from './page-file.js';
import { type Problem, problemAt } from './problem.js';
import { largestDocument } from './reading/decode.js';
import type { Document, Entry } from './reading/document.js';
import type { DocumentReader } from './reading/reader.js';
import { looksLikeDocument } from './reading/sniff.js';
import { tellApart } from './tell-apart.js';

/** Pages that are loaded at once; each host gets one request at a time. */
const pagesAtOnce = 6;

/** Sitemaps that a list of sitemaps may lead to. */
const mostSitemaps = 200;

const accept = `${acceptedPages}, application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/xml`;

/** What addresses are loaded with. */
export interface Collecting {
  readonly fetcher: Fetcher;
  readonly reader: DocumentReader;
  readonly indexFolder: string;
  /** Most entries of each feed or sitemap. */
  readonly most: number;
  /** Whether to load again what was loaded before. */
  readonly again: boolean;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Called with pages loaded and to be loaded. */
  onProgress(done: number, total: number): void;
}

/** What was found at addresses. */
export interface Collected {
  /** Files to ingest, each with the address that it came from. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Feeds and sitemaps with more entries than were wanted, and how many more. */
  readonly left: readonly { readonly address: string; readonly entries: number }[];
}

interface Found {
  readonly files: Map<string, string>;
  readonly problems: Problem[];
  readonly left: { address: string; entries: number }[];
}

/**
 * Loads pages, and the articles of feeds and sitemaps, into files. What is already there from an earlier
 * run isn't loaded again, so that one that was stopped goes on where it was.
 */
export async function collect(
  addresses: readonly string[],
  collecting: Collecting,
): Promise<Collected> {
  const found: Found = { files: new Map(), problems: [], left: [] };
  for (const address of new Set(addresses)) {
    if (collecting.signal.aborted) break;
    await attempt(address, found, collecting, () => collectAt(address, found, collecting));
  }
  return found;
}

async function attempt(
  address: string,
  { problems }: Found,
  { signal }: Collecting,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) problems.push(problemAt(address, error));
  }
}

async function collectAt(address: string, found: Found, collecting: Collecting): Promise<void> {
  const { fetcher, indexFolder, signal } = collecting;
  const download = await fetcher.fetch(address, { accept, largest: largestDocument, signal });
  if (download === null) throw new RefusedDownload('status', '304');
  if (!looksLikeDocument(download.bytes)) {
    const kept = await keepFile({ indexFolder, server: null }, pageFile(asPage(download), {}));
    found.files.set(kept.path, download.url);
    return;
  }
  const document = await collecting.reader.read(download, today(collecting));
  const entries = [...document.entries];
  await addSitemaps(document, entries, found, collecting);
  const shelf = { indexFolder, server: null };
  const apart = await tellApart(entries, (entry) => isVersionKept(shelf, entry));
  const wanted = apart.slice(0, collecting.most);
  if (apart.length > wanted.length) {
    found.left.push({ address, entries: apart.length - wanted.length });
  }
  await collectEntries(wanted, document.title, found, collecting);
}

function today({ now }: Collecting): string {
  return utcDay(now());
}

/** Reads the sitemaps that a list names, until there are more entries than wanted. */
async function addSitemaps(
  { sitemaps }: Document,
  entries: Entry[],
  found: Found,
  collecting: Collecting,
): Promise<void> {
  const { fetcher, reader, signal, most } = collecting;
  for (const address of sitemaps.slice(0, mostSitemaps)) {
    if (entries.length > most || signal.aborted) return;
    await attempt(address, found, collecting, async () => {
      const download = await fetcher.fetch(address, { accept, largest: largestDocument, signal });
      if (download !== null) {
        entries.push(...(await reader.read(download, today(collecting))).entries);
      }
    });
  }
}

async function collectEntries(
  entries: readonly Entry[],
  publisher: string | null,
  found: Found,
  collecting: Collecting,
): Promise<void> {
  const { signal, onProgress } = collecting;
  const queue = new PQueue({ concurrency: pagesAtOnce });
  let done = 0;
  for (const entry of entries) {
    void queue.add(async () => {
      if (signal.aborted) return;
      const address = entry.link ?? 'an entry without an address';
      await attempt(address, found, collecting, async () => {
        const shelf = { indexFolder: collecting.indexFolder, server: null };
        const file = await loadEntry(entry, publisher, shelf, { ...collecting, byAddress: true });
        if (file !== null) found.files.set(file, entry.own ?? address);
      });
      done += 1;
      onProgress(done, entries.length);
    });
  }
  await queue.onIdle();
}
