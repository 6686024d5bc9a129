/**
 * Child of embedding.ts: one single-threaded session and nothing else, fed with token ids. Its
 * rate is what the model alone can do on one core.
 */
import ort from 'onnxruntime-node';

/** First message: the ONNX file. Every later one: texts as token ids, answered with the seconds taken. */
type Message = { readonly onnxFile: string } | { readonly pieces: readonly (readonly number[])[] };

let session: ort.InferenceSession | undefined;

process.on('message', async (message: Message) => {
  if ('onnxFile' in message) {
    session = await ort.InferenceSession.create(message.onnxFile, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    process.send?.('ready');
  } else if (session !== undefined) {
    const feeds = message.pieces.map(tensors);
    const start = performance.now();
    for (const feed of feeds) await session.run(feed);
    process.send?.((performance.now() - start) / 1000);
  }
});

function tensors(pieces: readonly number[]): Record<string, ort.Tensor> {
  const shape = [1, pieces.length];
  return {
    input_ids: new ort.Tensor('int64', BigInt64Array.from(pieces, BigInt), shape),
    attention_mask: new ort.Tensor('int64', new BigInt64Array(pieces.length).fill(1n), shape),
    token_type_ids: new ort.Tensor('int64', new BigInt64Array(pieces.length), shape),
  };
}
