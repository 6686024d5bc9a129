import type { ReadLimits } from '../../article/read/read.js';
import { replacedBy, retire } from '../../collect/retire.js';
import { Failure } from '../../failure.js';
import type { IngestEvent, IngestReport } from '../../library/ingest/events.js';
import type { Scope } from '../../library/scope.js';
import { asFailure } from '../../library/sqlite/failures.js';
import type { PublishReport, Removed } from '../../library/storage.js';
import { openModel } from '../../open-models.js';
import { serve } from '../../process/serve.js';
import type { Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import type { AdditionReport, FeedsRefreshed } from '../context.js';
import { refreshFeedsHere } from './refresh-feeds.js';
import { reportExcerpt, thinned } from './writer-messages.js';

/** A change to the library. */
export type WriterTask =
  /** `url`: the address that the only file came from; `null` if it came from none. */
  | { readonly task: 'add'; readonly files: readonly string[]; readonly url: string | null }
  | { readonly task: 'remove'; readonly id: string; readonly scope: Scope }
  /** Publishes to a cluster, and adds what other machines have queued. */
  | { readonly task: 'publish' }
  /** Refreshes feeds, by their numbers; `null`: those that are due. */
  | { readonly task: 'refresh'; readonly feeds: readonly number[] | null };

/** The result of each task. */
export interface WriterResults {
  readonly add: AdditionReport;
  readonly remove: Removed;
  readonly refresh: FeedsRefreshed;
  readonly publish: PublishReport;
}

/** The process is started for one task. */
export interface WriterProcess<Name extends keyof WriterResults = keyof WriterResults> {
  readonly start: Settings;
  readonly job: Extract<WriterTask, { task: Name }>;
  /** `unforeseen` is the stack of an error that isn't a Failure. */
  readonly result: { readonly done: WriterResults[Name] } | { readonly unforeseen: string };
  /** Steps of an addition that can be shown; now and then that the process isn't stuck in one. */
  readonly progress: IngestEvent | 'alive';
}

/**
 * How much is read of a file that a moderator sends: several days of a newspaper, but no more, since
 * every other change waits for this one.
 */
const limits: ReadLimits = { bytes: 50_000_000, articles: 20_000, faults: 1_000 };

/** Milliseconds between two signs of life. */
const aliveEvery = 500;

serve<WriterProcess>(async (settings, aborted) => async (task, report) => {
  const alive = setInterval(() => report('alive'), aliveEvery);
  try {
    return { done: await carryOut(task, settings, aborted, report) };
  } catch (thrown) {
    const error = asFailure(thrown);
    if (error instanceof Failure) throw error;
    return { unforeseen: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    clearInterval(alive);
  }
});

async function carryOut(
  task: WriterTask,
  settings: Settings,
  signal: AbortSignal,
  onEvent: (event: IngestEvent) => void,
): Promise<WriterResults[keyof WriterResults]> {
  if (task.task === 'remove') return storageOf(settings).remove(task.id, task.scope);
  if (task.task === 'refresh') return refreshFeedsHere(settings, task.feeds, signal);
  if (task.task === 'publish') {
    return storageOf(settings).publish({ embedder: () => openModel(settings), limits, signal });
  }
  const embedder = await openModel(settings);
  try {
    const storage = storageOf(settings);
    const report = await storage.ingest(task.files, {
      embedder,
      limits,
      signal,
      onEvent: thinned(onEvent),
      // The bot waits by itself for what is queued, and other changes don't wait for that. Only what a new
      // version of a page replaces goes after it, in its turn.
      ...(task.url === null && { waitsFor: 0 }),
    });
    const unusable = new Set(report.faults.map(({ locator }) => locator));
    const pages = task.files.map((file) => [file, task.url] as const);
    const older = report.interrupted ? [] : await replacedBy(pages, unusable);
    await retire(older, (files, gone) => storage.ingest(files, { embedder, gone, signal }));
    return reportExcerpt(older.length > 0 ? asReplacing(report) : report, task.files);
  } finally {
    await embedder.close();
  }
}

/** The report of a file that replaces an earlier version in another file. */
function asReplacing(report: IngestReport): IngestReport {
  const { added, replaced } = report.articles;
  return { ...report, articles: { ...report.articles, added: 0, replaced: replaced + added } };
}
