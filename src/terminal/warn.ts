import type { Fault } from '../library/library.js';
import { sayAbove } from './progress/screen.js';

/** Warns on standard error of an article that isn't quoted or shown. */
export function warn({ what, remedy }: Fault): void {
  sayAbove(`pullquote: ${what}\n  next: ${remedy}`);
}
