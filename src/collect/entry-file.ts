import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import * as z from 'zod';
import { decodeText } from '../article/read/encoding/decode.js';
import type { Fetcher } from '../fetch/fetcher.js';
import { downloadPage, type Page } from '../fetch/page.js';
import { addedFolder } from '../library/ingest/owner.js';
import {
  filesAt,
  filesNamed,
  hashOf,
  pathOf,
  replaceFile,
  type Shelf,
  setAside,
  sidecarOf,
} from './added-files.js';
import { nameOfAddress } from './page-file.js';
import type { Entry } from './reading/document.js';
import { sameAddresses } from './same-address.js';

/** Identifies an entry: by its address, else by what it says, since ids are often made up each time. */
export function keyOf({ own, link, fingerprint }: Entry): string {
  return keyFor(own ?? link ?? fingerprint);
}

function keyFor(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 32);
}

/** A file that is an entry's alone. */
export interface OwnFile {
  readonly path: string;
  /** Which version of its entry it holds. */
  readonly fingerprint: string;
  /** Its entry's address; `null` if the entry has none, or is one of several there. */
  readonly address: string | null;
  /** The keys of entries that lead to the same page, however they write its address. */
  readonly keys: readonly string[];
}

/** Endings of an entry's file: a PDF or Word document is kept as it is, with a sidecar. */
const endings = ['.json', '.pdf', '.docx'] as const;

/** Where an entry's article is kept: each version of it in the same place. */
function entryPath(shelf: Shelf, entry: Entry, ending: string): string {
  const name = `${nameOfAddress(entry.link ?? 'feed:/').replace(/\.[a-z]{1,5}$/i, '')}${ending}`;
  return pathOf(shelf, { name, bytes: new Uint8Array(), given: { url: sourceOf(entry) } });
}

/** What an entry is kept by: its address, or else what identifies it. */
function sourceOf(entry: Entry): string {
  return entry.own ?? entry.link ?? keyOf(entry);
}

/** Whether a version of an entry's article is kept: as the entry's own file, or as its page's. */
export async function isKept(shelf: Shelf, entry: Entry): Promise<boolean> {
  const path = entryPath(shelf, entry, '.json');
  if (entry.link === null || entry.own !== null) return existsSync(path);
  return (await filesAt(dirname(path), entry.link)).length > 0;
}

/** Whether this very version of an entry is kept in its file. */
export async function isVersionKept(shelf: Shelf, entry: Entry): Promise<boolean> {
  const kept = await keptVersion(entryPath(shelf, entry, '.json'));
  return kept?.fingerprint === entry.fingerprint;
}

/**
 * The file with the article of an entry that has a key; `null` if there is none, or if its page was also added by
 * its address, so that it isn't the feed's alone.
 */
export async function ownFileOf(shelf: Shelf, key: string): Promise<OwnFile | null> {
  return (await ownFilesOf(shelf, [key])).get(key) ?? null;
}

/** As {@link ownFileOf}, of several keys. Those without a file are left out. */
export async function ownFilesOf(
  { indexFolder, server }: Shelf,
  keys: readonly string[],
): Promise<ReadonlyMap<string, OwnFile>> {
  // A key is a longer hash of the address; without an address, the key itself was hashed.
  const byHash = new Map<string, string>();
  for (const key of keys) {
    const hash = hashOf(key);
    byHash.set(hash, key).set(key.slice(0, hash.length), key);
  }
  const found = new Map<string, OwnFile>();
  for (const path of await filesNamed(addedFolder(indexFolder, server), [...byHash.keys()])) {
    const key = byHash.get(basename(path).slice(0, hashOf('').length));
    const kept = await keptVersion(path);
    if (key === undefined || kept === null || kept.added_by_address || found.has(key)) continue;
    const { fingerprint, url } = kept;
    // One of several entries at an address has a key that isn't the address's.
    const address = url !== undefined && keyFor(url) === key ? url : null;
    const same = address === null ? [key] : sameAddresses(address).map(keyFor);
    found.set(key, { path, fingerprint, address, keys: same });
  }
  return found;
}

/** What loading an entry takes. */
interface Loading {
  readonly fetcher: Fetcher;
  readonly signal: AbortSignal;
  /** Whether to load again the version that is kept. */
  readonly again?: boolean;
  /** Whether the operator gave its address, or one that led to it: it then isn't the feed's alone. */
  readonly byAddress?: boolean;
}

/**
 * The file with an entry's article, loaded unless this version of it is kept, as after a run that was stopped. The
 * version before waits until it is settled.
 *
 * @param publisher the feed's title, for an entry that holds its text itself
 * @returns `null` if the entry has neither text nor address
 * @throws RefusedDownload, and Failure `unreadable-file` if the page isn't text
 */
export async function loadEntry(
  entry: Entry,
  publisher: string | null,
  shelf: Shelf,
  { fetcher, signal, again = false, byAddress = false }: Loading,
): Promise<string | null> {
  const { html, link } = entry;
  if (html === null && link === null) return null;
  const files = endings.map((ending) => entryPath(shelf, entry, ending));
  for (const file of again ? [] : files) {
    const kept = await keptVersion(file);
    const isMarked = kept?.added_by_address === true || !byAddress;
    if (kept?.fingerprint === entry.fingerprint && isMarked) return file;
  }
  const page = html === null ? await downloadPage(link ?? '', fetcher, { signal }) : null;
  const isDocument = page?.ending === '.pdf' || page?.ending === '.docx';
  const file = entryPath(shelf, entry, isDocument ? page.ending : '.json');
  const before = link === null || entry.own !== null ? [] : await filesAt(dirname(file), link);
  const isByAddress = byAddress || (await isAddedByAddress(before));
  await setAside(file);
  if (isDocument) await keepDocument(file, entry, page, isByAddress);
  else await keepEntry(file, entry, page, { publisher, isByAddress });
  return file;
}

/** Whether one of the files with versions of a page came by its address, from a moderator or the operator. */
async function isAddedByAddress(files: readonly string[]): Promise<boolean> {
  const versions = await Promise.all(files.map(keptVersion));
  return versions.some((version) => version === null || version.added_by_address);
}

/** Keeps the PDF or Word document that an entry's address led to, and beside it what the entry says of it. */
async function keepDocument(
  file: string,
  entry: Entry,
  { bytes }: Page,
  isByAddress: boolean,
): Promise<void> {
  const said = saidBy(entry, isByAddress);
  const keepSaid = (saying: object) => replaceFile(sidecarOf(file), `${JSON.stringify(saying)}\n`);
  // A document without a sidecar would count as one that somebody added. Which version it is holds only once it's there.
  await keepSaid({ ...said, fingerprint: '' });
  await replaceFile(file, bytes);
  await keepSaid(said);
}

/** What an entry says of its article, and which version of it is kept. */
function saidBy(entry: Entry, isByAddress: boolean) {
  const { title, date, author, link, own, fragment, fingerprint } = entry;
  const url = own !== null && fragment !== null ? own : link;
  return {
    ...(title !== null && { title }),
    ...(date !== null && { date }),
    ...(author !== null && { author }),
    ...(url !== null && { url }),
    fingerprint,
    ...(isByAddress && { added_by_address: true }),
  };
}

/**
 * Keeps an entry's article as a file to be ingested. What the entry says of it goes before what its page
 * says.
 *
 * @param page what the entry's address led to; `null` if the entry holds its text itself
 */
async function keepEntry(
  file: string,
  entry: Entry,
  page: Page | null,
  { publisher, isByAddress }: { readonly publisher: string | null; readonly isByAddress: boolean },
): Promise<void> {
  const text = page === null ? (entry.html ?? '') : decodeText(page.bytes).text;
  const isHtml = page === null || page.ending === '.html';
  const fields = {
    ...saidBy(entry, isByAddress),
    ...(page === null && publisher !== null && { publisher }),
    [isHtml ? 'html' : 'text']: page === null ? `<article>${text}</article>` : text,
  };
  await replaceFile(file, `${JSON.stringify(fields)}\n`);
}

const version = z.object({
  fingerprint: z.string(),
  url: z.url().optional().catch(undefined),
  /** Whether an earlier version of its page was added by its address, not by a feed. */
  added_by_address: z.boolean().default(false),
});

/** The version of an entry that a file holds, or its sidecar; `null` if it holds something else. */
async function keptVersion(file: string): Promise<z.infer<typeof version> | null> {
  const saying = file.endsWith('.json') ? file : sidecarOf(file);
  if (!existsSync(file)) return null;
  try {
    return version.parse(JSON.parse(await readFile(saying, 'utf8')));
  } catch {
    return null;
  }
}
