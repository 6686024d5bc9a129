import type { FailureData } from './failure-data.js';

/** The types of what a process and the one that started it say to each other. */
export interface Protocol {
  /** What the process needs before it can work, e.g. which model to load. */
  readonly start: unknown;
  readonly job: unknown;
  readonly result: unknown;
  /** A step of a job, reported while it runs; `never` if there are none. */
  readonly progress: unknown;
}

/** Messages to a process: `start` first. Jobs are numbered in the order of sending. */
export type ToProcess<P extends Protocol> =
  | { readonly start: P['start'] }
  | { readonly job: number; readonly input: P['job'] }
  | { readonly abort: true }
  | { readonly finish: true };

/** Messages from a process: `ready` or `unable` first. */
export type FromProcess<P extends Protocol> =
  | { readonly ready: true }
  /** Why it can't work: a failure, or the message of any other error. Then it exits. */
  | { readonly unable: FailureData | string }
  | { readonly job: number; readonly progress: P['progress'] }
  | { readonly job: number; readonly result: P['result'] }
  | { readonly job: number; readonly failure: FailureData };
