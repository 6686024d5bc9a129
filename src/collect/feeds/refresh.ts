import PQueue from 'p-queue';
import { Failure, type FailureKind } from '../../failure.js';
import { RefusedDownload } from '../../fetch/refused-download.js';
import type { IngestReport } from '../../library/ingest/events.js';
import type { FeedRecords, FeedState, KeptEntry, KeptFeed } from '../../records/feeds.js';
import { dropFile, settleVersion } from '../added-files.js';
import { problemAt, refusalOf } from '../problem.js';
import { replacedBy, retire } from '../retire.js';
import { type LoadedFeed, type Loading, loadFeed } from './load.js';
import { finishLeft, type LeftFile, leftFiles } from './recover.js';
import { waitFor } from './schedule.js';

/** Feeds that are loaded at once. */
const feedsAtOnce = 4;

/** Milliseconds until a feed with more entries than are taken at once is due again. */
const soon = 60_000;

/** Milliseconds until feeds are due whose articles couldn't be added. */
const afterFailure = 5 * 60_000;

/** How long an entry is known that its feed no longer holds, in milliseconds: 90 days. */
const knownFor = 90 * 24 * 3_600_000;

/** Kinds of failures that stop a refresh. */
const isLocal: ReadonlySet<FailureKind> = new Set(['disk-full', 'index-unwritable']);

/** What feeds are refreshed with. */
export interface Refreshing extends Omit<Loading, 'isLate' | 'note'> {
  readonly records: FeedRecords;
  /** Milliseconds between two refreshes of a feed that doesn't fail. */
  readonly interval: number;
  /** Milliseconds after which no further page is loaded. */
  readonly within: number;
  /** From 0 to 1, for each wait. */
  random(): number;
  /** Adds files to the library, and removes what came from those that are gone. */
  ingest(files: readonly string[], gone: readonly string[]): Promise<IngestReport>;
}

/** What became of a feed. */
export interface Refreshed {
  readonly address: string;
  /** `busy`: another process refreshes it, or has since it was read. */
  readonly outcome: 'changed' | 'unchanged' | 'failed' | 'ended' | 'busy';
  /** Articles that were added or replaced, or are copies of others. */
  readonly articles: number;
  /** What is wrong with the feed, or with some of its entries. */
  readonly problems: readonly string[];
}

/** Whether a feed is to be refreshed. */
export function isDue({ ended, dueAt }: KeptFeed, now: Date): boolean {
  return !ended && Date.parse(dueAt) <= now.getTime();
}

/** A feed that was claimed, and what loading it came to. */
interface Attempt {
  readonly feed: KeptFeed;
  readonly outcome: { readonly loaded: LoadedFeed | null } | { readonly error: unknown };
  /** What an earlier refresh left behind that was stopped. */
  readonly left: readonly LeftFile[];
}

/**
 * Refreshes feeds: loads what is new or changed, and adds it to the library. If it's stopped at any moment,
 * the next refresh goes on from there. What is wrong with a feed costs only that feed.
 *
 * @throws Failure as ingesting does, and if files can't be kept; then the feeds are due in some minutes
 */
export async function refreshFeeds(
  feeds: readonly KeptFeed[],
  refreshing: Refreshing,
): Promise<readonly Refreshed[]> {
  const { records, signal } = refreshing;
  const claimed: KeptFeed[] = [];
  try {
    const refreshed: Refreshed[] = [];
    const done = async (attempt: Attempt, unusable: ReadonlyMap<string, string>) => {
      refreshed.push(await finish(attempt, unusable, refreshing));
      claimed.splice(claimed.indexOf(attempt.feed), 1);
    };
    const busy = ({ address }: KeptFeed) =>
      refreshed.push({ address, outcome: 'busy', articles: 0, problems: [] });
    const attempts = await loadAll(feeds, claimed, refreshing, busy, async (attempt) => {
      // A batch that is stuck must not keep the others from being refreshed.
      if (signal.aborted || hasFiles(attempt)) return false;
      await done(attempt, new Map());
      return true;
    });
    signal.throwIfAborted();
    const files = new Map<string, string | null>();
    for (const { outcome, left } of attempts) {
      for (const { path, address } of left) files.set(path, address);
      if ('error' in outcome) continue;
      for (const [file, { link }] of outcome.loaded?.files ?? []) files.set(file, link);
    }
    const report = files.size > 0 ? await refreshing.ingest([...files.keys()], []) : null;
    if (report?.interrupted === true) throw interrupted();
    const unusable = new Map(report?.faults.map(({ locator, message }) => [locator, message]));
    const older = await replacedBy(files, unusable);
    if (!(await retire(older, refreshing.ingest))) throw interrupted();
    for (const attempt of attempts) await done(attempt, unusable);
    return refreshed;
  } catch (error) {
    // What stops the ingestion may last: the pages aren't loaded again every half minute for that.
    const later = at(refreshing.now().getTime() + afterFailure);
    for (const feed of claimed) {
      await records.release(feed, signal.aborted ? feed.dueAt : later);
    }
    throw signal.aborted ? interrupted() : error;
  }
}

function interrupted(): Failure {
  return new Failure('library', 'interrupted', 'Refreshing the feeds was stopped.', {
    remedy: 'Run `pullquote feeds refresh` to continue; what was loaded is not loaded again.',
  });
}

function hasFiles({ outcome, left }: Attempt): boolean {
  return left.length > 0 || ('loaded' in outcome && (outcome.loaded?.files.size ?? 0) > 0);
}

/**
 * Loads feeds that nobody else refreshes; those that it claims are put into `claimed`. Attempts that are settled
 * at once aren't returned.
 */
async function loadAll(
  feeds: readonly KeptFeed[],
  claimed: KeptFeed[],
  refreshing: Refreshing,
  busy: (feed: KeptFeed) => void,
  settle: (attempt: Attempt) => Promise<boolean>,
): Promise<readonly Attempt[]> {
  const { records, now, interval, within, signal } = refreshing;
  const end = now().getTime() + within;
  const isLate = (): boolean => now().getTime() >= end;
  const queue = new PQueue({ concurrency: feedsAtOnce });
  const attempts: Attempt[] = [];
  const settled = await Promise.allSettled(feeds.map((feed) => queue.add(() => attempt(feed))));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return attempts;

  async function attempt(feed: KeptFeed): Promise<void> {
    if (isLate() || signal.aborted) return;
    // If this process is killed while it reads a feed, the others come before that one.
    if (!(await records.claim(feed, at(now().getTime() + interval)))) return busy(feed);
    claimed.push(feed);
    const known = await records.entries(feed.number);
    const outcome = await outcomeOf(feed, known);
    const entries = 'loaded' in outcome ? (outcome.loaded?.entries ?? []) : [];
    const dealtWith = new Set(entries.map(({ key }) => key));
    const left = await leftFiles(feed, known, dealtWith, refreshing.indexFolder);
    const attempted = { feed, outcome, left };
    if (!(await settle(attempted))) attempts.push(attempted);
  }

  async function outcomeOf(
    feed: KeptFeed,
    known: ReadonlyMap<string, KeptEntry>,
  ): Promise<Attempt['outcome']> {
    const note = (entries: readonly KeptEntry[]) =>
      records.note(feed.number, entries, at(now().getTime()));
    try {
      return { loaded: await loadFeed(feed, known, { ...refreshing, isLate, note }) };
    } catch (error) {
      // What is wrong with this machine isn't the feed's fault, nor its entries'.
      if (error instanceof Failure && isLocal.has(error.kind)) throw error;
      return { error };
    }
  }
}

async function finish(
  { feed, outcome, left }: Attempt,
  unusable: ReadonlyMap<string, string>,
  { records, now, interval, random }: Refreshing,
): Promise<Refreshed> {
  const { address } = feed;
  const time = now().getTime();
  await finishLeft(feed.number, left, unusable, { records, at: at(time) });
  const keep = (state: Partial<FeedState>, entries: readonly KeptEntry[] = []) =>
    records.finish(
      feed.number,
      { ...feed, ...state },
      { entries, at: at(time), forget: at(time - knownFor) },
    );
  if ('error' in outcome) {
    const { message } = problemAt(address, outcome.error);
    const { detail = '', retryAfter = null } =
      outcome.error instanceof RefusedDownload ? outcome.error : {};
    const failures = feed.failures + 1;
    const ended = detail === '410';
    await keep({
      failures,
      failingSince: feed.failingSince ?? at(time),
      problem: message,
      refusal: refusalOf(outcome.error),
      ended,
      dueAt: at(time + waitFor(interval, failures, retryAfter, random())),
    });
    return { address, outcome: ended ? 'ended' : 'failed', articles: 0, problems: [message] };
  }
  const { loaded } = outcome;
  const well = {
    refreshedAt: at(time),
    failures: 0,
    failingSince: null,
    problem: null,
    refusal: null,
    ended: false,
    dueAt: at(time + waitFor(interval, 0, loaded?.retryAfter ?? null, random())),
  };
  if (loaded === null) {
    await keep(well);
    return { address, outcome: 'unchanged', articles: 0, problems: [] };
  }
  const { entries, problems } = await withoutUnusable(loaded, unusable);
  const isMore = loaded.isMore && loaded.problems.length === 0;
  await keep(
    {
      ...well,
      title: loaded.title ?? feed.title,
      // With them, the feed would count as unchanged, and what is left would never come.
      etag: loaded.isLeft ? null : loaded.validators.etag,
      lastModified: loaded.isLeft ? null : loaded.validators.lastModified,
      ...(isMore && { dueAt: at(time + soon) }),
    },
    entries,
  );
  const articles = [...loaded.files.keys()].filter((file) => !unusable.has(file)).length;
  const all = [...loaded.problems, ...problems];
  return { address, outcome: articles > 0 ? 'changed' : 'unchanged', articles, problems: all };
}

/**
 * The entries, those without their files whose files hold no article. What the library has of an earlier version
 * stays there, with the file that it came from, so that its entry stays, too, until its days are over.
 */
async function withoutUnusable(
  { entries, files }: LoadedFeed,
  unusable: ReadonlyMap<string, string>,
): Promise<{ entries: readonly KeptEntry[]; problems: readonly string[] }> {
  const keys = new Set<string>();
  const problems: string[] = [];
  for (const [file, { key, link, earlier }] of files) {
    const message = unusable.get(file);
    const isThere = await settleVersion(file, message === undefined);
    if (message === undefined) continue;
    problems.push(`${link ?? 'an entry without an address'}: ${message}`);
    if (!earlier.kept) keys.add(key);
    if (isThere) continue;
    if (earlier.file === null ? !earlier.kept : earlier.file !== file) await dropFile(file);
  }
  const left = entries.map((one) => (keys.has(one.key) ? { ...one, kept: false } : one));
  return { entries: left, problems };
}

function at(time: number): string {
  return new Date(time).toISOString();
}
