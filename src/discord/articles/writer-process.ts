import type { ReadLimits } from '../../article/read/read.js';
import { openModel } from '../../engine.js';
import { Failure, type ToldFailure, toldFailure } from '../../failure.js';
import type { IngestEvent } from '../../library/ingest/events.js';
import type { Removed } from '../../library/remove.js';
import { asFailure } from '../../library/sqlite/failures.js';
import { tellParent } from '../../models/process.js';
import type { Settings } from '../../settings.js';
import { storageOf } from '../../storage.js';
import { type ToldReport, thinned, toldReport } from './writer-messages.js';

/** What this process is started for; told first. */
export type WriterTask =
  | { readonly task: 'add'; readonly files: readonly string[]; readonly settings: Settings }
  | { readonly task: 'remove'; readonly id: string; readonly settings: Settings };

/** What each task comes to. */
export interface WriterResults {
  readonly add: ToldReport;
  readonly remove: Removed;
}

/** Asks an addition to stop between two articles. */
export type WriterStop = 'stop';

/** What it tells: steps of an addition that are shown, then how the task ended. */
export type WriterReply =
  | { readonly event: IngestEvent }
  | { readonly done: WriterResults[keyof WriterResults] }
  | { readonly failure: ToldFailure }
  | { readonly unforeseen: string };

/**
 * What is read of a file that a moderator sends: days of a newspaper, and no more than keeps the one
 * writer, which all others wait for, to its work.
 */
const limits: ReadLimits = { bytes: 50_000_000, articles: 20_000, faults: 1_000 };

/** This process: one change to the library, then it ends. */
const stop = new AbortController();

process.on('message', async (message: WriterTask | WriterStop) => {
  if (message === 'stop') {
    stop.abort();
    return;
  }
  const ended = await carryOut(message).catch(inReply);
  // Only once this is sent may the way to the main process be closed.
  tell(ended, () => process.disconnect());
});
// Ctrl-C in a terminal and a service manager's stop reach every process of the group. What they
// mean is for the main process to decide; this one ends when it does. Nothing told is lost by that.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => process.exit());

async function carryOut(task: WriterTask): Promise<WriterReply> {
  const { settings } = task;
  if (task.task === 'remove') {
    return { done: await storageOf(settings).remove(task.id) };
  }
  const embedder = await openModel(settings);
  try {
    const report = await storageOf(settings).ingest(task.files, {
      embedder,
      limits,
      signal: stop.signal,
      onEvent: thinned((event) => tell({ event })),
    });
    return { done: toldReport(report, task.files) };
  } finally {
    await embedder.close();
  }
}

function tell(reply: WriterReply, then?: () => void): void {
  tellParent(reply, then);
}

function inReply(thrown: unknown): WriterReply {
  const error = asFailure(thrown);
  if (error instanceof Failure) return { failure: toldFailure(error) };
  return { unforeseen: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
