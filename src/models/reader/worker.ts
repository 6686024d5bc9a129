import { serve } from '../../process/serve.js';
import type { ModelFolder } from '../files.js';
import { loadReader } from './model.js';
import type { Passage, Reading } from './reader.js';

/** The process loads a reader and reads one question with its passages at a time. */
export interface ReaderWorker {
  /** `threads` share the work on one passage. */
  readonly start: { readonly found: ModelFolder; readonly threads: number };
  readonly job: { readonly question: string; readonly passages: readonly Passage[] };
  readonly result: Reading[];
  readonly progress: never;
}

serve<ReaderWorker>(async ({ found, threads }) => {
  const read = await loadReader(found, threads);
  return ({ question, passages }) => read(question, passages);
});
