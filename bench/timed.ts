/** Adds up the time that something takes, each moment once, however many calls overlap. */
export class Stopwatch {
  #ms = 0;
  #running = 0;
  #since = 0;

  /** Milliseconds since the last reset. */
  get ms(): number {
    return this.#ms;
  }

  reset(): void {
    this.#ms = 0;
  }

  start(): void {
    if (this.#running === 0) this.#since = performance.now();
    this.#running += 1;
  }

  stop(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#ms += performance.now() - this.#since;
  }
}

/** The same object, with the time that calls of some of its methods take, until they are settled. */
export function timed<Target extends object>(
  target: Target,
  watches: Partial<Record<keyof Target, Stopwatch>>,
): Target {
  return new Proxy(target, {
    get(_, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      const watch = watches[key as keyof Target];
      if (watch === undefined) return value.bind(target);
      return (...args: unknown[]) => {
        watch.start();
        const result: unknown = Reflect.apply(value, target, args);
        if (!(result instanceof Promise)) {
          watch.stop();
          return result;
        }
        return result.finally(() => watch.stop());
      };
    },
  });
}
