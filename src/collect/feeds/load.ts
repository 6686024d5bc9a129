import { Failure } from '../../failure.js';
import type { Fetcher, Validators } from '../../fetch/fetcher.js';
import { RefusedDownload } from '../../fetch/refused-download.js';
import type { KeptEntry, KeptFeed } from '../../records/feeds.js';
import { shiftedDay, utcDay } from '../../text/day.js';
import type { Shelf } from '../added-files.js';
import { isKept, keyOf, loadEntry, ownFileOf } from '../entry-file.js';
import { localFailure } from '../local-failure.js';
import { problemAt } from '../problem.js';
import { largestFeed } from '../reading/decode.js';
import type { Entry } from '../reading/document.js';
import type { DocumentReader } from '../reading/reader.js';
import { tellApart } from '../tell-apart.js';
import { failsForLong, isDueAgain } from './schedule.js';

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** What a feed is loaded with. */
export interface Loading {
  readonly fetcher: Fetcher;
  readonly reader: DocumentReader;
  readonly indexFolder: string;
  /** Most entries that are dealt with at once; the others come the next time. */
  readonly most: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Notes entries before their files are written, so that what a kill leaves behind is found again. */
  note(entries: readonly KeptEntry[]): Promise<void>;
  /** Whether there is no time for another page. */
  isLate(): boolean;
}

/** An entry whose article was loaded. */
export interface LoadedEntry {
  readonly key: string;
  /** Its address; with a fragment if it is one of several there. */
  readonly link: string | null;
  /** Whether an earlier version of it is in the library, and its file, if that is the feed's alone. */
  readonly earlier: { readonly kept: boolean; readonly file: string | null };
}

/** A new version of a feed, its articles in files that are to be ingested. */
export interface LoadedFeed {
  readonly title: string | null;
  readonly validators: Validators;
  /** All its entries as they are to be known. */
  readonly entries: readonly KeptEntry[];
  /** Files to ingest, with their entries. */
  readonly files: ReadonlyMap<string, LoadedEntry>;
  /** Why entries couldn't be loaded, in words. */
  readonly problems: readonly string[];
  /** Whether something is left for another time, and whether that is more than entries that fail. */
  readonly isLeft: boolean;
  readonly isMore: boolean;
  /** The longest time for which a server of its entries' pages wants to be left alone, in milliseconds. */
  readonly retryAfter: number | null;
}

/**
 * Loads a feed, and the articles of entries that are new or changed.
 *
 * @returns `null` if it hasn't changed
 * @throws RefusedDownload, and Failure `unreadable-file`; `disk-full` or `index-unwritable` if no file can be kept
 */
export async function loadFeed(
  feed: KeptFeed,
  known: ReadonlyMap<string, KeptEntry>,
  loading: Loading,
): Promise<LoadedFeed | null> {
  const { fetcher, reader, signal, now } = loading;
  const { etag, lastModified } = feed;
  const download = await fetcher.fetch(feed.address, {
    accept,
    largest: largestFeed,
    validators: { etag, lastModified },
    signal,
  });
  if (download === null) return null;
  const document = await reader.read(download, utcDay(now()));
  const loaded = await loadEntries(document.entries, document.title, { feed, known }, loading);
  return { title: document.title, validators: download.validators, ...loaded };
}

/** A feed and its known entries by their keys. */
interface Followed {
  readonly feed: KeptFeed;
  readonly known: ReadonlyMap<string, KeptEntry>;
}

async function loadEntries(
  all: readonly Entry[],
  publisher: string | null,
  { feed, known }: Followed,
  loading: Loading,
): Promise<Omit<LoadedFeed, 'title' | 'validators'>> {
  const shelf = { indexFolder: loading.indexFolder, server: feed.server };
  const today = utcDay(loading.now());
  const firstKept = feed.keepDays === null ? '' : shiftedDay(today, -feed.keepDays);
  const entries = new Map<string, KeptEntry>();
  const files = new Map<string, LoadedEntry>();
  const problems: string[] = [];
  const wanted: Entry[] = [];
  let isLeft = false;
  const isKnown = (one: Entry) => {
    const before = known.get(keyOf(one));
    return one.own === null ? before?.fingerprint === one.fingerprint : before !== undefined;
  };
  for (const entry of await tellApart(all, isKnown)) {
    const key = keyOf(entry);
    const before = known.get(key);
    const day = dayOf(entry, before, today);
    if (before !== undefined) entries.set(key, { ...before, day });
    if (day < firstKept || !(await isWanted(entry, before, shelf))) continue;
    if (before === undefined || isDueAgain(before, loading.now())) wanted.push(entry);
    else isLeft = true;
  }
  // Changes come after what is new: a feed may change all its entries every time.
  const changed = (entry: Entry) => {
    const before = known.get(keyOf(entry));
    return Number(before !== undefined && (before.fingerprint !== null || before.tries > 0));
  };
  wanted.sort((a, b) => changed(a) - changed(b));
  const noted = wanted.slice(0, loading.most).map((entry) => {
    const key = keyOf(entry);
    const before = known.get(key);
    const { tries = 0, failingSince = null, kept = false } = before ?? {};
    const day = dayOf(entry, before, today);
    return { key, fingerprint: null, kept, tries, failingSince, day };
  });
  if (noted.length > 0) await loading.note(noted);
  let isMore = false;
  let retryAfter: number | null = null;
  for (const [at, entry] of wanted.entries()) {
    if (at >= loading.most || loading.isLate() || loading.signal.aborted) {
      isMore = true;
      break;
    }
    const key = keyOf(entry);
    const before = known.get(key);
    const { tries = 0, failingSince = null, kept = false } = before ?? {};
    const day = dayOf(entry, before, today);
    const well = { tries: 0, failingSince: null, day };
    try {
      const own = kept ? await ownFileOf(shelf, key) : null;
      const file = await loadEntry(entry, publisher, shelf, loading);
      const { fingerprint } = entry;
      const link = entry.own ?? entry.link;
      if (file !== null) files.set(file, { key, link, earlier: { kept, file: own?.path ?? null } });
      entries.set(key, { key, fingerprint, kept: file !== null, ...well });
    } catch (error) {
      loading.signal.throwIfAborted();
      const local = localFailure(error);
      if (local !== null) throw local;
      const { address, message } = problemAt(entry.link ?? 'an entry', error);
      problems.push(`${address}: ${message}`);
      // A host that wants to be asked later isn't at fault.
      const later = error instanceof RefusedDownload ? error.retryAfter : null;
      if (later !== null) retryAfter = Math.max(retryAfter ?? 0, later);
      const since = failingSince ?? loading.now().toISOString();
      const isOver = failsForLong({ failingSince: since }, loading.now());
      const again = later !== null || (isPassing(error) && !isOver);
      isLeft ||= again;
      // The version before, if there is one, is still in the library.
      if (!again) entries.set(key, { key, fingerprint: entry.fingerprint, kept, ...well });
      else {
        const failing =
          later === null ? { tries: tries + 1, failingSince: since } : { tries, failingSince };
        entries.set(key, { key, fingerprint: null, kept, ...failing, day });
      }
    }
  }
  return {
    entries: [...entries.values()],
    files,
    problems,
    isLeft: isLeft || isMore,
    isMore,
    retryAfter,
  };
}

/** The day by which it is told how old an entry is: of its publication, or else when it came. */
function dayOf({ date }: Entry, known: KeptEntry | undefined, today: string): string {
  return date ?? known?.day ?? today;
}

/** An entry whose file is gone was removed from the library on purpose, and stays so. */
async function isWanted(
  entry: Entry,
  known: KeptEntry | undefined,
  shelf: Shelf,
): Promise<boolean> {
  if (known === undefined) return true;
  if (known.fingerprint === entry.fingerprint) return false;
  return !known.kept || isKept(shelf, entry);
}

/** Whether a failure may pass. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof RefusedDownload)) return !(error instanceof Failure);
  const { reason, detail } = error;
  if (reason === 'status') return /^(?:5|408|425|429)/.test(detail);
  return reason === 'tooSlow' || reason === 'unreachable';
}
