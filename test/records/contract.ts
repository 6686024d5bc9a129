import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRecordId } from '../../src/records/record-id.js';
import {
  type GapsRequest,
  type KeptAnswer,
  type Outcome,
  type Records,
  unsetServer,
} from '../../src/records/records.js';
import { keptAnswer, minute } from '../library/kept.js';
import { describeFollows } from './follow-contract.js';

const everything = { offset: 0, limit: 1000, done: false, order: 'most-asked' } as const;

async function keep(records: Records, given: Partial<KeptAnswer>): Promise<string> {
  const answer = keptAnswer({ outcome: 'refused', ...given });
  await records.keepAnswer(answer);
  return answer.id;
}

async function questionsOf(
  records: Records,
  { guildId = null, ...request }: Partial<GapsRequest> & { readonly guildId?: string | null } = {},
): Promise<string[]> {
  const { items, total } = await records.gaps(guildId, minute(0), { ...everything, ...request });
  expect(total).toBe(items.length);
  return items.map((gap) => gap.question);
}

/**
 * What all records do, whatever keeps them.
 *
 * @param openTwice opens records that hold nothing, for one test, as two processes would
 * @param runs of the property test
 */
export function describeRecords(
  what: string,
  openTwice: () => Promise<readonly [Records, Records]>,
  runs: number,
): void {
  const open = async (): Promise<Records> => (await openTwice())[0];
  describe(what, () => {
    it('may be open twice: each sees what the other keeps', async () => {
      const [one, other] = await openTwice();
      const answer = keptAnswer({ messageId: 'm' });
      await one.keepAnswer(answer);
      expect(await other.answerInMessage('m')).toEqual(answer);
      await other.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
      await other.setServer('g', unsetServer);
      expect(await one.stats(null, minute(0))).toMatchObject({ helpful: 1 });
      expect((await one.servers()).has('g')).toBe(true);
      expect(await other.forgetMember(answer.userId)).toEqual({ answers: 1, votes: 0, follows: 0 });
      expect(await one.answer(answer.id)).toBeNull();
    });

    describe('settings of servers', () => {
      it('are those set last, of every server that has any', async () => {
        const records = await open();
        expect(await records.servers()).toEqual(new Map());
        await records.setServer('g1', { ...unsetServer, questionChannels: ['c1', 'c2'] });
        await records.setServer('g2', {
          ...unsetServer,
          allowedRoles: ['r'],
          privateByDefault: true,
        });
        await records.setServer('g1', { ...unsetServer, allowedChannels: ['c3'] });
        expect(await records.servers()).toEqual(
          new Map([
            ['g1', { ...unsetServer, allowedChannels: ['c3'] }],
            ['g2', { ...unsetServer, allowedRoles: ['r'], privateByDefault: true }],
          ]),
        );
      });
    });

    describe('kept answers', () => {
      it('are found by id and by message, with all that was kept', async () => {
        const records = await open();
        const shown = keptAnswer({ messageId: 'm1', private: true, state: '{"quotes":["“é”"]}' });
        const direct = keptAnswer({ guildId: null, messageId: null });
        await records.keepAnswer(shown);
        await records.keepAnswer(direct);
        expect(await records.answer(shown.id)).toEqual(shown);
        expect(await records.answer(direct.id)).toEqual(direct);
        expect(await records.answerInMessage('m1')).toEqual(shown);
        expect(await records.answer(newRecordId())).toBeNull();
        expect(await records.answerInMessage('m2')).toBeNull();
      });

      it('are found by the message that shows them, once that is known', async () => {
        const records = await open();
        const answer = keptAnswer({ messageId: null });
        const shown = { channelId: 'c9', messageId: 'm9' };
        await records.keepAnswer(answer);
        await records.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
        await records.keepMessage(answer.id, shown);
        // It may be in a thread on the question.
        expect(await records.answerInMessage('m9')).toEqual({ ...answer, ...shown });
        expect(await records.stats(null, minute(0))).toMatchObject({ questions: 1, helpful: 1 });
        await records.dropAnswer(answer.id);
        await records.keepMessage(answer.id, shown);
        expect(await records.answerInMessage('m9')).toBeNull();
      });

      it('to a pending question are kept unless its asker was forgotten meanwhile', async () => {
        const records = await open();
        const question = { id: 'p', askedAt: minute(1), userId: 'u', state: '{}' };
        const [one, other] = [keptAnswer({ userId: 'u' }), keptAnswer({ userId: 'u' })];
        await records.keepPending(question);
        await records.keepAnswerTo('p', one);
        expect(await records.answer(one.id)).toEqual(one);
        await records.forgetMember('u');
        await records.keepAnswerTo('p', other);
        await records.keepMessage(one.id, { channelId: one.channelId, messageId: 'm1' });
        expect([await records.answer(one.id), await records.answer(other.id)]).toEqual([
          null,
          null,
        ]);
      });

      it('are looked up by channel: the newest since a time that is no small talk and not private', async () => {
        const records = await open();
        const first = keptAnswer({ channelId: 'c', askedAt: minute(1) });
        const second = keptAnswer({ channelId: 'c', askedAt: minute(2), outcome: 'refused' });
        await records.keepAnswer(second);
        await records.keepAnswer(first);
        await records.keepAnswer(
          keptAnswer({ channelId: 'c', askedAt: minute(3), outcome: 'small-talk' }),
        );
        await records.keepAnswer(keptAnswer({ channelId: 'c', askedAt: minute(4), private: true }));
        await records.keepAnswer(keptAnswer({ channelId: 'd', askedAt: minute(4) }));
        expect(await records.lastAnswerIn('c', minute(0))).toEqual(second);
        expect(await records.lastAnswerIn('c', minute(2))).toEqual(second);
        expect(await records.lastAnswerIn('c', minute(3))).toBeNull();
        expect(await records.lastAnswerIn('e', minute(0))).toBeNull();
      });

      it('are dropped one by one, with their votes', async () => {
        const records = await open();
        const [one, other] = [keptAnswer({ messageId: 'm1' }), keptAnswer({ messageId: 'm2' })];
        for (const answer of [one, other]) {
          await records.keepAnswer(answer);
          await records.vote({ answerId: answer.id, userId: 'v', helpful: false, reason: 'no' });
        }
        await records.dropAnswer(one.id);
        expect(await records.answer(one.id)).toBeNull();
        expect(await records.answerInMessage('m1')).toBeNull();
        expect(await records.answer(other.id)).toEqual(other);
        expect(await records.forgetMember('v')).toEqual({ answers: 0, votes: 1, follows: 0 });
      });
    });

    describe('pending questions', () => {
      it('are listed oldest first until they are dropped', async () => {
        const records = await open();
        const question = (id: string, at: number) => ({
          id,
          askedAt: minute(at),
          userId: 'u',
          state: `{"of":"${id}"}`,
        });
        for (const [id, at] of [
          ['b', 2],
          ['a', 3],
          ['c', 1],
        ] as const) {
          await records.keepPending(question(id, at));
        }
        await records.changePending('b', 'taken up');
        await records.dropPending('c');
        await records.dropPending('unknown');
        await records.changePending('c', 'taken up');
        expect(await records.pending()).toEqual([
          { ...question('b', 2), state: 'taken up' },
          question('a', 3),
        ]);
      });
    });

    describe('votes', () => {
      it('count once a member, the later one', async () => {
        const records = await open();
        const answer = keptAnswer({});
        await records.keepAnswer(answer);
        const vote = (userId: string, helpful: boolean) =>
          records.vote({ answerId: answer.id, userId, helpful, reason: null });
        await vote('v', true);
        await vote('w', true);
        await vote('v', false);
        expect(await records.stats(null, minute(0))).toMatchObject({ helpful: 1, notHelpful: 1 });
      });

      it('keep a reason until another one is given, or the verdict is another', async () => {
        const records = await open();
        const answer = keptAnswer({});
        await records.keepAnswer(answer);
        const vote = async (helpful: boolean, reason: string | null) => {
          await records.vote({ answerId: answer.id, userId: 'v', helpful, reason });
          const { items } = await records.gaps(null, minute(0), everything);
          return items.flatMap(({ reasons }) => reasons);
        };
        expect(await vote(false, 'too old')).toEqual(['too old']);
        expect(await vote(false, null)).toEqual(['too old']);
        expect(await vote(false, 'too short')).toEqual(['too short']);
        expect(await vote(true, null)).toEqual([]);
        expect(await vote(false, null)).toEqual([]);
      });

      it('on an answer that is no longer kept are passed over', async () => {
        const records = await open();
        await records.vote({ answerId: newRecordId(), userId: 'v', helpful: true, reason: null });
        expect(await records.forgetMember('v')).toEqual({ answers: 0, votes: 0, follows: 0 });
      });
    });

    describe('statistics', () => {
      it('count questions, members, outcomes and votes of a server since a time', async () => {
        const records = await open();
        const given = [
          { guildId: 'g', userId: 'a', askedAt: minute(0) },
          { guildId: 'g', userId: 'a', askedAt: minute(1) },
          { guildId: 'g', userId: 'a', askedAt: minute(2), outcome: 'closest' },
          { guildId: 'g', userId: 'b', askedAt: minute(3), outcome: 'refused' },
          { guildId: 'g', userId: 'c', askedAt: minute(4), outcome: 'small-talk' },
          { guildId: 'h', userId: 'd', askedAt: minute(5) },
          { guildId: null, userId: 'e', askedAt: minute(6), outcome: 'refused' },
        ] as const;
        for (const answer of given.map(keptAnswer)) {
          await records.keepAnswer(answer);
          await records.vote({ answerId: answer.id, userId: 'v', helpful: false, reason: null });
          await records.vote({ answerId: answer.id, userId: 'w', helpful: true, reason: null });
        }
        expect(await records.stats('g', minute(1))).toEqual({
          questions: 3,
          members: 2,
          answer: 1,
          closest: 1,
          refused: 1,
          helpful: 3,
          notHelpful: 3,
        });
        expect(await records.stats(null, minute(0))).toMatchObject({ questions: 6, members: 4 });
        expect(await records.stats('none', minute(0))).toEqual({
          questions: 0,
          members: 0,
          answer: 0,
          closest: 0,
          refused: 0,
          helpful: 0,
          notHelpful: 0,
        });
      });
    });

    describe('forgetting', () => {
      it('a member drops the answers with all votes on them, the votes, the pending questions', async () => {
        const records = await open();
        const theirs = Array.from({ length: 120 }, () => keptAnswer({ userId: 'u' }));
        const others = keptAnswer({ userId: 'w', outcome: 'refused' });
        for (const answer of [...theirs, others]) {
          await records.keepAnswer(answer);
          for (const userId of ['u', 'w']) {
            await records.vote({ answerId: answer.id, userId, helpful: false, reason: userId });
          }
        }
        await records.keepPending({ id: 'p', askedAt: minute(1), userId: 'u', state: '{}' });
        await records.keepPending({ id: 'q', askedAt: minute(1), userId: 'w', state: '{}' });

        expect(await records.forgetMember('u')).toEqual({ answers: 120, votes: 121, follows: 0 });
        expect((await records.pending()).map((question) => question.id)).toEqual(['q']);
        expect(await records.stats(null, minute(0))).toMatchObject({ questions: 1, notHelpful: 1 });
        const { items } = await records.gaps(null, minute(0), everything);
        expect(items.map((gap) => gap.reasons)).toEqual([['w']]);
        expect(await records.forgetMember('u')).toEqual({ answers: 0, votes: 0, follows: 0 });
        expect(await records.forgetMember('w')).toEqual({ answers: 1, votes: 1, follows: 0 });
      });

      it('what is old drops answers, their votes and pending questions from before a time', async () => {
        const records = await open();
        const answers = Array.from({ length: 130 }, (_, at) => keptAnswer({ askedAt: minute(at) }));
        for (const answer of answers) {
          await records.keepAnswer(answer);
          await records.vote({ answerId: answer.id, userId: 'v', helpful: true, reason: null });
          const { id, askedAt } = answer;
          await records.keepPending({ id, askedAt, userId: 'u', state: '{}' });
        }
        expect(await records.expire(minute(120))).toBe(120);
        expect(await records.expire(minute(120))).toBe(0);
        expect(await records.answer(answers[119]?.id ?? '')).toBeNull();
        expect(await records.answer(answers[120]?.id ?? '')).toEqual(answers[120]);
        expect(await records.pending()).toHaveLength(10);
        expect(await records.forgetMember('v')).toEqual({ answers: 0, votes: 10, follows: 0 });
      });
    });

    describe('gaps', () => {
      it.each([
        ['letter case', 'WHEN WAS THE BRIDGE CLOSED?'],
        ['order', 'closed, the bridge: when?'],
        ['stop words', 'Why is this bridge still closed'],
        ['inflection', 'Are bridges closing?'],
        ['repetition', 'bridge bridge closed'],
        ['accents', 'When was the brídge closed?'],
      ])('hold questions that differ in %s', async (_, other) => {
        const records = await open();
        await keep(records, { question: 'When was the bridge closed?', askedAt: minute(1) });
        await keep(records, { question: other, askedAt: minute(2) });
        await keep(records, { question: 'When was the tunnel closed?', askedAt: minute(3) });
        const { items, total } = await records.gaps(null, minute(0), everything);
        expect(items.map(({ question, times }) => [question, times])).toEqual([
          [other, 2],
          ['When was the tunnel closed?', 1],
        ]);
        expect(total).toBe(2);
      });

      it('of questions without a word that counts are told apart by all their words', async () => {
        const records = await open();
        await keep(records, { question: 'Who is he?' });
        await keep(records, { question: 'who is HE' });
        await keep(records, { question: 'Why was she?' });
        const { items } = await records.gaps(null, minute(0), everything);
        expect(items.map((gap) => gap.times)).toEqual([2, 1]);
      });

      it('say where the newest was asked and answered, unless only its asker sees that, and with what', async () => {
        const records = await open();
        const question = 'When was the bridge closed?';
        const shown = { question, messageId: 'm1', channelId: 'c1', state: '{"a":1}' };
        await keep(records, { ...shown, askedAt: minute(1) });
        const [first] = (await records.gaps(null, minute(0), everything)).items;
        expect(first).toMatchObject({ messageId: 'm1', channelId: 'c1', state: '{"a":1}' });
        const hidden = { ...shown, messageId: 'm2', channelId: 'c2', private: true };
        await keep(records, { ...hidden, askedAt: minute(2) });
        const [second] = (await records.gaps(null, minute(0), everything)).items;
        expect(second).toMatchObject({ messageId: null, channelId: 'c2', times: 2 });
      });

      it('come most asked first, then the newest, page by page', async () => {
        const records = await open();
        const asked = ['ferry', 'mine', 'mine', 'railway', 'stadium', 'stadium', 'library'];
        for (const [at, question] of asked.entries()) {
          await keep(records, { question, askedAt: minute(at) });
        }
        const expected = ['stadium', 'mine', 'library', 'railway', 'ferry'];
        expect(await questionsOf(records)).toEqual(expected);
        const pages: string[] = [];
        for (const offset of [0, 2, 4, 6]) {
          const { items, total } = await records.gaps(null, minute(0), {
            ...everything,
            offset,
            limit: 2,
          });
          pages.push(...items.map((gap) => gap.question));
          expect(total).toBe(5);
        }
        expect(pages).toEqual(expected);
      });

      it.each<[Outcome, readonly boolean[], boolean]>([
        ['refused', [], true],
        ['refused', [true], true],
        ['closest', [], true],
        ['closest', [true], false],
        ['closest', [true, false], true],
        ['answer', [], false],
        ['answer', [true], false],
        ['answer', [true, true, false], true],
        ['overheard', [], false],
        ['overheard', [true, false], true],
        ['small-talk', [false], false],
        ['shared', [], false],
        ['shared', [true, false], true],
      ])('hold %s with votes %o: %s', async (outcome, votes, held) => {
        const records = await open();
        const answerId = await keep(records, { outcome, question: 'Which harbour?' });
        for (const [index, helpful] of votes.entries()) {
          await records.vote({ answerId, userId: `v${index}`, helpful, reason: null });
        }
        expect(await questionsOf(records)).toEqual(held ? ['Which harbour?'] : []);
      });

      it('follow a change of mind, and the forgetting of who voted', async () => {
        const records = await open();
        const answerId = await keep(records, { outcome: 'answer', question: 'Which harbour?' });
        const vote = (helpful: boolean) =>
          records.vote({ answerId, userId: 'v', helpful, reason: null });
        await vote(false);
        expect(await questionsOf(records)).toHaveLength(1);
        await vote(true);
        expect(await questionsOf(records)).toHaveLength(0);
        await vote(false);
        await records.forgetMember('v');
        expect(await questionsOf(records)).toHaveLength(0);
      });

      it('tell the reasons given with "not helpful", newest first', async () => {
        const records = await open();
        const [first, second] = [
          await keep(records, {
            outcome: 'answer',
            question: 'Which harbour?',
            askedAt: minute(1),
          }),
          await keep(records, {
            outcome: 'closest',
            question: 'which harbours',
            askedAt: minute(2),
          }),
        ];
        const vote = (answerId: string, userId: string, helpful: boolean, reason: string | null) =>
          records.vote({ answerId, userId, helpful, reason });
        await vote(second, 'a', false, 'too old');
        await vote(first, 'b', false, 'not what I asked');
        await vote(first, 'c', false, null);
        await vote(first, 'd', true, 'lovely');
        await vote(second, 'a', false, 'far too old');
        const { items } = await records.gaps(null, minute(0), everything);
        expect(items).toMatchObject([
          {
            question: 'which harbours',
            times: 2,
            refused: 0,
            closest: 1,
            votedDown: 2,
            reasons: ['far too old', 'not what I asked'],
            lastAskedAt: minute(2),
          },
        ]);
      });

      it('show the newest wording of those that count', async () => {
        const records = await open();
        await keep(records, { question: 'Old harbour?', askedAt: minute(1) });
        await keep(records, { question: 'The old harbour?', askedAt: minute(2) });
        await keep(records, { question: 'harbour, old', askedAt: minute(3), outcome: 'answer' });
        const { items } = await records.gaps(null, minute(0), everything);
        expect(items).toMatchObject([{ question: 'The old harbour?', lastAskedAt: minute(2) }]);
      });

      it('are of one server and of a span of time', async () => {
        const records = await open();
        await keep(records, { guildId: 'g', question: 'ferry', askedAt: minute(1) });
        await keep(records, { guildId: 'g', question: 'ferries', askedAt: minute(3) });
        await keep(records, { guildId: 'h', question: 'mine', askedAt: minute(3) });
        await keep(records, { guildId: null, question: 'ferry', askedAt: minute(4) });
        const times = async (guildId: string | null, since: number) => {
          const { items } = await records.gaps(guildId, minute(since), everything);
          return items.map((gap) => [gap.question, gap.times]);
        };
        expect(await times('g', 0)).toEqual([['ferries', 2]]);
        expect(await times('g', 2)).toEqual([['ferries', 1]]);
        expect(await times('none', 0)).toEqual([]);
        expect(await times(null, 2)).toEqual([
          ['ferry', 2],
          ['mine', 1],
        ]);
      });

      it('come the newest first, if asked for so', async () => {
        const records = await open();
        for (const [at, question] of ['ferry', 'mine', 'mine', 'railway'].entries()) {
          await keep(records, { question, askedAt: minute(at) });
        }
        expect(await questionsOf(records, { order: 'newest' })).toEqual([
          'railway',
          'mine',
          'ferry',
        ]);
      });

      it('that are marked as done are listed apart, until they are marked as open again', async () => {
        const records = await open();
        const first = await keep(records, { question: 'The ferry?', askedAt: minute(1) });
        const last = await keep(records, { question: 'a ferry', askedAt: minute(2) });
        await keep(records, { question: 'Which mine?', askedAt: minute(1) });
        const [gap] = (await records.gaps('g1', minute(0), everything)).items;
        expect(gap).toMatchObject({ answerId: last, times: 2 });
        await records.markGap('g1', last, true);
        expect(await questionsOf(records)).toEqual(['Which mine?']);
        expect(await questionsOf(records, { done: true })).toEqual(['a ferry']);
        expect(await records.answer(last)).toMatchObject({ question: 'a ferry' });
        await records.markGap('g1', first, false);
        expect(await questionsOf(records)).toEqual(['a ferry', 'Which mine?']);
        expect(await questionsOf(records, { done: true })).toEqual([]);
      });

      it('that are done are open again once they are asked again in vain', async () => {
        const records = await open();
        const question = 'Which harbour?';
        const answerId = await keep(records, { question, askedAt: minute(1) });
        await records.markGap('g1', answerId, true);
        const answered = await keep(records, { question, askedAt: minute(2), outcome: 'answer' });
        expect(await questionsOf(records)).toEqual([]);
        await records.vote({ answerId: answered, userId: 'v', helpful: false, reason: null });
        expect(await questionsOf(records)).toEqual([question]);
        expect(await questionsOf(records, { done: true })).toEqual([]);
        await records.markGap('g1', answered, true);
        const again = await keep(records, { question, askedAt: minute(3) });
        const { items } = await records.gaps('g1', minute(0), everything);
        expect(items).toMatchObject([{ answerId: again, times: 3, refused: 2, votedDown: 1 }]);
      });

      it('stay open with what was asked since the list was shown', async () => {
        const records = await open();
        const listed = await keep(records, { question: 'Which harbour?', askedAt: minute(1) });
        await keep(records, { question: 'Which harbour?', askedAt: minute(2) });
        await records.markGap('g1', listed, true);
        expect(await questionsOf(records)).toEqual(['Which harbour?']);
      });

      it('are marked on their own server alone, and forgotten with who asked', async () => {
        const records = await open();
        const question = 'Which harbour?';
        const here = await keep(records, { question, guildId: 'g', userId: 'u' });
        const there = await keep(records, { question, guildId: 'h' });
        await records.markGap('h', here, true);
        await records.markGap('g', newRecordId(), true);
        expect(await questionsOf(records, { guildId: 'g' })).toEqual([question]);
        await records.markGap('g', here, true);
        expect(await questionsOf(records, { guildId: 'g' })).toEqual([]);
        expect(await questionsOf(records, { guildId: 'h' })).toEqual([question]);
        expect(await questionsOf(records)).toEqual([question]);
        await records.markGap('h', there, true);
        expect(await questionsOf(records)).toEqual([]);
        await records.forgetMember('u');
        await keep(records, { question, guildId: 'g' });
        expect(await questionsOf(records, { guildId: 'g' })).toEqual([question]);
      });

      it('count each open question once, whatever is asked and voted', async () => {
        const outcomes: Outcome[] = [
          'answer',
          'closest',
          'overheard',
          'refused',
          'small-talk',
          'shared',
        ];
        const answer = fc.record({
          outcome: fc.constantFrom(...outcomes),
          words: fc.subarray(['bridge', 'flood', 'harbour'], { minLength: 1 }),
          votes: fc.array(fc.record({ user: fc.constantFrom('v', 'w'), helpful: fc.boolean() }), {
            maxLength: 4,
          }),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(answer, { maxLength: 25 }), async (answers) => {
            const records = await open();
            let times = 0;
            const groups = new Set<string>();
            for (const { outcome, words, votes } of answers) {
              const answerId = await keep(records, { outcome, question: words.join(' and the ') });
              for (const { user, helpful } of votes) {
                await records.vote({ answerId, userId: user, helpful, reason: null });
              }
              const last = [...new Map(votes.map(({ user, helpful }) => [user, helpful])).values()];
              const counts =
                outcome === 'refused' ||
                (outcome !== 'small-talk' && last.includes(false)) ||
                (outcome === 'closest' && !last.includes(true));
              if (counts) {
                times += 1;
                groups.add(words.join());
              }
            }
            const { items, total } = await records.gaps(null, minute(0), everything);
            expect(items.reduce((sum, gap) => sum + gap.times, 0)).toBe(times);
            expect([items.length, total]).toEqual([groups.size, groups.size]);
          }),
          { numRuns: runs },
        );
      });
    });

    describeFollows(open);
  });
}
