import { Failure, type ToldFailure, toldFailure } from '../../failure.js';
import type { ModelFolder } from '../files.js';
import { endWithParent, tellParent } from '../process.js';
import { loadReader, type Read } from './model.js';
import type { Passage, Reading } from './reader.js';

/** What the process is told first: the model to load, and how many threads share the work. */
export interface ReaderStart {
  readonly found: ModelFolder;
  readonly threads: number;
}

/** One question with its passages, and its number in the order of sending. */
export interface ReaderRequest {
  readonly job: number;
  readonly question: string;
  readonly passages: readonly Passage[];
}

/** That the model is loaded, or why not; then what came of each question. */
export type ReaderReply =
  | { readonly ready: true }
  | { readonly unable: ToldFailure }
  | { readonly job: number; readonly readings: readonly Reading[] }
  | { readonly job: number; readonly failure: ToldFailure };

/** This process: one session, one question after another. */
let last: Promise<Read | null> = Promise.resolve(null);

process.on('message', (message: ReaderStart | ReaderRequest) => {
  last = last.then((read) => ('found' in message ? load(message) : answer(read, message)));
});
endWithParent();

async function load({ found, threads }: ReaderStart): Promise<Read | null> {
  try {
    const read = await loadReader(found, threads);
    tell({ ready: true });
    return read;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell({ unable: toldFailure(error) }, () => process.exit(1));
    return null;
  }
}

async function answer(
  read: Read | null,
  { job, question, passages }: ReaderRequest,
): Promise<Read | null> {
  if (read === null) return null;
  try {
    tell({ job, readings: await read(question, passages) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell({ job, failure: toldFailure(error) });
  }
  return read;
}

function tell(reply: ReaderReply, then?: () => void): void {
  tellParent(reply, then);
}
