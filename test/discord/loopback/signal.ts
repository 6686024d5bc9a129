/** Milliseconds between looks at what changes without a signal. */
const glanceMs = 10;

/** Tells those who wait that something has changed. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  /** Wakes everyone who waits. */
  fire(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * Resolves to the first value that `look` finds that is neither `undefined` nor `false`, looking
   * again after every change.
   *
   * @throws Error that says `inVain()`, after `withinMs`
   */
  async until<Found>(
    look: () => Found | undefined | false,
    inVain: () => string,
    withinMs: number,
  ): Promise<Found> {
    const at = look();
    if (at !== undefined && at !== false) return at;
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        clearInterval(glances);
        this.#waiting.delete(wake);
      };
      const wake = () => {
        try {
          const found = look();
          if (found === undefined || found === false) return;
          stop();
          resolve(found);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(inVain()));
      }, withinMs);
      // What is looked at may be the bot's, which fires nothing here.
      const glances = setInterval(wake, glanceMs);
      this.#waiting.add(wake);
    });
  }
}
