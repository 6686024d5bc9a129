import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { helpCommand } from '../../../src/discord/commands/help.js';
import { statusCommand } from '../../../src/discord/commands/status.js';
import { en } from '../../../src/locales/en.js';
import { commandContext, contextOver, type SmallContext } from '../looking-up.js';

async function help(context: SmallContext, permissions = 0n): Promise<string> {
  const given = commandContext({}, context);
  const shown = await helpCommand.run({ ...given, asker: { ...given.asker, permissions } });
  return shown?.content ?? '';
}

describe('/help', () => {
  it("gives the example that is known by then, and doesn't wait for one", async () => {
    const title = 'Kalvik harbour reopened, engineer told reporters on Monday';
    const context = await contextOver([{ title }]);
    await context.questions.leave();
    expect(await help(context)).not.toContain('for example');

    const other = await contextOver([{ title }]);
    await other.example.look(Date.now());
    expect(await help(other)).toContain(en.help.example(title));
  });

  it('tells moderators of their commands', async () => {
    const context = await contextOver([]);
    expect(await help(context)).not.toContain('/config');
    expect(await help(context, PermissionFlagsBits.ManageGuild)).toContain('/config');
    expect(await help(context, PermissionFlagsBits.Administrator)).toContain('/config');
  });
});

describe('/status', () => {
  it('counts what is held', async () => {
    const context = await contextOver([
      { publisher: 'Harbour Post', date: '2024-03-14' },
      { publisher: 'Island News', date: '2024-03-15' },
      { publisher: 'Island News' },
    ]);
    const { passages } = await context.engine.library.status();
    const content = (await statusCommand.run(commandContext({}, context)))?.content ?? '';
    expect(content).toContain(en.status.holds(3, 2));
    expect(content).toContain(en.status.newest('15 March 2024'));
    expect(content).toContain(en.status.passages(passages));
  });
});
