import { availableParallelism } from 'node:os';
import { Failure } from '../../failure.js';
import { findModel, fingerprint, type ModelPlaces } from '../files.js';
import type { Embedder } from './embedder.js';
import { type ModelSettings, modelTraits } from './registry.js';
import { prepareWorkers } from './workers.js';

export type { DownloadProgress } from '../download.js';

/** Where to look for models, and how many workers embed. */
export interface EmbedderOptions extends ModelPlaces {
  /** Number of worker processes for passages; one per core by default. */
  readonly workers?: number;
}

/**
 * Opens a model: finds its files or downloads them, checks them, and loads it for questions on
 * this thread. Workers start with the first passages.
 *
 * @throws Failure `unknown-model`, `model-missing`, `model-damaged` or `invalid-setting`
 */
export async function openEmbedder(
  settings: ModelSettings,
  options: EmbedderOptions,
): Promise<Embedder> {
  const traits = modelTraits(settings);
  const found = await findModel(traits.id, options);
  // Checked before the session reads the file.
  const sha256 = await fingerprint(traits.id, found);
  // Loading its libraries takes 150 ms, which a command without a question shouldn't pay.
  const { loadModel } = await import('./model.js');
  const model = await loadModel(traits, found);
  const workers = prepareWorkers({ traits, found }, options.workers ?? availableParallelism());
  let closed = false;
  return {
    model: { id: traits.id, sha256, dimension: model.dimension },
    maxPieces: model.maxPieces,
    countPieces: model.countPieces,
    async embedQuery(text) {
      if (closed) throw new Failure('embedding', 'interrupted', 'The embedder was closed.');
      return model.embedQuery(text);
    },
    embedPassages: (texts) => workers.embed(texts),
    async close() {
      closed = true;
      await workers.close();
    },
  };
}
