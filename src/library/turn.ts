/**
 * Work in steps, between which other work may run. A step takes a millisecond or two, so that the
 * caller can keep to a time slice.
 */
export type Steps<T = void> = Generator<undefined, T>;

/** How long work runs before it yields. */
const sliceMs = 8;

/** Lets timers and input have their turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Takes all steps, and lets other work have its turn after each slice of time. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    if (performance.now() - began >= sliceMs) {
      await turn();
      began = performance.now();
    }
  }
}

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
