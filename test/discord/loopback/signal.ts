/** Milliseconds between looks at what changes without a signal, such as a bot's own state. */
const glanceMs = 10;

/** Tells those who wait that something has changed. */
export class Signal {
  readonly #waiting = new Set<() => void>();
  #glances: NodeJS.Timeout | null = null;
  #fired = false;

  /** Wakes everyone who waits, once for all that changes at the same time. */
  fire(): void {
    if (this.#fired) return;
    this.#fired = true;
    setImmediate(() => {
      this.#fired = false;
      this.#wake();
    });
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
        this.#leave(wake);
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
      this.#enter(wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #enter(wake: () => void): void {
    this.#waiting.add(wake);
    this.#glances ??= setInterval(() => this.#wake(), glanceMs);
  }

  #leave(wake: () => void): void {
    this.#waiting.delete(wake);
    if (this.#waiting.size > 0 || !this.#glances) return;
    clearInterval(this.#glances);
    this.#glances = null;
  }
}
