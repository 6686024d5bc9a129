/** Which model made a vector. Two vectors may be compared only where all of this is equal. */
export interface ModelIdentity {
  /** Hub id, e.g. `Xenova/bge-small-en-v1.5`. */
  readonly id: string;
  /** sha-256 of the ONNX file, in hex. */
  readonly sha256: string;
  readonly dimension: number;
}

/** From `start` up to, not including, `end`: of a text in UTF-16 code units, or of a row of word pieces. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is embedded for a passage, and where its sentences stand in that. */
export interface PassageText {
  readonly text: string;
  /** Ascending, none within another. */
  readonly sentences: readonly Stretch[];
}

/** What comes of embedding a passage. */
export interface PassageVectors {
  /** Of length 1. */
  readonly passage: Float32Array;
  /**
   * A direction for each sentence, one after the other, as whole numbers: only their angle to a
   * question's `sentence` vector tells anything. Empty where the sentences could not be told apart.
   */
  readonly sentences: Int8Array;
}

/** A question's vectors, of length 1. */
export interface QueryVectors {
  /** To be compared with vectors of passages. */
  readonly passage: Float32Array;
  /** To be compared with those of sentences. */
  readonly sentence: Float32Array;
}

/** Text in, unit vectors out. The same text always gives the same vector, whatever stands beside it. */
export interface Embedder {
  readonly model: ModelIdentity;
  /** Longest input in word pieces, special pieces included. */
  readonly maxPieces: number;
  /** Number of word pieces of a text without the special ones: what a passage is sized in. */
  countPieces(text: string): number;
  /** A question's vectors, made in this process (with the model's query prefix, where it has one). */
  embedQuery(text: string): Promise<QueryVectors>;
  /**
   * Vectors of passages, in order, computed in worker processes. Throws a `Failure` for a text of
   * more than `maxPieces`: nothing is cut in silence. Calls may overlap; the workers are shared.
   */
  embedPassages(texts: readonly PassageText[]): Promise<PassageVectors[]>;
  /** Ends the workers and frees the model. */
  close(): Promise<void>;
}
