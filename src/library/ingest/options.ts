import type { ReadLimits } from '../../article/read/read.js';
import type { Embedder } from '../../models/embedding/embedder.js';
import type { IngestEvent } from './events.js';

/** How articles are added, whichever library they go to. */
export interface IngestOptions {
  readonly embedder: Embedder;
  /** Also removes what came from files at or below the paths that no longer exist. */
  readonly prune?: boolean;
  /** Files whose articles are removed after the rest is added, whether or not the files still exist. */
  readonly gone?: readonly string[];
  /** Reads files again that haven't changed, so that articles removed from the library come back. */
  readonly again?: boolean;
  /** How much is read of each file; all of it by default. */
  readonly limits?: ReadLimits;
  /** How long to wait for the curator of a cluster at each step, in milliseconds; a minute by default. */
  readonly waitsFor?: number;
  readonly onEvent?: (event: IngestEvent) => void;
  /** Stops between two articles; the next run continues from there. */
  readonly signal?: AbortSignal;
}
