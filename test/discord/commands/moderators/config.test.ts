import { describe, expect, it } from 'vitest';
import { configCommand } from '../../../../src/discord/commands/moderators/config.js';
import { en } from '../../../../src/locales/en.js';
import { moderatorContext, recordsContext } from '../../moderating.js';

describe('/config', () => {
  it('is one command for moderators, on servers, and answers them alone', () => {
    const { data, needs, asks } = configCommand;
    expect(data).toMatchObject({ contexts: [0], default_member_permissions: '32' });
    expect(data).not.toHaveProperty('options');
    expect(needs).toBe(32n);
    expect(asks).toBe(false);
    const { options, asker, bot } = moderatorContext({}, {});
    expect(configCommand.isPrivate(options, asker, bot)).toBe(true);
  });

  it('shows what holds, with something to change each setting', async () => {
    const shown = await configCommand.run(moderatorContext({}, await recordsContext()));
    expect(shown).toMatchSnapshot();
  });

  it('concerns no direct message', async () => {
    const context = moderatorContext({}, await recordsContext(), { guildId: null });
    expect((await configCommand.run(context))?.content).toBe(en.refusals.permission);
  });
});
