import { shareOf } from '../../../text/ordinary-words.js';

/**
 * How many passages of ordinary news are added to each library's statistics. Few passages say
 * little about which words are rare: to four articles on one country its name is worth nothing, and
 * "yesterday" as much as "plutonium". With ten thousand passages it hardly matters.
 */
const passages = 100;

/**
 * What a stem is worth: Lucene's form of Robertson's idf, which is never negative, over the library's
 * passages and those of ordinary news (`text/ordinary-words.ts`).
 *
 * @param size passages of the library
 * @param holding how many of them contain the stem
 */
export function inverseFrequency(stem: string, size: number, holding: number): number {
  const all = size + passages;
  const having = holding + passages * shareOf(stem);
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
