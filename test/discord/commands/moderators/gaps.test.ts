import { describe, expect, it } from 'vitest';
import { gapsCommand } from '../../../../src/discord/commands/moderators/gaps.js';
import { gapsButton, markGapsSelect } from '../../../../src/discord/components/moderators/gaps.js';
import { en } from '../../../../src/locales/en.js';
import { answerKept } from '../../kept.js';
import { buttonsOf } from '../../looking-up.js';
import { moderatorContext, otherGuildId, recordsContext } from '../../moderating.js';

type BotContext = Awaited<ReturnType<typeof recordsContext>>;

async function gaps(context: BotContext, days?: number, asker = {}, done?: boolean) {
  const options = { ...(days !== undefined && { days }), ...(done !== undefined && { done }) };
  const shown = await gapsCommand.run(moderatorContext(options, context, asker));
  if (shown === null) throw new Error('nothing was shown');
  return shown;
}

/** What a button or select on the list is used with, besides its own arguments. */
function pressed(
  context: BotContext & { unmark?: () => Promise<void> },
  asker: { permissions?: bigint },
) {
  return {
    ...moderatorContext({}, context, asker),
    values: [],
    fields: {},
    showPrivately: async () => undefined,
    post: async () => '200000000000000003',
    remove: async () => undefined,
  };
}

describe('/gaps', () => {
  it('is for moderators, on servers, and answers them alone', () => {
    const { data, needs } = gapsCommand;
    expect(data).toMatchObject({ contexts: [0], default_member_permissions: '32' });
    expect(needs).toBe(32n);
    const { options, asker, bot } = moderatorContext({}, {});
    expect(gapsCommand.isPrivate(options, asker, bot)).toBe(true);
  });

  it('groups what was not answered on this server, most asked first, without names', async () => {
    const context = await recordsContext();
    const { records } = context;
    for (const question of ['When does the bridge open?', 'when does the bridge open']) {
      await records.keepAnswer(answerKept({ question, outcome: 'refused' }));
    }
    const voted = answerKept({ question: 'Who built the *ferry*?', userId: '200000000000000077' });
    await records.keepAnswer(voted);
    const reason = 'that is the _old_ one';
    await records.vote({
      answerId: voted.id,
      userId: '200000000000000078',
      helpful: false,
      reason,
    });
    await records.keepAnswer(
      answerKept({ question: 'Elsewhere?', outcome: 'refused', guildId: otherGuildId }),
    );
    const { content } = await gaps(context);
    expect(content).toMatch(/2× when does the bridge open\n-# 2 unanswered/i);
    expect(content).toContain('1× Who built the \\*ferry\\*?\n-# 1 voted down');
    expect(content).toContain('> that is the \\_old\\_ one');
    expect(content.indexOf('2×')).toBeLessThan(content.indexOf('1×'));
    expect(content).not.toContain('Elsewhere');
    expect(content).not.toContain('20000000000000007');
  });

  it('looks 30 days back, or as far as asked', async () => {
    const context = await recordsContext();
    const askedAt = new Date(Date.now() - 40 * 24 * 60 * 60_000).toISOString();
    await context.records.keepAnswer(answerKept({ askedAt, outcome: 'refused' }));
    expect((await gaps(context)).content).toBe(en.gaps.none(30));
    expect((await gaps(context, 60)).content).toContain('1 unanswered');
  });

  it('turns pages for moderators, and finds the first where a page is gone', async () => {
    const context = await recordsContext();
    for (let number = 0; number < 7; number += 1) {
      const question = `Who runs the ${'abcdefg'[number]}${'xyzuvwt'[number]} company?`;
      await context.records.keepAnswer(answerKept({ question, outcome: 'refused' }));
    }
    const first = await gaps(context, 10);
    expect(first.content).toContain('1 to 5 of 7');
    const next = buttonsOf(first).Next ?? '';
    const showPage = (customId: string, permissions = 32n) =>
      gapsButton.run({
        ...pressed(context, { permissions }),
        args: gapsButton.args.parse(customId.split('|').slice(1)),
      });
    expect((await showPage(next))?.content).toContain('6 to 7 of 7');
    expect(gapsButton.acknowledge([0, 10], moderatorContext({}, context).asker)).toBe('update');
    // As an earlier version made it.
    expect((await showPage('gaps|50|10'))?.content).toContain('1 to 5 of 7');
    expect((await showPage(next, 0n))?.content).toBe(en.refusals.permission);
  });

  it('marks gaps as done and as open again, for moderators, on their own server', async () => {
    const context = await recordsContext();
    const [open, other] = [
      answerKept({ question: 'When does the bridge open?', outcome: 'refused' }),
      answerKept({ question: 'Who built the ferry?', outcome: 'refused' }),
    ];
    const elsewhere = answerKept({ outcome: 'refused', guildId: otherGuildId });
    for (const one of [open, other, elsewhere]) await context.records.keepAnswer(one);
    const unmark = async () => undefined;
    const mark = (id: string, values: readonly string[], asker = {}) =>
      markGapsSelect.run({
        ...pressed({ ...context, unmark }, asker),
        args: markGapsSelect.args.parse(id.split('|').slice(1)),
        values,
      });
    const refused = await mark('mark-gaps|0|30|0', [open.id], { permissions: 0n });
    expect(refused?.content).toBe(en.refusals.permission);
    const left = await mark('mark-gaps|0|30|0', [open.id, elsewhere.id, 'none']);
    expect(left?.content).toContain('Who built the ferry?');
    expect(left?.content).not.toContain('bridge');
    expect((await gaps(context, 30, {}, true)).content).toContain('bridge');
    expect((await gaps(context, 30, { guildId: otherGuildId })).content).toContain('bridge');
    expect((await mark('mark-gaps|0|30|0', [other.id]))?.content).toBe(en.gaps.none(30));
    const done = await mark('mark-gaps|0|30|1', [open.id]);
    expect(done?.content).toContain('Who built the ferry?');
    expect((await gaps(context)).content).toContain('bridge');
  });

  it('never shows the gaps of all servers together', async () => {
    const context = await recordsContext();
    await context.records.keepAnswer(answerKept({ outcome: 'refused' }));
    expect((await gaps(context, 30, { guildId: null })).content).toBe(en.refusals.permission);
  });
});
