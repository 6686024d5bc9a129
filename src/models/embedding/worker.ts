import { Failure, type ToldFailure, toldFailure } from '../../failure.js';
import type { ModelFolder } from '../files.js';
import { endWithParent, tellParent } from '../process.js';
import type { PassageText, PassageVectors } from './embedder.js';
import { loadModel, type Model } from './model.js';
import type { ModelTraits } from './registry.js';

/** What a worker is told first: the model to load. */
export interface WorkerStart {
  readonly traits: ModelTraits;
  readonly found: ModelFolder;
}

/** One text to embed, and its number in the order of sending. */
export interface WorkerRequest {
  readonly job: number;
  readonly text: PassageText;
}

/** A text's vectors; or why it has none; or why there is no worker. */
export type WorkerReply =
  | { readonly job: number; readonly vectors: PassageVectors }
  | { readonly job: number; readonly failure: ToldFailure }
  | { readonly unable: string };

/** This process: a session of its own, one text at a time, in the order of arrival. */
let model: Promise<Model> | undefined;

process.on('message', async (message: WorkerStart | WorkerRequest) => {
  if ('traits' in message) {
    model = loadModel(message.traits, message.found);
    model.catch((error: Error) => reply({ unable: error.message }, () => process.exit(1)));
  } else if (model !== undefined) {
    const loaded = await model.catch(() => null);
    if (loaded !== null) reply(await embed(loaded, message));
  }
});
endWithParent();

function reply(answer: WorkerReply, then?: () => void): void {
  tellParent(answer, then);
}

async function embed(loaded: Model, { job, text }: WorkerRequest): Promise<WorkerReply> {
  try {
    return { job, vectors: await loaded.embedPassage(text) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { job, failure: toldFailure(error) };
  }
}
