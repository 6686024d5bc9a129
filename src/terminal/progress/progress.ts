import { printable } from '../output.js';
import { showBar } from './bar.js';
import { startPace } from './pace.js';
import { type Progress, sayAbove } from './screen.js';

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
  return process.stderr.isTTY ? showBar(name, unit) : lines(name, unit);
}

/** The progress of a long task whose total isn't known yet. */
export interface Count {
  /** Reports progress, in words. */
  at(state: string): void;
  /** Clears it from the screen. */
  end(): void;
}

/** Milliseconds before a count is shown on a terminal, and between two updates of it. */
const countAfter = 1_000;
const countEvery = 125;

/** A status line: on a terminal updated in place, otherwise written every few seconds. */
export function showCount(what: string): Count {
  const { stderr } = process;
  let next = performance.now() + (stderr.isTTY ? countAfter : lineEvery);
  let drawn = false;
  return {
    at(state) {
      const now = performance.now();
      if (now < next) return;
      next = now + (stderr.isTTY ? countEvery : lineEvery);
      drawn = stderr.isTTY;
      const line = `${what}: ${state}`;
      stderr.write(drawn ? `\r\u001b[K${line.slice(0, (stderr.columns || 80) - 1)}` : `${line}\n`);
    },
    end() {
      if (!drawn) return;
      stderr.write('\r\u001b[K');
      drawn = false;
    },
  };
}

function lines(what: string, unit: string): Progress {
  let clock: { readonly started: number; readonly pace: ReturnType<typeof startPace> } | null =
    null;
  let written = 0;
  return {
    at(done, total) {
      const now = performance.now();
      clock ??= { started: now, pace: startPace(done) };
      if (written === 0) written = now;
      const { rate, left } = clock.pace(done, total, now - clock.started);
      if (now - written < lineEvery) return;
      written = now;
      process.stderr.write(`${what}: ${done}/${total} ${unit}, ${rate}/s, ${left} left\n`);
    },
    say: sayAbove,
    end() {},
  };
}
