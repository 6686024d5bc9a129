import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../failure.js';
import { loadModel } from './model.js';
import type { ModelFolder } from './model-files.js';
import type { ModelTraits } from './registry.js';

/** What a worker is started with. */
export interface WorkerStart {
  readonly traits: ModelTraits;
  readonly found: ModelFolder;
}

/** One text to embed, and its number in the order of sending. */
export interface WorkerRequest {
  readonly job: number;
  readonly text: string;
}

/** The text's vector; or the failure, taken apart because a class does not survive the way. */
export type WorkerReply =
  | { readonly job: number; readonly vector: Float32Array<ArrayBuffer> }
  | {
      readonly job: number;
      readonly failure: Pick<Failure, 'kind' | 'message' | 'remedy'>;
    };

/** The thread: its own session, one text at a time, in the order of arrival. */
const { traits, found } = workerData as WorkerStart;
const model = await loadModel(traits, found);

parentPort?.on('message', async ({ job, text }: WorkerRequest) => {
  try {
    const vector = new Float32Array(await model.embed(text, 'unusable-article'));
    parentPort?.postMessage({ job, vector } satisfies WorkerReply, [vector.buffer]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { kind, message, remedy } = error;
    parentPort?.postMessage({ job, failure: { kind, message, remedy } } satisfies WorkerReply);
  }
});
