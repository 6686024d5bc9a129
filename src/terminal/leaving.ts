import type { Logger } from 'pino';
import type { Leave } from '../discord/bot.js';
import { exitCode } from './errors.js';
import { writeError } from './output.js';

/** What makes the process of a bot leave. */
export interface Leaving {
  /** Resolves to the first reason to leave: a signal or an unexpected error. */
  readonly asked: Promise<Leave>;
  /** Whether there was an unexpected error, be it while it was leaving. */
  crashed(): boolean;
}

/** One Ctrl-C may come twice, from the terminal and passed on by npm; milliseconds. */
const sameKeyPress = 1_000;

/** The 10 s that work in hand gets, and what closing may take on a slow machine; milliseconds. */
const leavesWithin = 15_000;

/**
 * Watches for the signals that ask the process to stop, a second of which ends it at once, and for
 * errors that nobody expected. Such an error is one fatal line in the log. The process then leaves as
 * it does on a signal, but with exit code 1, and is ended if that takes too long.
 */
export function watchLeaving(log: Logger): Leaving {
  let crashed = false;
  const asked = new Promise<Leave>((resolve) => {
    onSignals((signal) => {
      writeError(`${signal}: finishing the answers in progress; a second signal stops at once\n`);
      resolve({ reason: signal, code: exitCode.answered });
    });
    // Rejections that nobody handles come as such errors, too.
    process.on('uncaughtException', (err, origin) => {
      if (crashed) {
        log.error({ err, origin }, 'failed again while leaving');
        return;
      }
      crashed = true;
      log.fatal({ err, origin }, 'failed unexpectedly: leaving');
      setTimeout(() => process.exit(exitCode.failure), leavesWithin).unref();
      resolve({ reason: 'an unexpected error', code: exitCode.failure });
    });
  });
  return { asked, crashed: () => crashed };
}

/** Resolves to the first signal that asks to end; a second one ends the process at once. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => onSignals(() => resolve()));
}

function onSignals(first: (signal: NodeJS.Signals) => void): void {
  let firstAt: number | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      first(signal);
    } else if (now - firstAt > sameKeyPress) {
      process.exit(exitCode.interrupted);
    }
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}
