import type { Settings } from '../src/settings.js';
import type { Table } from './table.js';

/** How much a run of the bench measures, and with which models. */
export interface Run {
  /** The long one: more passages, questions and rounds, larger libraries. */
  readonly full: boolean;
  /** Sizes of the libraries, in passages, ascending. */
  readonly sizes: readonly number[];
  /** Rounds of what is measured in turns. */
  readonly rounds: number;
  readonly settings: Settings;
}

/** A part of the bench: what it measures, in a line, and how. */
export interface Part {
  readonly name: string;
  readonly about: string;
  measure(run: Run): Promise<Table[]>;
}

/** Where the bench keeps what it builds, and its results. */
export const cacheFolder = '.cache/bench';
