import { describe, expect, it } from 'vitest';
import type { Find, Follow, FollowSettings } from '../../src/records/follows.js';
import { unsetFollower } from '../../src/records/follows.js';
import { newRecordId } from '../../src/records/record-id.js';
import type { Records } from '../../src/records/records.js';
import { minute } from '../library/kept.js';

/** A follow like any other but for what is given. */
function followed(given: Partial<Follow> = {}): Follow {
  return {
    id: newRecordId(),
    userId: 'u1',
    guildId: null,
    channelId: null,
    question: 'When does the ferry to Lundby sail again?',
    madeAt: minute(1),
    locale: 'en-GB',
    ...given,
  };
}

const found = ({ id }: Follow, articleId = 'a1', at = 2): Find => ({
  followId: id,
  articleId,
  foundAt: minute(at),
});

const told = (at: number, sentence = 'It sails again on Monday.') =>
  ({ as: 'told', at: minute(at), sentence }) as const;

/** What members follow, whatever keeps it. Part of `describeRecords`. */
export function describeFollows(open: () => Promise<Records>): void {
  describe('what members follow', () => {
    it('is listed of everyone and of one, with all that was kept, until it is stopped', async () => {
      const records = await open();
      const own = followed();
      const there = followed({ userId: 'u2', guildId: 'g', channelId: 'c', locale: 'ja' });
      await records.keepFollow(own);
      await records.keepFollow(there);
      expect(await records.follows()).toEqual([own, there]);
      expect(await records.follows('u2')).toEqual([there]);
      await records.dropFollows([own.id, 'none']);
      expect(await records.follows()).toEqual([there]);
      await records.dropFollows([]);
      expect(await records.follows('u1')).toEqual([]);
    });

    it('comes with each member’s own settings', async () => {
      const records = await open();
      const set: FollowSettings = {
        quiet: { from: 22, to: 7 },
        timeZone: 'Europe/Oslo',
        mostADay: 2,
        closedSince: minute(3),
      };
      await records.setFollowSettings('u1', set);
      expect(await records.followSettings('u1')).toEqual(set);
      expect(await records.followSettings('u2')).toEqual(unsetFollower);
    });

    it('waits for what is found, oldest first and each article once, whatever is found again', async () => {
      const records = await open();
      const one = followed();
      await records.keepFollow(one);
      expect(await records.followMark()).toBeNull();
      await records.keepFinds([found(one, 'a2', 3), found(one, 'a1', 2)], 'm1');
      await records.keepFinds([found(one, 'a2', 9), found(followed(), 'a3')], 'm2');
      expect(await records.followMark()).toBe('m2');
      expect(await records.waitingFinds()).toEqual([found(one, 'a1', 2), found(one, 'a2', 3)]);
    });

    it('is told once: only one settles a find, and no later find of it waits', async () => {
      const records = await open();
      const one = followed();
      await records.keepFollow(one);
      await records.keepFinds([found(one)], 'm1');
      expect(await records.settleFind(found(one), told(4))).toBe(true);
      expect(await records.settleFind(found(one), told(5))).toBe(false);
      await records.keepFinds([found(one)], 'm2');
      expect(await records.waitingFinds()).toEqual([]);
      expect(await records.toldBeside(one)).toEqual([
        { articleId: 'a1', toldAt: minute(4), sentence: 'It sails again on Monday.' },
      ]);
      // Discord couldn't be reached.
      await records.reopenFind(found(one));
      expect(await records.waitingFinds()).toEqual([found(one)]);
      expect(await records.toldBeside(one)).toEqual([]);
    });

    it('knows what was told in the same place, and not what was passed over or told elsewhere', async () => {
      const records = await open();
      const direct = followed();
      const more = followed({ question: 'Ferries' });
      const others = followed({ userId: 'u2' });
      const inChannel = followed({ guildId: 'g', channelId: 'c' });
      const beside = followed({ userId: 'u2', guildId: 'g', channelId: 'c' });
      for (const one of [direct, more, others, inChannel, beside]) await records.keepFollow(one);
      await records.keepFinds(
        [
          ...[found(direct, 'a1'), found(more, 'a2'), found(more, 'a3')],
          ...[found(others, 'a4'), found(inChannel, 'a5'), found(beside, 'a6')],
        ],
        'm1',
      );
      await records.settleFind(found(direct, 'a1'), told(4));
      await records.settleFind(found(more, 'a2'), told(5));
      await records.settleFind(found(more, 'a3'), { as: 'passed', at: minute(6), sentence: '' });
      await records.settleFind(found(others, 'a4'), told(7));
      await records.settleFind(found(inChannel, 'a5'), told(8));
      await records.settleFind(found(beside, 'a6'), told(9));
      const articles = async (one: Follow) =>
        (await records.toldBeside(one)).map(({ articleId }) => articleId);
      expect(await articles(direct)).toEqual(['a2', 'a1']);
      expect(await articles(others)).toEqual(['a4']);
      expect(await articles(inChannel)).toEqual(['a6', 'a5']);
    });

    it('counts what a member was told since a time, by all follows and in every place', async () => {
      const records = await open();
      const direct = followed();
      const inChannel = followed({ guildId: 'g', channelId: 'c' });
      const beside = followed({ userId: 'u2', guildId: 'g', channelId: 'c' });
      for (const one of [direct, inChannel, beside]) await records.keepFollow(one);
      await records.keepFinds(
        [found(direct, 'a1'), found(direct, 'a2'), found(inChannel, 'a3'), found(beside, 'a4')],
        'm1',
      );
      await records.settleFind(found(direct, 'a1'), told(4));
      await records.settleFind(found(direct, 'a2'), { as: 'passed', at: minute(6), sentence: '' });
      await records.settleFind(found(inChannel, 'a3'), told(5));
      await records.settleFind(found(beside, 'a4'), told(6));
      expect(await records.countTold('u1', minute(3))).toBe(2);
      expect(await records.countTold('u1', minute(4))).toBe(1);
      expect(await records.countTold('u2', minute(3))).toBe(1);
      expect(await records.countTold('u3', minute(3))).toBe(0);
    });

    it('is forgotten with its member, and what was found with it or before a time', async () => {
      const records = await open();
      const own = followed();
      const others = followed({ userId: 'u2' });
      for (const one of [own, others]) await records.keepFollow(one);
      await records.setFollowSettings('u1', { ...unsetFollower, mostADay: 1 });
      await records.keepFinds([found(own), found(others, 'a1', 2), found(others, 'a2', 8)], 'm1');
      expect(await records.forgetMember('u1')).toEqual({ answers: 0, votes: 0, follows: 1 });
      expect(await records.follows()).toEqual([others]);
      expect(await records.followSettings('u1')).toEqual(unsetFollower);
      expect(await records.waitingFinds()).toEqual([
        found(others, 'a1', 2),
        found(others, 'a2', 8),
      ]);
      await records.expire(minute(5));
      expect(await records.waitingFinds()).toEqual([found(others, 'a2', 8)]);
      expect(await records.follows()).toEqual([others]);
    });
  });
}
