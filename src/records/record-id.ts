import { createHash, randomInt } from 'node:crypto';

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 16;

/** An id for an answer or a pending question: 16 letters and digits that nobody guesses (95 bits). */
export function newRecordId(): string {
  return Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join('');
}

/** The id for what is made once of an answer: the same for the same answer and part of it. */
export function recordIdFrom(answerId: string, part: number): string {
  const digest = createHash('sha256').update(`${answerId}|${part}`).digest();
  return Array.from(digest.subarray(0, length), (byte) =>
    characters.charAt(byte % characters.length),
  ).join('');
}
