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
  it('gives an example that the articles answer, if one has a date', async () => {
    const example = en.help.example("What's the latest news?");
    expect(await help(await contextOver([{ date: '2024-03-14' }]))).toContain(example);
    expect(await help(await contextOver([{}]))).not.toContain(example);
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
