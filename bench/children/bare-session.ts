/**
 * Child of the part embedding: a session and nothing else, fed with token ids. Its rate is what the
 * model alone can do with so many threads.
 */
import ort from 'onnxruntime-node';
import { serve } from '../serve.js';

/** First the model to load; then texts as token ids. */
export type Request =
  | { readonly onnxFile: string; readonly threads: number }
  | { readonly pieces: readonly (readonly number[])[] };

let session: ort.InferenceSession | undefined;

/** Gives the seconds taken; 0 for loading. */
serve(async (request: Request): Promise<number> => {
  if ('onnxFile' in request) {
    session = await ort.InferenceSession.create(request.onnxFile, {
      intraOpNumThreads: request.threads,
      interOpNumThreads: 1,
    });
    return 0;
  }
  const feeds = request.pieces.map(tensors);
  const start = performance.now();
  for (const feed of feeds) await session?.run(feed);
  return (performance.now() - start) / 1000;
});

function tensors(pieces: readonly number[]): Record<string, ort.Tensor> {
  const shape = [1, pieces.length];
  return {
    input_ids: new ort.Tensor('int64', BigInt64Array.from(pieces, BigInt), shape),
    attention_mask: new ort.Tensor('int64', new BigInt64Array(pieces.length).fill(1n), shape),
    token_type_ids: new ort.Tensor('int64', new BigInt64Array(pieces.length), shape),
  };
}
