import { LRUCache } from 'lru-cache';
import type { Passage, Reader, Reading } from './reader.js';

/** Most readings in the cache: those of a few hundred questions, each less than a kilobyte. */
const mostReadings = 2_000;

/**
 * Caches readings by question and passage: members share an answer, page through it, or ask what
 * somebody else has just asked.
 */
export function remember({ model, read, close }: Reader): Reader {
  const known = new LRUCache<string, Reading>({ max: mostReadings });
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
