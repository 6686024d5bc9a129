import { describe, expect, it } from 'vitest';
import { openNoticeLimit } from '../../../src/discord/gateway/notice-limit.js';

describe('what was told', () => {
  it('is no news until its time is over, and then is again', () => {
    const noticeLimit = openNoticeLimit();
    expect(noticeLimit.shouldNotify('cooldown 1', 1_000, 5_000)).toBe(true);
    expect(noticeLimit.shouldNotify('cooldown 1', 4_999, 9_000)).toBe(false);
    expect(noticeLimit.shouldNotify('cooldown 2', 4_999, 9_000)).toBe(true);
    expect(noticeLimit.shouldNotify('cooldown 1', 5_000, 9_000)).toBe(true);
    expect(noticeLimit.shouldNotify('cooldown 1', 8_999, 9_000)).toBe(false);
  });
});
