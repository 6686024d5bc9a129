import { Failure } from '../../failure.js';
import { asFailure } from '../../library/sqlite/failures.js';

/** One thing that the doctor checked, and what to do if it failed. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'fail';
  readonly what: string;
  readonly next?: string;
}

/** Turns a `Failure` into a finding; rethrows anything else. */
export function failed(thrown: unknown): Finding {
  const error = asFailure(thrown);
  if (!(error instanceof Failure)) throw error;
  return {
    state: 'fail',
    what: error.message,
    ...(error.remedy !== null && { next: error.remedy }),
  };
}
