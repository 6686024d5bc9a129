import cliProgress from 'cli-progress';
import { printable, writeError } from '../output.js';

/** The progress of a long task: how much is done, of how much. */
export interface Progress {
  /** Reports progress; `total` may change. */
  at(done: number, total: number): void;
  /** Writes a line without disturbing the bar. */
  say(line: string): void;
  end(): void;
}

/** Milliseconds between lines if standard error is not a terminal. */
const lineEvery = 3000;

/**
 * On a terminal a progress bar with rate and time left, otherwise a line every few seconds. Everything
 * goes to standard error, so that a command's output can be piped.
 *
 * @param what names the work, e.g. "embedding"
 * @param unit what is counted, e.g. "passages"
 */
export function showProgress(what: string, unit: string): Progress {
  const name = printable(what);
  return process.stderr.isTTY ? bar(name, unit) : lines(name, unit);
}

/** The progress of a long task whose total isn't known yet. */
export interface Count {
  /** Reports progress, in words. */
  at(state: string): void;
  /** Clears it from the screen. */
  end(): void;
}

/** Milliseconds between two updates of a count on a terminal. */
const countEvery = 125;

/** A status line: on a terminal updated in place, otherwise written every few seconds. */
export function showCount(what: string): Count {
  const { stderr } = process;
  const every = stderr.isTTY ? countEvery : lineEvery;
  let written = performance.now();
  let drawn = false;
  return {
    at(state) {
      const now = performance.now();
      if (now - written < every) return;
      written = now;
      drawn = stderr.isTTY;
      stderr.write(drawn ? `\r\u001b[K${what}: ${state}` : `${what}: ${state}\n`);
    },
    end() {
      if (drawn) stderr.write('\r\u001b[K');
      drawn = false;
    },
  };
}

function bar(what: string, unit: string): Progress {
  const drawn = new cliProgress.SingleBar({
    stream: process.stderr,
    format: `${what} {bar} {percentage} % | {value}/{total} ${unit} | {rate}/s | {left} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    // Interruptions are ours to handle: the current work is finished first.
    gracefulExit: false,
    fps: 8,
  });
  let clock: { readonly started: number; readonly first: number } | null = null;
  return {
    at(done, total) {
      if (clock === null) {
        clock = { started: performance.now(), first: done };
        drawn.start(total, done, { rate: '–', left: '–' });
      }
      drawn.setTotal(total);
      drawn.update(done, pace(done - clock.first, total - done, performance.now() - clock.started));
    },
    say(line) {
      if (clock !== null) process.stderr.write('\r\u001b[K');
      writeError(`${line}\n`);
    },
    end() {
      if (clock === null) return;
      // cli-progress returns to where the bar began, above later lines, unless the cursor is saved again.
      process.stderr.write('\u001b7');
      drawn.stop();
    },
  };
}

function lines(what: string, unit: string): Progress {
  let clock: { readonly started: number; readonly first: number } | null = null;
  let written = 0;
  return {
    at(done, total) {
      const now = performance.now();
      clock ??= { started: now, first: done };
      if (written === 0) written = now;
      if (now - written < lineEvery) return;
      written = now;
      const { rate, left } = pace(done - clock.first, total - done, now - clock.started);
      process.stderr.write(`${what}: ${done}/${total} ${unit}, ${rate}/s, ${left} left\n`);
    },
    say(line) {
      writeError(`${line}\n`);
    },
    end() {},
  };
}

/** The rate since the start, and the time that the rest takes at that rate. */
function pace(done: number, rest: number, elapsedMs: number): { rate: string; left: string } {
  const rate = elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
  return {
    rate: rate >= 10 ? rate.toFixed(0) : rate.toFixed(1),
    left: rate > 0 ? duration(Math.max(0, rest) / rate) : '–',
  };
}

/** Seconds as `42 s`, `3 min 20 s` or `2 h 5 min`. */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
