import type { ScopedPullquote } from '../pullquote.js';
import type { CallTurns } from './turns.js';

/** The engine as assistants use it. */
export interface AssistantsEngine extends Pick<ScopedPullquote, 'ask' | 'search' | 'library'> {
  /** Whether it answers from the bundled demo articles, because there are no others. */
  readonly demo: boolean;
}

/** Runs work with the engine, which is open until the work is done. It is opened when it is first needed. */
export type WithEngine = <Result>(
  work: (engine: AssistantsEngine) => Promise<Result>,
) => Promise<Result>;

/** What whoever opens this door gives it. */
export interface AssistantsOptions {
  readonly withEngine: WithEngine;
  /** Takes errors that nobody expected. Standard output isn't a place for them: it belongs to the protocol. */
  readonly log: (error: unknown) => void;
}

/** What tools and resources work with. All sessions share it. */
export interface AssistantsContext extends AssistantsOptions {
  readonly turns: CallTurns;
}
