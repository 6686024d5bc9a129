/** Which model made a vector. Two vectors may be compared only where all of this is equal. */
export interface ModelIdentity {
  /** Hub id, e.g. `Xenova/bge-small-en-v1.5`. */
  readonly id: string;
  /** sha-256 of the ONNX file, in hex. */
  readonly sha256: string;
  readonly dimension: number;
}

/** Text in, unit vectors out. The same text always gives the same vector, whatever stands beside it. */
export interface Embedder {
  readonly model: ModelIdentity;
  /** Longest input in word pieces, special pieces included. */
  readonly maxPieces: number;
  /** Number of word pieces of a text without the special ones: what a passage is sized in. */
  countPieces(text: string): number;
  /** A question's vector (with the model's query prefix, where it has one), of length 1. */
  embedQuery(text: string): Promise<Float32Array>;
  /** A passage's vector made in this process: for a sentence or two while a question is answered. */
  embedHere(text: string): Promise<Float32Array>;
  /**
   * Vectors of passages, in order, computed in worker processes. Throws a `Failure` for a text of
   * more than `maxPieces`: nothing is cut in silence. Calls may overlap; the workers are shared.
   */
  embedPassages(texts: readonly string[]): Promise<Float32Array[]>;
  /** Ends the workers and frees the model. */
  close(): Promise<void>;
}
