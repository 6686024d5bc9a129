import { type ChildProcess, fork } from 'node:child_process';
import type { Failure } from '../failure.js';
import { failureFrom } from './failure-data.js';
import type { FromProcess, Protocol, ToProcess } from './protocol.js';
import { startedModule } from './started-module.js';

/** Which module to start, and how to say that it failed. */
export interface ProcessOptions<P extends Protocol> {
  /** Path of the module without its ending, from the importing one; it calls `serve`. */
  readonly module: string;
  /** `import.meta.url` of the importing module. */
  readonly importer: string;
  readonly start: P['start'];
  /**
   * The most memory for its JavaScript, in megabytes. What V8 prints when a process exceeds it isn't
   * shown. By default, Node decides and standard error is shared.
   */
  readonly memoryMb?: number;
  /** The failure of every pending job when the process has ended early. */
  lost(why: string): Failure;
  /** The failure of every pending job when the process was closed. */
  closed(): Failure;
}

/** A process that works for this one. */
export interface RunningProcess<P extends Protocol> {
  /** `undefined` if the system couldn't start it. */
  readonly pid: number | undefined;
  /**
   * Settles when the process can work, or can't. Jobs needn't wait for it.
   *
   * @throws Failure that the process started with, or as {@link run}
   */
  readonly ready: Promise<void>;
  /** Whether the process is gone, for whatever reason. */
  readonly ended: boolean;
  /**
   * Sends a job; the process does one after another.
   *
   * @param onProgress called with each step that the process reports
   * @throws Failure of the job itself, `lost` if the process has ended, `closed` if it was closed
   */
  run(job: P['job'], onProgress?: (step: P['progress']) => void): Promise<P['result']>;
  /** Asks the process to stop what it is doing; what that means is up to its jobs. */
  abort(): void;
  /** Lets the process exit once its jobs are done. */
  finish(): void;
  /** Whether this process keeps running for it; true at first. */
  hold(held: boolean): void;
  /** Kills the process and waits until it is gone; pending jobs fail. */
  close(): Promise<void>;
}

interface Pending<P extends Protocol> {
  readonly resolve: (result: P['result']) => void;
  readonly reject: (failure: Failure) => void;
  readonly onProgress: ((step: P['progress']) => void) | undefined;
}

/** Starts a module as a process of its own, which takes jobs. */
export function startProcess<P extends Protocol>({
  module,
  importer,
  start,
  memoryMb,
  lost,
  closed,
}: ProcessOptions<P>): RunningProcess<P> {
  const child = forkModule(module, importer, memoryMb ?? null);
  const pending = new Map<number, Pending<P>>();
  let sent = 0;
  let ended = false;
  let closing = false;
  let unable: string | null = null;

  // If the message can't be sent, the end of the process says why.
  const send = (message: ToProcess<P>): boolean => child.send(message, () => {});
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const ready = new Promise<void>((resolve, reject) => {
    const lose = (why: string): void => {
      ended = true;
      const failure = closing ? closed() : lost(unable ?? why);
      reject(failure);
      for (const job of pending.values()) job.reject(failure);
      pending.clear();
    };
    child.on('message', (message: FromProcess<P>) => {
      if ('ready' in message) return resolve();
      if ('unable' in message) {
        const why = message.unable;
        unable = typeof why === 'string' ? why : why.message;
        return reject(typeof why === 'string' ? lost(why) : failureFrom(why));
      }
      const job = pending.get(message.job);
      if ('progress' in message) return job?.onProgress?.(message.progress);
      pending.delete(message.job);
      if ('failure' in message) job?.reject(failureFrom(message.failure));
      else job?.resolve(message.result);
    });
    child.once('error', (error) => lose(error.message));
    // `close` comes after the last message, `exit` may come before it.
    child.once('close', (code, signal) => lose(signal ?? `code ${code}`));
  });
  // If nobody awaits `ready`, the failure reaches the jobs.
  ready.catch(() => undefined);
  send({ start });

  return {
    pid: child.pid,
    ready,
    get ended() {
      return ended;
    },
    run: (input, onProgress) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(closing ? closed() : lost('it had ended before'));
        pending.set(sent, { resolve, reject, onProgress });
        send({ job: sent, input });
        sent += 1;
      }),
    abort() {
      send({ abort: true });
    },
    finish() {
      send({ finish: true });
    },
    hold(held) {
      if (held) child.ref();
      else child.unref();
      if (held) child.channel?.ref();
      else child.channel?.unref();
    },
    async close() {
      closing = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Standard output belongs to the main process's answers; errors go to standard error. */
function forkModule(module: string, importer: string, memoryMb: number | null): ChildProcess {
  const { file, execArgv } = startedModule(module, importer);
  return fork(file, {
    execArgv: [...execArgv, ...(memoryMb === null ? [] : [`--max-old-space-size=${memoryMb}`])],
    stdio: ['ignore', 'ignore', memoryMb === null ? 'inherit' : 'ignore', 'ipc'],
    serialization: 'advanced',
  });
}
