import PQueue from 'p-queue';
import type { Logger } from 'pino';
import type { Refreshed } from '../../collect/feeds/refresh.js';
import { Failure } from '../../failure.js';
import type { IngestEvent } from '../../library/ingest/events.js';
import type { Queue } from '../../library/storage.js';
import type { Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import type { AdditionReport, Additions, LibraryChange } from '../context.js';
import { startWriter, type Writer } from './writer.js';
import { reportExcerpt, thinned } from './writer-messages.js';

/**
 * How long a change's process may be silent, in milliseconds. It gives two signs of life a second, unless
 * it loads a model or writes a graph, for seconds, or is stuck.
 */
const longestSilence = 2 * 60_000;

/**
 * How long the curator of a cluster is waited for, in milliseconds: a little less than Discord takes edits of the
 * reply that says what came of it.
 */
const waitsForCurator = 13 * 60_000;

/** What holds for each change to the library. */
export interface ChangeLimits {
  /** Called in its turn, before anything is written; if it throws, there is no change. */
  before?(): Promise<unknown>;
  /** Milliseconds. */
  readonly longestSilence?: number;
}

/** Queues changes to the library in the settings. No process runs until there is a change. */
export function openAdditions(
  settings: Settings,
  log: Logger,
  limits: ChangeLimits = {},
): Additions {
  const silence = limits.longestSilence ?? longestSilence;
  const queue = new PQueue({ concurrency: 1 });
  /** What waits for the curator of a cluster, all at once: it holds up no change. */
  const atCurator = new PQueue();
  let curatorsQueue: Promise<Queue> | null = null;
  let running: Writer<unknown> | null = null;
  const leave = new AbortController();
  let closed = false;

  function inTurn<Result>(start: () => Writer<Result>, on: LibraryChange<Result>): Promise<Result> {
    const before = queue.size + queue.pending;
    if (before > 0) on.waiting(before);
    const change = async (): Promise<Result> => {
      const writer = start();
      running = writer;
      try {
        return await writer.done;
      } catch (error) {
        throw closed ? leaving(error) : error;
      } finally {
        running = null;
      }
    };
    return queue.add(async () => {
      if (closed) throw leaving();
      await limits.before?.();
      return on.within === undefined ? change() : on.within(change);
    });
  }

  /** The report of an addition once the curator has settled what was queued; as it is if that takes too long. */
  async function settled(
    report: AdditionReport,
    files: readonly string[],
    onEvent: (event: IngestEvent) => void,
  ): Promise<AdditionReport> {
    const { queued } = report;
    if (queued === undefined) return report;
    try {
      curatorsQueue ??= storageOf(settings).queue();
      const later = await (await curatorsQueue).settled(queued, {
        waitsFor: waitsForCurator,
        onEvent: thinned(onEvent),
        signal: leave.signal,
      });
      const faults = [...report.faults, ...later.faults];
      const faultCount = report.faultCount + later.faultCount;
      return reportExcerpt(
        { ...later, faults, faultCount, interrupted: report.interrupted },
        files,
      );
    } catch (err) {
      log.warn({ err }, 'what became of queued articles is not known');
      return report;
    }
  }

  return {
    async add(files, on) {
      const done = await inTurn(
        () =>
          startWriter(
            settings,
            { task: 'add', files, url: on.url ?? null },
            (event) => on.event(event),
            silence,
          ),
        on,
      );
      const report = await atCurator.add(() => settled(done, files, (event) => on.event(event)));
      const { articles, passages, faultCount, interrupted } = report;
      log.info({ articles, passages, faults: faultCount, interrupted }, 'articles were added');
      return report;
    },
    async remove(id, scope, on) {
      const removed = await inTurn(
        () => startWriter(settings, { task: 'remove', id, scope }, () => {}, silence),
        on,
      );
      log.info({ id, title: removed.title }, 'an article was removed');
      return removed;
    },
    async refreshFeeds(only, on) {
      const refreshed = await inTurn(
        () => startWriter(settings, { task: 'refresh', feeds: only }, () => {}, silence),
        on,
      );
      for (const one of refreshed.feeds) logRefreshed(one, log);
      const { removed } = refreshed;
      if (removed > 0)
        log.info({ removed }, 'articles older than their feeds keep them were removed');
      return refreshed;
    },
    async publish() {
      const report = await inTurn(
        () => startWriter(settings, { task: 'publish' }, () => {}, silence),
        {
          waiting: () => undefined,
        },
      );
      const { passages, settled, faults } = report;
      if (passages + settled + faults.length > 0)
        log.info({ passages, settled, faults }, 'articles were published');
      return report;
    },
    async close() {
      closed = true;
      leave.abort();
      running?.stop();
      await queue.onIdle();
      await atCurator.onIdle();
      await (await curatorsQueue)?.close();
    },
  };
}

function leaving(cause?: unknown): Failure {
  return new Failure('discord', 'interrupted', 'The bot is leaving.', { cause });
}

function logRefreshed({ address, outcome, articles, problems }: Refreshed, log: Logger): void {
  if (outcome === 'failed' || outcome === 'ended') {
    log.warn({ feed: address, problems }, `a feed ${outcome}`);
  } else if (articles > 0 || problems.length > 0) {
    log.info({ feed: address, articles, problems }, 'a feed was refreshed');
  }
}
