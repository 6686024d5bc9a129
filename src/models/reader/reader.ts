/** Which model reads. */
export interface ReaderIdentity {
  /** Hub id, or the id of the bundled reader. */
  readonly id: string;
  /** sha-256 of the ONNX file, in hex. */
  readonly sha256: string;
}

/** A passage, cut at its sentences: its text is the segments, joined in order. */
export interface Passage {
  /** Headline, publisher and date; answers aren't looked for in it. */
  readonly heading: string;
  readonly segments: readonly string[];
}

/** The result of reading a question and one passage together. */
export interface Reading {
  /** Log-odds that the passage answers the question. */
  readonly relevance: number;
  /** `null` from a model that only scores relevance. */
  readonly place: AnswerPlace | null;
}

/** Where in a passage the answer is, as far as the model can tell. */
export interface AnswerPlace {
  /** Score of the best span of text minus that of "not here": above 0, it is more likely here. */
  readonly lead: number;
  /** For each segment, the log-probability that the answer starts and ends in it, if it is here. */
  readonly segments: readonly number[];
}

/**
 * Reads a question and passages together, in a process of its own: slower than comparing vectors, but
 * far more precise.
 */
export interface Reader {
  readonly model: ReaderIdentity;
  /**
   * Reads each passage with the question, one at a time, so that a passage scores the same whatever
   * others are read.
   *
   * @throws Failure `process-lost` if the process ended early, and the next call starts another;
   *   `interrupted` if the reader was closed
   */
  read(question: string, passages: readonly Passage[]): Promise<Reading[]>;
  /** Ends the process; calls that aren't done by then fail. */
  close(): Promise<void>;
}
