import { describe, expect, it } from 'vitest';
import { forgetCommand } from '../../../src/discord/commands/forget.js';
import { en } from '../../../src/locales/en.js';
import { answerKept } from '../kept.js';
import { otherGuildId, recordsDoor, using } from '../moderating.js';

const userId = '200000000000000005';

describe('/forget me', () => {
  it('is for everyone, everywhere, and answers who asked alone', () => {
    expect(forgetCommand.data).not.toHaveProperty('contexts');
    expect(forgetCommand.data).not.toHaveProperty('default_member_permissions');
    expect(forgetCommand).not.toHaveProperty('needs');
    const { options, asker, door } = using({ subcommand: 'me' } as const, {});
    expect(forgetCommand.isPrivate(options, asker, door)).toBe(true);
  });

  it('drops what is kept of the member on all servers and in direct messages, and says how much', async () => {
    const door = await recordsDoor();
    const { records } = door;
    const own = [{}, { guildId: otherGuildId }, { guildId: null }].map((where) =>
      answerKept({ userId, ...where }),
    );
    const other = answerKept();
    for (const answer of [...own, other]) await records.keepAnswer(answer);
    await records.vote({ answerId: other.id, userId, helpful: false, reason: 'mine' });
    const me = () =>
      forgetCommand.run(using({ subcommand: 'me' }, door, { userId, guildId: null }));
    expect((await me())?.content).toBe(
      `Deleted: 3 questions with their answers and 1 vote.\n${en.forget.messagesStay}`,
    );
    for (const { id } of own) expect(await records.answer(id)).toBeNull();
    expect(await records.answer(other.id)).toEqual(other);
    expect((await me())?.content).toBe(en.forget.nothing);
  });

  it('speaks of no messages where there were only votes', async () => {
    const door = await recordsDoor();
    const other = answerKept();
    await door.records.keepAnswer(other);
    await door.records.vote({ answerId: other.id, userId, helpful: true, reason: null });
    const shown = await forgetCommand.run(using({ subcommand: 'me' }, door, { userId }));
    expect(shown?.content).toBe('Deleted: 0 questions with their answers and 1 vote.');
  });
});
