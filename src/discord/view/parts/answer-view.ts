import type { KeptAnswer } from '../../../records/records.js';
import type { AnswerState } from '../../answer-state.js';

/** An answer as a message shows it. */
export interface AnswerView {
  readonly kept: KeptAnswer;
  readonly state: AnswerState;
  /** Which of the quotes, from 0; the nearest one if it doesn't exist. */
  readonly quote: number;
  /** Whether to repeat the question, because nothing above the answer shows it. */
  readonly showQuestion: boolean;
  /** The only member who sees this copy of somebody else's public answer. */
  readonly copyFor?: string;
}
