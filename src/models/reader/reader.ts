/** Which model read. */
export interface ReaderIdentity {
  /** Hub id, or that of the bundled one. */
  readonly id: string;
  /** sha-256 of the ONNX file, in hex. */
  readonly sha256: string;
}

/** A passage cut at its sentences: joined in order, the segments are all that is read of it. */
export interface Passage {
  /** Headline, publisher and date; no answer is looked for in it. */
  readonly heading: string;
  readonly segments: readonly string[];
}

/** What came of reading a question and one passage together. */
export interface Reading {
  /** Log-odds that the passage answers the question. */
  readonly relevance: number;
  /** `null` from a model that only tells relevance. */
  readonly place: AnswerPlace | null;
}

/** Where in a passage the answer is, as far as the model can tell. */
export interface AnswerPlace {
  /** Score of the best stretch of text less that of "not here": above 0, it is rather here. */
  readonly lead: number;
  /** A segment each: log-probability that the answer starts and ends in it, given that it is here. */
  readonly segments: readonly number[];
}

/**
 * Reads a question and passages together, in a process of its own: slower than comparing vectors, and
 * far closer.
 */
export interface Reader {
  readonly model: ReaderIdentity;
  /**
   * Reads each passage with the question, one at a time, so that a passage scores the same whatever
   * is read beside it.
   *
   * @throws Failure `process-lost` where the process ended meanwhile; the next call starts another
   */
  read(question: string, passages: readonly Passage[]): Promise<Reading[]>;
  /** Ends the process; what is not read by then fails. */
  close(): Promise<void>;
}
