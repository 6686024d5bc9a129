import type { RunningProcess } from '../../../process/start.js';
import { usageOf } from './usage.js';
import type { ReadingWorker } from './worker.js';

/** How much a single input, a file's line or entry or else the file, may take to read and clean. */
export interface InputLimits {
  /** Seconds of processor time; where the system doesn't report it, of any time. */
  readonly seconds: number;
  /** Seconds in which the process that reads neither works nor reports anything. */
  readonly idleSeconds: number;
  /**
   * Megabytes of memory for JavaScript. A JSON file, which is held whole, has five times its size on top.
   * Besides, a process may hold some as bytes, such as a file and what it unpacks to.
   */
  readonly memoryMb: number;
}

/**
 * Megabytes that a process may have besides its JavaScript: itself, a document of 100 MB, and what is unpacked of it.
 * Only the system limits it otherwise.
 */
const besidesMb = 700;

const secondMs = 1_000;

/** Seconds of processor time below which a process didn't work in a second. */
const idleShare = 0.02;

/** Ends a process that works on one input for too long. */
interface Watch {
  /** Which limit was exceeded, in words. */
  readonly exceeded: string | null;
  /** The process reported something: the next input begins. */
  alive(): void;
  end(): void;
}

/** Watches a process that reads. */
export function watched(process: RunningProcess<ReadingWorker>, limits: InputLimits): Watch {
  let exceeded: string | null = null;
  let since: number | null = null;
  let last = 0;
  let seconds = 0;
  let idle = 0;
  let isReady = false;
  const alive = (): void => {
    since = null;
    seconds = 0;
    idle = 0;
  };
  const began = (): void => {
    isReady = true;
    alive();
  };
  process.ready.then(began, () => undefined);
  // A second counts only once this process could have heard of what was done in it.
  const timer = setInterval(() => {
    seconds += 1;
    const usage = process.pid === undefined ? null : usageOf(process.pid);
    const used = usage?.seconds ?? null;
    const mostMb = limits.memoryMb + besidesMb;
    if (used !== null) {
      since ??= used;
      idle = used - last < idleShare ? idle + 1 : 0;
      last = used;
    }
    const worked = used === null || since === null ? seconds : used - since;
    if (isReady && worked >= limits.seconds) exceeded = tooLong(limits.seconds);
    else if (idle >= limits.idleSeconds) exceeded = tooSlow(limits.idleSeconds);
    else if ((usage?.memoryMb ?? 0) > mostMb) exceeded = tooLarge(mostMb);
    if (exceeded !== null) void process.close();
  }, secondMs);
  return {
    get exceeded() {
      return exceeded;
    },
    alive,
    end() {
      clearInterval(timer);
    },
  };
}

const tooLong = (seconds: number) => `took more than ${seconds} s to read and was left out`;
const tooSlow = (seconds: number) => `gave nothing for ${seconds} s and was left out`;
export const tooLarge = (memoryMb: number) =>
  `took more than ${memoryMb} MB of memory to read and was left out`;
