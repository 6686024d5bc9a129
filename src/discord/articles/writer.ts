import { setPriority } from 'node:os';
import { Failure } from '../../failure.js';
import type { IngestEvent } from '../../library/ingest/events.js';
import { startProcess } from '../../process/start.js';
import type { Settings } from '../../settings.js';
import type { WriterProcess, WriterResults, WriterTask } from './writer-process.js';

/** Answering goes first: 0 is usual, 19 the lowest priority. Embedding workers inherit it. */
const niceness = 10;

/** How long a process that was asked to stop may take, in milliseconds, before it is killed. */
const stopping = 5_000;

/** A process of its own that changes the library. */
export interface Writer<Result> {
  /**
   * The result of its task.
   *
   * @throws Failure of the task, or `process-lost`; an Error with the process's stack for anything
   *   unforeseen
   */
  readonly done: Promise<Result>;
  /** Asks it to stop, and kills it if that takes too long. What it has reported is on disk. */
  stop(): void;
}

/**
 * Starts a process for one change to the library. It isn't kept: starting it and loading the model
 * takes a second, while an idle one would hold a second model in memory for days.
 */
export function startWriter<Name extends keyof WriterResults>(
  settings: Settings,
  task: Extract<WriterTask, { task: Name }>,
  onEvent: (event: IngestEvent) => void,
): Writer<WriterResults[Name]> {
  const writer = startProcess<WriterProcess<Name>>({
    module: './writer-process',
    importer: import.meta.url,
    start: settings,
    lost,
    closed,
  });
  lowerPriority(writer.pid);
  const finish = async (): Promise<WriterResults[Name]> => {
    try {
      const outcome = await writer.run(task, onEvent);
      if ('unforeseen' in outcome) throw new Error(outcome.unforeseen);
      return outcome.done;
    } finally {
      writer.finish();
    }
  };
  return {
    done: finish(),
    stop() {
      writer.abort();
      setTimeout(() => void writer.close(), stopping).unref();
    },
  };
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, niceness);
  } catch {
    // It has ended already, which its task reports; or the system knows no priorities.
  }
}

function lost(why: string): Failure {
  return new Failure(
    'discord',
    'process-lost',
    `The process that changes the articles ended early: ${why}`,
  );
}

function closed(): Failure {
  return new Failure('discord', 'interrupted', 'The process that changes the articles was killed.');
}
