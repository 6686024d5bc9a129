import { Failure } from '../failure.js';

/** A failure as plain data, which another process can read. */
export interface FailureData extends Pick<Failure, 'layer' | 'kind' | 'message' | 'remedy'> {
  /** `null` if there is none. */
  readonly cause: CauseData | null;
}

/** An error with its own causes, or whatever else was given as a cause, as text. */
type CauseData =
  | string
  | {
      readonly message: string;
      readonly stack: string | undefined;
      readonly cause: CauseData | null;
    };

export function failureData({ layer, kind, message, cause, remedy }: Failure): FailureData {
  return { layer, kind, message, cause: causeData(cause), remedy };
}

/** The failure that another process sent. */
export function failureFrom({ layer, kind, message, cause, remedy }: FailureData): Failure {
  return new Failure(layer, kind, message, {
    cause: causeFrom(cause),
    ...(remedy !== null && { remedy }),
  });
}

function causeData(cause: unknown): CauseData | null {
  if (cause === undefined) return null;
  if (!(cause instanceof Error)) return String(cause);
  return { message: cause.message, stack: cause.stack, cause: causeData(cause.cause) };
}

function causeFrom(data: CauseData | null): unknown {
  if (data === null) return undefined;
  if (typeof data === 'string') return data;
  const cause = causeFrom(data.cause);
  const error = new Error(data.message, cause === undefined ? undefined : { cause });
  if (data.stack !== undefined) error.stack = data.stack;
  return error;
}
