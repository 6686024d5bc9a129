import { LRUCache } from 'lru-cache';

/** Notices remembered at once; the oldest are forgotten first. */
const remembered = 20_000;

/** Remembers which notices were shown to whom, so that nobody gets the same one over and over. */
export interface NoticeLimit {
  /**
   * Whether to show a notice: not if it was shown before and its time is not over. If so, it counts as
   * shown until the time given.
   *
   * @param notice What it says, to whom and where; the same text is the same notice
   * @param now Milliseconds since 1970, as is `until`
   */
  shouldNotify(notice: string, now: number, until: number): boolean;
}

export function openNoticeLimit(): NoticeLimit {
  const shown = new LRUCache<string, number>({ max: remembered });
  return {
    shouldNotify: (notice, now, until) => {
      if ((shown.get(notice) ?? now) > now) return false;
      shown.set(notice, until);
      return true;
    },
  };
}
