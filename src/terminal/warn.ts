import type { Fault } from '../library/library.js';
import { writeError } from './output.js';

/** Warns on standard error of an article that isn't quoted or shown. */
export function warn({ what, remedy }: Fault): void {
  writeError(`pullquote: ${what}\n  next: ${remedy}\n`);
}
