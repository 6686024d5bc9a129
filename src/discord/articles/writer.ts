import { setPriority } from 'node:os';
import { Failure } from '../../failure.js';
import type { IngestEvent } from '../../library/ingest/events.js';
import { startProcess } from '../../process/start.js';
import type { Settings } from '../../settings.js';
import type { WriterProcess, WriterResults, WriterTask } from './writer-process.js';

/** Answering goes first: 0 is usual, 19 the lowest priority. Embedding workers inherit it. */
const niceness = 10;

/** How long a process may take to stop, in milliseconds, before it is killed. */
const stopping = 5_000;
/** Longest silence of one that is to stop: one that is stuck would take all of that time. */
const silentWhenStopping = 2_000;

/** A process of its own that changes the library. */
export interface Writer<Result> {
  /**
   * The result of its task.
   *
   * @throws Failure of the task, `process-lost`, or `process-stuck`; an Error with the process's stack
   *   for anything unforeseen
   */
  readonly done: Promise<Result>;
  /** Asks it to stop, and kills it if that takes too long. What it has reported is on disk. */
  stop(): void;
}

/**
 * Starts a process for one change to the library. It isn't kept: starting it and loading the model
 * takes a second, while an idle one would hold a second model in memory for days.
 *
 * @param longestSilence milliseconds without a sign of life, after which the process is killed: what
 *   comes next must not wait for one that is stuck
 */
export function startWriter<Name extends keyof WriterResults>(
  settings: Settings,
  task: Extract<WriterTask, { task: Name }>,
  onEvent: (event: IngestEvent) => void,
  longestSilence: number,
): Writer<WriterResults[Name]> {
  const writer = startProcess<WriterProcess<Name>>({
    module: './writer-process',
    importer: import.meta.url,
    start: settings,
    lost,
    closed,
  });
  lowerPriority(writer.pid);
  let isStuck = false;
  let silence: NodeJS.Timeout | undefined;
  const allowSilence = (ms: number): void => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      isStuck = true;
      void writer.close();
    }, ms);
  };
  let allowed = longestSilence;
  allowSilence(allowed);
  const finish = async (): Promise<WriterResults[Name]> => {
    try {
      const outcome = await writer.run(task, (event) => {
        allowSilence(allowed);
        if (event !== 'alive') onEvent(event);
      });
      if ('unforeseen' in outcome) throw new Error(outcome.unforeseen);
      return outcome.done;
    } catch (error) {
      throw isStuck ? stuck(task, allowed) : error;
    } finally {
      clearTimeout(silence);
      writer.finish();
    }
  };
  return {
    done: finish(),
    stop() {
      writer.abort();
      allowed = Math.min(allowed, silentWhenStopping);
      allowSilence(allowed);
      setTimeout(() => void writer.close(), stopping).unref();
    },
  };
}

function stuck(task: WriterTask, silence: number): Failure {
  const of = {
    add: () => `adding ${'files' in task ? task.files.join(', ') : ''}`,
    remove: () => `removing ${'id' in task ? task.id : ''}`,
    publish: () => 'publishing',
    refresh: () => 'refreshing feeds',
  }[task.task]();
  return new Failure(
    'discord',
    'process-stuck',
    `The process for ${of} gave no sign of life for ${silence / 1000} s, and was killed.`,
    { remedy: 'Look at the file, e.g. with `pullquote clean FILE`.' },
  );
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
