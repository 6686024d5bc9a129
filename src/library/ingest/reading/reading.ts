import { stat } from 'node:fs/promises';
import { type FileFault, formatOf } from '../../../article/read/files.js';
import { Failure } from '../../../failure.js';
import { type RunningProcess, startProcess } from '../../../process/start.js';
import type { LineCounts } from '../../sqlite/recurrence.js';
import { type InputLimits, tooLarge, watched } from './limits.js';
import type { Counted, Input, Outcome, Reading, ReadingWorker } from './worker.js';

const usualLimits: InputLimits = { seconds: 10, idleSeconds: 30, memoryMb: 512 };

/** Inputs of one file that may exceed a limit before the rest of it is left alone. */
const mostLost = 3;

/** How long a process that nobody needs is kept, as the next ingestion may come soon. */
const keptMs = 5_000;

/** Largest input in megabytes that is held whole in the usual memory, and what each one takes beyond. */
const wholeMb = 30;
const perMb = 5;

/** Reads inputs in a process of its own, which may be ended by any of them. */
export interface InputReader {
  /**
   * The sha-256, in hex, of files one after another.
   *
   * @throws Failure `unreadable-file` if that exceeds a limit, or an error of the file system
   */
  hash(paths: readonly string[]): Promise<string>;
  /** Lines of an input's articles, article by article; and what can't be read. */
  count(input: Input): AsyncGenerator<Counted | FileFault | LostInput>;
  /**
   * An input's articles, clean; and what can't be read.
   *
   * @param recurring how often lines recur, for `recurrence`
   * @param lost what {@link count} found to exceed a limit, so that it isn't tried again
   */
  read(
    input: Input,
    recurring: LineCounts,
    lost?: readonly LostInput[],
  ): AsyncGenerator<Outcome | LostInput>;
  /** Lets the process go; it ends at once if it is reading. */
  close(): void;
}

/** An input that exceeded a limit. */
export interface LostInput extends FileFault {
  /** Number of the line or entry; 0 for the whole file. */
  readonly at: number;
}

type Process = RunningProcess<ReadingWorker>;

/** A process that was let go a moment ago. */
let spare: { readonly process: Process; readonly timer: NodeJS.Timeout } | null = null;

/** Prepares to read inputs; no process is started before the first one. */
export function openInputReader(
  signal?: AbortSignal,
  limits: InputLimits = usualLimits,
): InputReader {
  let running: { readonly process: Process; readonly memoryMb: number } | null = null;
  let busy = 0;

  const close = (): void => {
    if (running === null) return;
    if (busy === 0 && running.memoryMb === usualLimits.memoryMb) keep(running.process);
    else void running.process.close();
    running = null;
  };
  const isAborted = (): boolean => signal?.aborted === true;
  signal?.addEventListener('abort', close);

  function processFor(memoryMb: number): Process {
    if (running !== null && (running.process.ended || running.memoryMb !== memoryMb)) close();
    running ??= { process: memoryMb === usualLimits.memoryMb ? take() : start(memoryMb), memoryMb };
    return running.process;
  }

  /** Does a job within the limits. @throws Failure `process-lost`, with the limit in words */
  async function run(
    process: Process,
    job: ReadingWorker['job'],
    onStep: (step: ReadingWorker['progress']) => void,
  ): Promise<ReadingWorker['result']> {
    busy += 1;
    const watch = watched(process, { ...limits, memoryMb: running?.memoryMb ?? limits.memoryMb });
    try {
      return await process.run(job, (step) => {
        watch.alive();
        onStep(step);
      });
    } catch (error) {
      throw watch.exceeded === null ? error : lost(watch.exceeded);
    } finally {
      busy -= 1;
      watch.end();
    }
  }

  async function* steps(
    input: Input,
    reading: Reading,
    known: readonly LostInput[],
  ): AsyncGenerator<Outcome | Counted | LostInput> {
    const memoryMb = await memoryFor(input, limits);
    const lostItems = [...known];
    yield* known;
    for (let from = 1; ; ) {
      // What lies behind the last of too many is not looked at.
      if (isAborted() || lostItems.some((item) => item.at === 0)) return;
      let at = 0;
      let came: (Outcome | Counted)[] = [];
      const onStep = (step: ReadingWorker['progress']): void => {
        if ('at' in step) at = step.at;
        else came.push(step.outcome);
      };
      try {
        const process = processFor(memoryMb);
        const except = lostItems.map((item) => item.at);
        let answer = run(process, { open: input, reading, from, except }, onStep);
        for (let done = false; !done; ) {
          const result = await answer;
          const outcomes = came;
          came = [];
          done = !('done' in result) || result.done;
          // The next ones are read while these are used.
          if (!done) {
            answer = run(process, { next: true }, onStep);
            answer.catch(() => undefined);
          }
          yield* outcomes;
        }
        return;
      } catch (error) {
        if (isAborted()) return;
        if (!(error instanceof Failure) || error.kind !== 'process-lost') throw error;
        yield* came;
        const locator = 'path' in input ? input.path : '-';
        const sick = at >= from ? at : 0;
        const item = { kind: 'fault' as const, at: sick, message: error.message };
        lostItems.push({ ...item, locator: sick === 0 ? locator : `${locator}#${sick}` });
        yield* lostItems.slice(-1);
        from = sick + 1;
        if (sick > 0 && lostItems.length === mostLost) {
          const message =
            'has too many lines or entries that cost too much to read: the rest was not looked at';
          lostItems.push({ kind: 'fault', at: 0, locator, message });
          yield* lostItems.slice(-1);
        }
      }
    }
  }

  return {
    async hash(paths) {
      const result = await run(processFor(limits.memoryMb), { hash: paths }, () => undefined);
      return 'sha256' in result ? result.sha256 : '';
    },
    async *count(input) {
      for await (const step of steps(input, { make: 'counts' }, [])) {
        if (step.kind === 'counted' || step.kind === 'fault') yield step;
      }
    },
    async *read(input, recurring, known = []) {
      for await (const step of steps(input, { make: 'articles', recurring }, known)) {
        if (step.kind !== 'counted') yield step;
      }
    },
    close() {
      signal?.removeEventListener('abort', close);
      close();
    },
  };
}

async function memoryFor(input: Input, { memoryMb }: InputLimits): Promise<number> {
  if ('path' in input && formatOf(input.path) !== 'json') return memoryMb;
  const bytes = 'bytes' in input ? input.bytes.length : await sizeOf(input.path);
  const megabytes = Math.ceil(bytes / 1e6);
  return megabytes > wholeMb ? memoryMb + perMb * megabytes : memoryMb;
}

async function sizeOf(path: string): Promise<number> {
  // If it is gone, reading it says so.
  return (await stat(path).catch(() => null))?.size ?? 0;
}

function start(memoryMb: number): Process {
  return startProcess<ReadingWorker>({
    module: './worker',
    importer: import.meta.url,
    start: null,
    memoryMb,
    lost: (why) => lost(/^SIG(?:ABRT|TRAP|ILL)$/.test(why) ? tooLarge(memoryMb) : ended(why)),
    closed: () => new Failure('library', 'interrupted', 'The process that reads was closed.'),
  });
}

function take(): Process {
  const kept = spare;
  spare = null;
  if (kept === null) return start(usualLimits.memoryMb);
  clearTimeout(kept.timer);
  if (kept.process.ended) return start(usualLimits.memoryMb);
  kept.process.hold(true);
  return kept.process;
}

function keep(process: Process): void {
  if (spare !== null || process.ended) {
    void process.close();
    return;
  }
  process.hold(false);
  const timer = setTimeout(() => {
    spare = null;
    void process.close();
  }, keptMs);
  spare = { process, timer: timer.unref() };
}

function lost(message: string): Failure {
  return new Failure('library', 'process-lost', message);
}

const ended = (why: string) => `ended the process that reads it (${why}) and was left out`;
