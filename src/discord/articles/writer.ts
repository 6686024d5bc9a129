import type { ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { failureFrom } from '../../failure.js';
import type { IngestEvent } from '../../library/ingest/events.js';
import { forkModule } from '../../models/process.js';
import type { WriterReply, WriterResults, WriterStop, WriterTask } from './writer-process.js';

/** Answering goes first: 0 is usual, 19 the lowest priority. Embedding workers inherit it. */
const niceness = 10;

/** How long a process that was asked to stop may take, in milliseconds, before it is ended. */
const stopping = 5_000;

/** A process of its own that changes the library. */
export interface Writer<Result> {
  /**
   * What its task came to.
   *
   * @throws Failure of the task; an Error where a process ended before its work was done
   */
  readonly done: Promise<Result>;
  /** Asks it to stop, and ends it where that takes too long. What it told is on disk. */
  stop(): void;
}

/**
 * Starts a process for one change to the library. It is not kept: starting and loading the model
 * takes a second, while a waiting one would hold a second model in memory for days.
 */
export function startWriter<Name extends keyof WriterResults>(
  task: Extract<WriterTask, { task: Name }>,
  onEvent: (event: IngestEvent) => void,
): Writer<WriterResults[Name]> {
  const child = forkWriter();
  const done = new Promise<WriterResults[Name]>((resolve, reject) => {
    child.on('message', (reply: WriterReply) => {
      if ('event' in reply) onEvent(reply.event);
      else if ('failure' in reply) reject(failureFrom(reply.failure));
      else if ('unforeseen' in reply) reject(new Error(reply.unforeseen));
      else resolve(reply.done as WriterResults[Name]);
    });
    child.once('error', (error) => reject(lost(error.message)));
    // After the last message, and without effect where that settled it.
    child.once('close', (code, signal) => reject(lost(signal ?? `code ${code}`)));
  });
  child.send(task, () => {});
  return {
    done,
    stop() {
      child.send('stop' satisfies WriterStop, () => {});
      setTimeout(() => child.kill('SIGKILL'), stopping).unref();
    },
  };
}

function forkWriter(): ChildProcess {
  const child = forkModule('./writer-process', import.meta.url);
  try {
    if (child.pid !== undefined) setPriority(child.pid, niceness);
  } catch {
    // It has ended already, which its `close` tells; or the system knows no priorities.
  }
  return child;
}

function lost(why: string): Error {
  return new Error(`The process that changes the articles ended early: ${why}`);
}
