import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRecords } from '../../src/library/record-store.js';
import type { KeptAnswer, Outcome, Records } from '../../src/library/records.js';
import { keptAnswer, minute } from './kept.js';
import { temporaryFolder } from './stories.js';

const everything = { offset: 0, limit: 1000 };

function opened(): Records {
  const records = openRecords(temporaryFolder());
  onTestFinished(() => records.close());
  return records;
}

async function keep(records: Records, given: Partial<KeptAnswer>): Promise<string> {
  const answer = keptAnswer({ outcome: 'refused', ...given });
  await records.keepAnswer(answer);
  return answer.id;
}

async function questionsOf(records: Records): Promise<string[]> {
  const { items } = await records.gaps(null, minute(0), everything);
  return items.map((gap) => gap.question);
}

describe('gaps', () => {
  it.each([
    ['letter case', 'WHEN WAS THE BRIDGE CLOSED?'],
    ['order', 'closed, the bridge: when?'],
    ['stop words', 'Why is this bridge still closed'],
    ['inflection', 'Are bridges closing?'],
    ['repetition', 'bridge bridge closed'],
    ['accents', 'When was the brídge closed?'],
  ])('hold questions that differ in %s', async (_, other) => {
    const records = opened();
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
    const records = opened();
    await keep(records, { question: 'Who is he?' });
    await keep(records, { question: 'who is HE' });
    await keep(records, { question: 'Why was she?' });
    const { items } = await records.gaps(null, minute(0), everything);
    expect(items.map((gap) => gap.times)).toEqual([2, 1]);
  });

  it('come most asked first, then the newest, page by page', async () => {
    const records = opened();
    const asked = ['ferry', 'mine', 'mine', 'railway', 'stadium', 'stadium', 'library'];
    for (const [at, question] of asked.entries()) {
      await keep(records, { question, askedAt: minute(at) });
    }
    const expected = ['stadium', 'mine', 'library', 'railway', 'ferry'];
    expect(await questionsOf(records)).toEqual(expected);
    const pages: string[] = [];
    for (const offset of [0, 2, 4, 6]) {
      const { items, total } = await records.gaps(null, minute(0), { offset, limit: 2 });
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
    ['small-talk', [false], false],
    ['shared', [], false],
    ['shared', [true, false], true],
  ])('hold %s with votes %o: %s', async (outcome, votes, held) => {
    const records = opened();
    const answerId = await keep(records, { outcome, question: 'Which harbour?' });
    for (const [index, helpful] of votes.entries()) {
      await records.vote({ answerId, userId: `v${index}`, helpful, reason: null });
    }
    expect(await questionsOf(records)).toEqual(held ? ['Which harbour?'] : []);
  });

  it('follow a change of mind, and the forgetting of who voted', async () => {
    const records = opened();
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
    const records = opened();
    const [first, second] = [
      await keep(records, { outcome: 'answer', question: 'Which harbour?', askedAt: minute(1) }),
      await keep(records, { outcome: 'closest', question: 'which harbours', askedAt: minute(2) }),
    ];
    const vote = (answerId: string, userId: string, helpful: boolean, reason: string | null) =>
      records.vote({ answerId, userId, helpful, reason });
    await vote(second, 'a', false, 'too old');
    await vote(first, 'b', false, 'not what I asked');
    await vote(first, 'c', false, null);
    await vote(first, 'd', true, 'lovely');
    await vote(second, 'a', false, 'far too old');
    const { items } = await records.gaps(null, minute(0), everything);
    expect(items).toEqual([
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
    const records = opened();
    await keep(records, { question: 'Old harbour?', askedAt: minute(1) });
    await keep(records, { question: 'The old harbour?', askedAt: minute(2) });
    await keep(records, { question: 'harbour, old', askedAt: minute(3), outcome: 'answer' });
    const { items } = await records.gaps(null, minute(0), everything);
    expect(items).toMatchObject([{ question: 'The old harbour?', lastAskedAt: minute(2) }]);
  });

  it('are of one server and of a span of time', async () => {
    const records = opened();
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

  it('count each open question once, whatever is asked and voted', async () => {
    const outcomes: Outcome[] = ['answer', 'closest', 'refused', 'small-talk', 'shared'];
    const answer = fc.record({
      outcome: fc.constantFrom(...outcomes),
      words: fc.subarray(['bridge', 'flood', 'harbour'], { minLength: 1 }),
      votes: fc.array(fc.record({ user: fc.constantFrom('v', 'w'), helpful: fc.boolean() }), {
        maxLength: 4,
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 25 }), async (answers) => {
        const records = openRecords(temporaryFolder());
        let open = 0;
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
            open += 1;
            groups.add(words.join());
          }
        }
        const { items, total } = await records.gaps(null, minute(0), everything);
        await records.close();
        expect(items.reduce((sum, gap) => sum + gap.times, 0)).toBe(open);
        expect([items.length, total]).toEqual([groups.size, groups.size]);
      }),
      { numRuns: 60 },
    );
  });
});
