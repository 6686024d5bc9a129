import type { Topic } from '../answer/answer.js';
import type { SourceFilter } from '../library/library.js';
import type { KeptAnswer } from '../library/records.js';
import type { AnswerState } from './answer-state.js';
import type { Asker } from './asker.js';

/** The ways in which a question can come. */
export type Way = 'slash' | 'menu' | 'mention' | 'direct' | 'channel' | 'follow-up';

/** A question as it was asked. */
export interface Asked {
  readonly question: string;
  readonly filter: SourceFilter;
  readonly way: Way;
  readonly asker: Asker;
  /** Whether only the asker sees the answer. */
  readonly private: boolean;
  /** What was asked and quoted before, for a follow-up. */
  readonly topic: Topic | null;
}

/** An answer with what is kept of it. */
export interface Answered {
  readonly kept: KeptAnswer;
  readonly state: AnswerState;
}

/** Answers questions in turn. */
export interface Questions {
  /**
   * Answers a question and keeps the answer. `waiting` is told how many are before it, when it has
   * to wait for long enough to say so.
   *
   * @throws Failure whatever `ask` throws, and `interrupted` where the bot is leaving
   */
  answer(asked: Asked, waiting: (before: number) => Promise<unknown>): Promise<Answered>;
}
