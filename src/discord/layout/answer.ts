import type { KeptAnswer } from '../../library/records.js';
import type { AnswerState } from '../answer-state.js';
import { type Payload, payload } from '../payload.js';
import type { Words } from '../words/words.js';

/** An answer as a message shows it. */
export interface AnswerView {
  readonly kept: KeptAnswer;
  readonly state: AnswerState;
  /** Which of the quotes, from 0; one that there is not shows the nearest that there is. */
  readonly quote: number;
  /** Whether to repeat the question: where nothing above the answer shows it. */
  readonly showQuestion: boolean;
}

/** The message of an answer, a refusal or small talk. */
export function layOutAnswer(view: AnswerView, words: Words): Payload {
  return payload(view.state.quotes[view.quote]?.text ?? words.answer.dontSay);
}

/** One quote of a private answer, as its asker shares it with the channel. */
export function layOutShared(view: AnswerView, _sharerId: string, words: Words): Payload {
  return layOutAnswer(view, words);
}
