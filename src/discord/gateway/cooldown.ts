import { LRUCache } from 'lru-cache';

const minute = 60_000;
/** Members remembered at once; those who asked longest ago are forgotten first. */
const remembered = 20_000;

/** Counts the questions of each member. */
export interface Cooldown {
  /**
   * Counts a question, unless the member has asked as many as allowed within the last minute.
   *
   * @param now Milliseconds since 1970
   * @returns `null` if it was counted; otherwise when the next question may come, in milliseconds since 1970
   */
  take(userId: string, now: number): number | null;
}

/** A sliding window of a minute for each member. */
export function openCooldown(perMinute: number): Cooldown {
  const asked = new LRUCache<string, readonly number[]>({ max: remembered });
  return {
    take: (userId, now) => {
      const recent = (asked.get(userId) ?? []).filter((at) => at > now - minute);
      const blocking = recent[recent.length - perMinute];
      if (blocking !== undefined) return blocking + minute;
      asked.set(userId, [...recent, now]);
      return null;
    },
  };
}
