import { setTimeout as after } from 'node:timers/promises';

/** Waits until something holds, however long that takes; the test's own limit ends it. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await after(50);
}
