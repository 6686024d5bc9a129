import { randomInt } from 'node:crypto';

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 16;

/** An id for an answer or a pending question: 16 letters and digits that nobody guesses (95 bits). */
export function newRecordId(): string {
  return Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join('');
}
