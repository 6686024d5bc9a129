import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../failure.js';
import { enter, type Gate, leave } from './gate.js';
import { loadModel } from './model.js';
import type { ModelFolder } from './model-files.js';
import type { ModelTraits } from './registry.js';

/** What a worker is started with. */
export interface WorkerStart {
  readonly traits: ModelTraits;
  readonly found: ModelFolder;
  readonly gate: Gate;
}

/** One text to embed, and its number in the order of sending; or the word to end. */
export type WorkerRequest = { readonly job: number; readonly text: string } | 'end';

/** The text's vector; or the failure, taken apart because a class does not survive the way. */
export type WorkerReply =
  | { readonly job: number; readonly vector: Float32Array<ArrayBuffer> }
  | {
      readonly job: number;
      readonly failure: Pick<Failure, 'kind' | 'message' | 'remedy'>;
    };

/** The thread: its own session, one text at a time, in the order of arrival. */
const { traits, found, gate } = workerData as WorkerStart;
const model = await loadModel(traits, found).finally(() => leave(gate));

parentPort?.on('message', async (request: WorkerRequest) => {
  if (request === 'end') {
    parentPort?.close();
  } else if (enter(gate)) {
    const reply = await embed(request.job, request.text).finally(() => leave(gate));
    parentPort?.postMessage(reply, 'vector' in reply ? [reply.vector.buffer] : []);
  }
});

async function embed(job: number, text: string): Promise<WorkerReply> {
  try {
    return { job, vector: new Float32Array(await model.embed(text, 'unusable-article')) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { kind, message, remedy } = error;
    return { job, failure: { kind, message, remedy } };
  }
}
