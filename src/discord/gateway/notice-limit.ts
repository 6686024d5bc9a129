import { LRUCache } from 'lru-cache';

/** Things remembered at once; those told longest ago are forgotten first. */
const remembered = 20_000;

/** Remembers what was told to whom, so that nobody is told the same over and over. */
export interface Told {
  /**
   * Whether something has not been told yet; from now on it has, until a time.
   *
   * @param now Milliseconds since 1970, as `until` is
   */
  isNews(what: string, now: number, until: number): boolean;
}

export function openTold(): Told {
  const told = new LRUCache<string, number>({ max: remembered });
  return {
    isNews: (what, now, until) => {
      if ((told.get(what) ?? now) > now) return false;
      told.set(what, until);
      return true;
    },
  };
}
