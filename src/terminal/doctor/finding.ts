import { Failure } from '../../failure.js';
import { asFailure } from '../../library/sqlite/failures.js';

/** One thing that the doctor looked at, and what to do where it is not well. */
export interface Finding {
  readonly state: 'well' | 'note' | 'ill';
  readonly what: string;
  readonly next?: string;
}

/** A failure as a finding; what is none is thrown on. */
export function ill(thrown: unknown): Finding {
  const error = asFailure(thrown);
  if (!(error instanceof Failure)) throw error;
  return {
    state: 'ill',
    what: error.message,
    ...(error.remedy !== null && { next: error.remedy }),
  };
}
