import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { Failure } from '../../failure.js';
import type { IngestEvent } from '../../library/ingest/events.js';
import type { Removed } from '../../library/remove.js';
import type { Settings } from '../../settings.js';
import { startWriter, type Writer } from './writer.js';
import type { ReportExcerpt } from './writer-messages.js';

/** How a change waits for its turn, and what else belongs to it. */
export interface Turn<Result> {
  /** Called with the number of other changes that come first, if there are any. */
  waiting(before: number): void;
  /** Makes the change when its turn comes, with all that must happen before the next change. */
  within?(change: () => Promise<Result>): Promise<Result>;
}

/**
 * Adds articles to the library and removes them, in a process of its own at a low priority, one
 * change at a time: the library has one writer.
 */
export interface Additions {
  /**
   * Ingests files. `event` gets the steps that can be shown.
   *
   * @throws Failure as `ingest` does, `index-busy` while the command line writes, `interrupted`
   *   if the bot shuts down before its turn, `process-lost` if the process ended early
   */
  add(
    files: readonly string[],
    on: Turn<ReportExcerpt> & { event(event: IngestEvent): void },
  ): Promise<ReportExcerpt>;
  /**
   * Removes an article and the copies of its text.
   *
   * @throws Failure as `removeArticle` does, and as {@link add}
   */
  remove(id: string, on: Turn<Removed>): Promise<Removed>;
  /** Ends a running change. What it has added stays; adding the same files again adds the rest. */
  close(): Promise<void>;
}

/** Prepares changes to the library that the settings name. No process runs until the first one. */
export function openAdditions(settings: Settings, log: Logger): Additions {
  const queue = new PQueue({ concurrency: 1 });
  let running: Writer<unknown> | null = null;
  let closed = false;

  function inTurn<Result>(start: () => Writer<Result>, on: Turn<Result>): Promise<Result> {
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
      return on.within === undefined ? change() : on.within(change);
    });
  }

  return {
    async add(files, on) {
      const report = await inTurn(
        () => startWriter(settings, { task: 'add', files }, (event) => on.event(event)),
        on,
      );
      const { articles, passages, faultCount, interrupted } = report;
      log.info({ articles, passages, faults: faultCount, interrupted }, 'articles were added');
      return report;
    },
    async remove(id, on) {
      const removed = await inTurn(
        () => startWriter(settings, { task: 'remove', id }, () => {}),
        on,
      );
      log.info({ id, title: removed.title }, 'an article was removed');
      return removed;
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
