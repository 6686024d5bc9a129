import type { Embedder } from '../../../src/models/embedding/embedder.js';

/** What the tests ask. */
export const question = 'What did the UN report say about crypto theft?';

/** Holds questions back in the middle of being answered, until they are let go. */
export class Held {
  /** How often `question` has come to be answered so far. */
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
      if (text === question) this.come += 1;
      await this.#gate;
      return real.embedQuery(text);
    },
  });
}
