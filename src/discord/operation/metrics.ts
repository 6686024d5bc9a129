import type { Outcome } from '../../library/records.js';
import type { Way } from '../questions.js';

/** What is counted and timed. */
export interface Metrics {
  /** A question that was answered or refused; times in milliseconds. */
  question(asked: {
    readonly way: Way;
    readonly outcome: Outcome;
    readonly waitedMs: number;
    readonly answeredMs: number;
  }): void;
  /** The time from Discord's event to its acknowledgement, in milliseconds. */
  acknowledged(ms: number): void;
  failure(kind: string): void;
  /** A question or press that was turned away, by the kind of refusal. */
  refusal(kind: string): void;
  /** Questions in the queue, those being answered included. */
  queue(length: number): void;
  /** The page that Prometheus reads. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}
