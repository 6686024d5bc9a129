/** Child of the part embedding: the pipeline of @xenova/transformers as it comes, in batches. */
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import type { Pooling } from '../../src/models/embedding/registry.js';
import { serve } from '../serve.js';

/** First the model to load; then texts, and how many go through it at once. */
export type Request =
  | { readonly root: string; readonly id: string; readonly pooling: Pooling }
  | { readonly texts: readonly string[]; readonly batch: number };

/** The vectors, in order, and the seconds they took. */
export interface Embedded {
  readonly seconds: number;
  readonly vectors: readonly Float32Array[];
}

let stock: FeatureExtractionPipeline | undefined;
let pooling: Pooling = 'mean';

serve(async (request: Request): Promise<Embedded> => {
  if ('root' in request) {
    env.localModelPath = request.root;
    env.allowRemoteModels = false;
    pooling = request.pooling;
    stock = await pipeline('feature-extraction', request.id);
    return { seconds: 0, vectors: [] };
  }
  const vectors: Float32Array[] = [];
  const start = performance.now();
  for (let from = 0; from < request.texts.length; from += request.batch) {
    const texts = request.texts.slice(from, from + request.batch);
    const made = await stock?.([...texts], { pooling, normalize: true });
    const numbers = (made?.data ?? []) as Float32Array;
    const dimension = numbers.length / texts.length;
    texts.forEach((_, i) => {
      vectors.push(numbers.slice(i * dimension, (i + 1) * dimension));
    });
  }
  return { seconds: (performance.now() - start) / 1000, vectors };
});
