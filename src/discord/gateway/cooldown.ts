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
  /** When the member's next question may come, as `take` returns it; counts nothing. */
  ends(userId: string, now: number): number | null;
}

/** A sliding window of a minute for each member. */
export function openCooldown(perMinute: number): Cooldown {
  const asked = new LRUCache<string, readonly number[]>({ max: remembered });
  const recentOf = (userId: string, now: number): readonly number[] =>
    (asked.get(userId) ?? []).filter((at) => at > now - minute);
  const ends: Cooldown['ends'] = (userId, now) => {
    const recent = recentOf(userId, now);
    const blocking = recent[recent.length - perMinute];
    return blocking === undefined ? null : blocking + minute;
  };
  return {
    ends,
    take: (userId, now) => {
      const until = ends(userId, now);
      if (until === null) asked.set(userId, [...recentOf(userId, now), now]);
      return until;
    },
  };
}
