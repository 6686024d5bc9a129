import { LRUCache } from 'lru-cache';
import type { Passage, Reader, Reading } from './reader.js';

/** Readings that are kept: those of a few hundred questions, of less than a kilobyte each. */
const kept = 2_000;

/**
 * Reads no passage twice with the same question: members share an answer, page through it or ask
 * again what somebody has just asked.
 */
export function remember({ model, read, close }: Reader): Reader {
  const known = new LRUCache<string, Reading>({ max: kept });
  const keyOf = (question: string, { heading, segments }: Passage): string =>
    JSON.stringify([question, heading, ...segments]);
  return {
    model,
    close,
    async read(question, passages) {
      const fresh = passages.filter((passage) => !known.has(keyOf(question, passage)));
      const readings = await read(question, fresh);
      const found = new Map(fresh.map((passage, i) => [keyOf(question, passage), readings[i]]));
      return passages.flatMap((passage) => {
        const key = keyOf(question, passage);
        const reading = found.get(key) ?? known.get(key);
        if (reading === undefined) return [];
        known.set(key, reading);
        return [reading];
      });
    },
  };
}
