import { describe, expect, it } from 'vitest';
import { statsCommand } from '../../../../src/discord/commands/moderators/stats.js';
import { en } from '../../../../src/locales/en.js';
import { answerKept } from '../../kept.js';
import { moderatorContext, otherGuildId, recordsContext } from '../../moderating.js';

describe('/stats', () => {
  it('is for moderators, on servers, and answers them alone', () => {
    const { data, needs } = statsCommand;
    expect(data).toMatchObject({ contexts: [0], default_member_permissions: '32' });
    expect(needs).toBe(32n);
    const { options, asker, bot } = moderatorContext({}, {});
    expect(statsCommand.isPrivate(options, asker, bot)).toBe(true);
  });

  it('counts questions, members and votes of this server over some days', async () => {
    const context = await recordsContext();
    const { records } = context;
    const good = answerKept();
    const old = new Date(Date.now() - 8 * 24 * 60 * 60_000).toISOString();
    for (const answer of [
      good,
      answerKept({ outcome: 'closest', userId: '200000000000000009' }),
      answerKept({ outcome: 'small-talk' }),
      answerKept({ outcome: 'refused', askedAt: old }),
      answerKept({ guildId: otherGuildId }),
    ]) {
      await records.keepAnswer(answer);
    }
    await records.vote({ answerId: good.id, userId: '1', helpful: true, reason: null });
    const shown = await statsCommand.run(moderatorContext({ days: 7 }, context));
    expect(shown?.content).toBe(
      [
        '**The last 7 days**',
        '- Questions: 2, members: 2',
        '- Answered: 1 (50%)',
        '- Closest match only: 1 (50%)',
        '- Unanswered: 0 (0%)',
        '- Votes: 1 (100%) helpful, 0 (0%) not helpful',
      ].join('\n'),
    );
    const month = await statsCommand.run(moderatorContext({}, context));
    expect(month?.content).toContain('Questions: 3, members: 2');
  });

  it('never counts all servers together', async () => {
    const context = await recordsContext();
    await context.records.keepAnswer(answerKept());
    const shown = await statsCommand.run(moderatorContext({}, context, { guildId: null }));
    expect(shown?.content).toBe(en.refusals.permission);
  });
});
