import { serve } from '../../process/serve.js';
import type { ModelFolder } from '../files.js';
import type { PassageText, PassageVectors } from './embedder.js';
import { loadModel } from './model.js';
import type { ModelTraits } from './registry.js';

/** A worker loads a model and embeds one text at a time, in a session of its own. */
export interface EmbeddingWorker {
  readonly start: { readonly traits: ModelTraits; readonly found: ModelFolder };
  readonly job: PassageText;
  readonly result: PassageVectors;
  readonly progress: never;
}

serve<EmbeddingWorker>(async ({ traits, found }) => {
  const model = await loadModel(traits, found);
  return (text) => model.embedPassage(text);
});
