/**
 * A worker's gate, shared with the main thread. ONNX Runtime aborts the whole process when a
 * thread is ended inside it, by `Worker.terminate()` or by `process.exit()`; the gate lets the
 * main thread see to it that a worker is outside, and stays there, before it ends.
 *
 * Two numbers: whether the worker is to end, and whether it is inside. Each side writes its own
 * and then reads the other's, so that they cannot miss each other.
 */
export type Gate = Int32Array<SharedArrayBuffer>;

const ENDING = 0;
const INSIDE = 1;

/** A gate with the worker inside: that is where it starts, loading its model. */
export function newGate(): Gate {
  const gate = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  gate[INSIDE] = 1;
  return gate;
}

/** Worker: goes in, unless it is to end; then `false`. */
export function enter(gate: Gate): boolean {
  Atomics.store(gate, INSIDE, 1);
  if (Atomics.load(gate, ENDING) === 0) return true;
  leave(gate);
  return false;
}

/** Worker: is outside again. */
export function leave(gate: Gate): void {
  Atomics.store(gate, INSIDE, 0);
  Atomics.notify(gate, INSIDE);
}

/** Main thread: lets the worker in no more. */
export function shut(gate: Gate): void {
  Atomics.store(gate, ENDING, 1);
}

/** Main thread: waits, without an event loop, until the worker is outside. */
export function awaitOutside(gate: Gate, milliseconds: number): void {
  Atomics.wait(gate, INSIDE, 1, milliseconds);
}
