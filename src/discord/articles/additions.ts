import PQueue from 'p-queue';
import type { Logger } from 'pino';
import type { Refreshed } from '../../collect/feeds/refresh.js';
import { Failure } from '../../failure.js';
import type { Settings } from '../../settings.js';
import type { Additions, LibraryChange } from '../context.js';
import { startWriter, type Writer } from './writer.js';

/**
 * How long a change's process may be silent, in milliseconds. It gives two signs of life a second, unless
 * it loads a model or writes a graph, for seconds, or is stuck.
 */
const longestSilence = 2 * 60_000;

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
  let running: Writer<unknown> | null = null;
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

  return {
    async add(files, on) {
      const report = await inTurn(
        () =>
          startWriter(
            settings,
            { task: 'add', files, url: on.url ?? null },
            (event) => on.event(event),
            silence,
          ),
        on,
      );
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
      running?.stop();
      await queue.onIdle();
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
