import type { Fault } from '../library/library.js';

/** Warns on standard error of an article that isn't quoted or shown. */
export function warn({ what, remedy }: Fault): void {
  process.stderr.write(`pullquote: ${what}\n  next: ${remedy}\n`);
}
