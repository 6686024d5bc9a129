import { describe, expect, it } from 'vitest';
import { gapsCommand } from '../../../src/discord/commands/gaps.js';
import { gapsButton } from '../../../src/discord/components/gaps.js';
import { en } from '../../../src/locales/en.js';
import { answerKept } from '../kept.js';
import { buttonsOf } from '../looking-up.js';
import { moderatorContext, otherGuildId, recordsContext } from '../moderating.js';

type BotContext = Awaited<ReturnType<typeof recordsContext>>;

async function gaps(context: BotContext, days?: number, asker = {}) {
  const shown = await gapsCommand.run(
    moderatorContext(days === undefined ? {} : { days }, context, asker),
  );
  if (shown === null) throw new Error('nothing was shown');
  return shown;
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
        ...moderatorContext({}, context, { permissions }),
        args: gapsButton.args.parse(customId.split('|').slice(1)),
        values: [],
        fields: {},
        showPrivately: async () => undefined,
        post: async () => '200000000000000003',
        remove: async () => undefined,
      });
    expect((await showPage(next))?.content).toContain('6 to 7 of 7');
    expect(gapsButton.acknowledge([0, 10], moderatorContext({}, context).asker)).toBe('update');
    expect((await showPage('gaps|50|10'))?.content).toContain('1 to 5 of 7');
    expect((await showPage(next, 0n))?.content).toBe(en.refusals.permission);
  });

  it('never shows the gaps of all servers together', async () => {
    const context = await recordsContext();
    await context.records.keepAnswer(answerKept({ outcome: 'refused' }));
    expect((await gaps(context, 30, { guildId: null })).content).toBe(en.refusals.permission);
  });
});
