import type { Embedder } from '../../../src/embedding/embedder.js';

/** Holds questions back in the middle of being answered, until they are let go. */
export class Held {
  /** Questions that have come to be answered so far. */
  come = 0;
  #letGo: () => void = () => undefined;
  #gate = Promise.resolve();

  /** From now on questions wait. */
  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#letGo = resolve;
    });
  }

  /** Those that wait go on, and no more are held. */
  release(): void {
    this.#letGo();
  }

  readonly embedder = (real: Embedder): Embedder => ({
    ...real,
    embedQuery: async (text) => {
      this.come += 1;
      await this.#gate;
      return real.embedQuery(text);
    },
  });
}
