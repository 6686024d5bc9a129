/** Which model made a vector. Two vectors may be compared only if all of this is equal. */
export interface ModelIdentity {
  /** Hub id, e.g. `Xenova/bge-small-en-v1.5`. */
  readonly id: string;
  /** sha-256 of the ONNX file, in hex. */
  readonly sha256: string;
  readonly dimension: number;
}

/** From `start` up to but not including `end`, in UTF-16 code units of a text or in word pieces. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The text that is embedded for a passage, and where its sentences are in it. */
export interface PassageText {
  readonly text: string;
  /** In order, without overlaps. */
  readonly sentences: readonly Stretch[];
}

/** The result of embedding a passage. */
export interface PassageVectors {
  /** Of length 1. */
  readonly passage: Float32Array;
  /**
   * A direction for each sentence, one after the other, as whole numbers: only its angle to a
   * question's `sentence` vector means anything. Empty if the sentences couldn't be told apart.
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

/** Text in, unit vectors out. The same text always gives the same vector, whatever else is embedded. */
export interface Embedder {
  readonly model: ModelIdentity;
  /** Longest input in word pieces, special pieces included. */
  readonly maxPieces: number;
  /** Number of word pieces of a text without the special ones; passages are sized by it. */
  countPieces(text: string): number;
  /**
   * A question's vectors, made in this process, with the model's query prefix if it has one.
   *
   * @throws Failure `invalid-question` if it is too long, `interrupted` after `close`
   */
  embedQuery(text: string): Promise<QueryVectors>;
  /**
   * Vectors of passages, in order, computed in worker processes. Calls may overlap; the workers are
   * shared.
   *
   * @throws Failure `unusable-article` for a text of more than `maxPieces`, since nothing is cut
   *   silently; `process-lost` if a worker ended early; `interrupted` after `close`
   */
  embedPassages(texts: readonly PassageText[]): Promise<PassageVectors[]>;
  /** Ends the workers and frees the model. */
  close(): Promise<void>;
}
