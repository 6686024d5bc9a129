import { describe, expect, it } from 'vitest';
import { forgetCommand } from '../../../src/discord/commands/forget.js';
import { en } from '../../../src/locales/en.js';
import { answerKept } from '../kept.js';
import { moderatorContext, otherGuildId, recordsContext } from '../moderating.js';

const userId = '200000000000000005';

describe('/forget me', () => {
  it('is for everyone, everywhere, and answers who asked alone', () => {
    expect(forgetCommand.data).not.toHaveProperty('contexts');
    expect(forgetCommand.data).not.toHaveProperty('default_member_permissions');
    expect(forgetCommand).not.toHaveProperty('needs');
    const { options, asker, bot } = moderatorContext({ subcommand: 'me' } as const, {});
    expect(forgetCommand.isPrivate(options, asker, bot)).toBe(true);
  });

  it('drops what is kept of the member on all servers and in direct messages, and says how much', async () => {
    const context = await recordsContext();
    const { records } = context;
    const own = [{}, { guildId: otherGuildId }, { guildId: null }].map((where) =>
      answerKept({ userId, ...where }),
    );
    const other = answerKept();
    for (const answer of [...own, other]) await records.keepAnswer(answer);
    await records.vote({ answerId: other.id, userId, helpful: false, reason: 'mine' });
    const me = () =>
      forgetCommand.run(moderatorContext({ subcommand: 'me' }, context, { userId, guildId: null }));
    expect((await me())?.content).toBe(
      `Deleted: 3 questions with their answers and 1 vote.\n${en.forget.messagesStay}`,
    );
    for (const { id } of own) expect(await records.answer(id)).toBeNull();
    expect(await records.answer(other.id)).toEqual(other);
    expect((await me())?.content).toBe(en.forget.nothing);
  });

  it('speaks of no messages where there were only votes', async () => {
    const context = await recordsContext();
    const other = answerKept();
    await context.records.keepAnswer(other);
    await context.records.vote({ answerId: other.id, userId, helpful: true, reason: null });
    const shown = await forgetCommand.run(
      moderatorContext({ subcommand: 'me' }, context, { userId }),
    );
    expect(shown?.content).toBe('Deleted: 0 questions with their answers and 1 vote.');
  });
});
