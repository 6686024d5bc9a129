import { expect, it } from 'vitest';
import { Stopwatch, timed } from '../../bench/timed.js';

/** Something with state of its own, whose calls end when they are told to. */
class Door {
  readonly #waiting: (() => void)[] = [];
  readonly name = 'door';

  pass(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  open(): number {
    const all = this.#waiting.splice(0);
    for (const resolve of all) resolve();
    return all.length;
  }
}

it('times a method until its promise is settled, overlapping calls once', async () => {
  const watch = new Stopwatch();
  const door = timed(new Door(), { pass: watch });
  const started = performance.now();
  const passed = [door.pass(), door.pass(), door.pass()];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(door.open()).toBe(3);
  await Promise.all(passed);
  const elapsed = performance.now() - started;
  expect(watch.ms).toBeGreaterThan(0);
  expect(watch.ms).toBeLessThanOrEqual(elapsed);
});

it('leaves the rest of an object as it is', () => {
  const watch = new Stopwatch();
  const door = timed(new Door(), { pass: watch });
  expect([door.name, door.open(), watch.ms]).toEqual(['door', 0, 0]);
});
