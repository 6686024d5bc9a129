import { describe, expect, it } from 'vitest';
import { configCommand } from '../../../src/discord/commands/config.js';
import { openServers } from '../../../src/discord/servers.js';
import { en } from '../../../src/locales/en.js';
import { unsetServer } from '../../../src/records/records.js';
import { guildId, moderatorContext, otherGuildId, recordsContext } from '../moderating.js';

type Options = Parameters<typeof configCommand.run>[0]['options'];
type BotContext = Awaited<ReturnType<typeof recordsContext>>;

async function config(options: Options, context: BotContext, asker = {}): Promise<string> {
  const shown = await configCommand.run(moderatorContext(options, context, asker));
  return shown?.content ?? '';
}

const channel = '300000000000000011';
const role = '300000000000000021';

describe('/config', () => {
  it('is for moderators, on servers, and answers them alone', () => {
    const { data, needs, asks } = configCommand;
    expect(data).toMatchObject({ contexts: [0], default_member_permissions: '32' });
    expect(needs).toBe(32n);
    expect(asks).toBe(false);
    const { options, asker, bot } = moderatorContext({ subcommand: 'show' } as const, {});
    expect(configCommand.isPrivate(options, asker, bot)).toBe(true);
  });

  it('changes one setting at a time, for this server, at once and for good', async () => {
    const context = await recordsContext();
    await config({ subcommand: 'question-channel', channel, read: true }, context);
    await config({ subcommand: 'allow-channel', channel, allowed: true }, context);
    await config({ subcommand: 'allow-role', role, allowed: true }, context);
    await config({ subcommand: 'privacy', private: true }, context);
    const changed = {
      questionChannels: [channel],
      allowedChannels: [channel],
      allowedRoles: [role],
      privateByDefault: true,
      marksUnanswered: false,
    };
    expect(context.servers.of(guildId)).toEqual(changed);
    expect(context.servers.of(otherGuildId)).toEqual(unsetServer);
    expect((await openServers(context.records)).of(guildId)).toEqual(changed);
  });

  it('loses none of two changes that are made at once', async () => {
    const context = await recordsContext();
    await Promise.all([
      config({ subcommand: 'allow-channel', channel, allowed: true }, context),
      config({ subcommand: 'allow-role', role, allowed: true }, context),
    ]);
    const both = { ...unsetServer, allowedChannels: [channel], allowedRoles: [role] };
    expect(context.servers.of(guildId)).toEqual(both);
    expect((await openServers(context.records)).of(guildId)).toEqual(both);
  });

  it('leaves a server as it was where a change could not be kept', async () => {
    const context = await recordsContext();
    await context.records.close();
    const allow = { subcommand: 'allow-role', role, allowed: true } as const;
    await expect(config(allow, context)).rejects.toThrow();
    expect(context.servers.of(guildId)).toEqual(unsetServer);
  });

  it('says what now holds', async () => {
    const context = await recordsContext({ DISCORD_MESSAGE_CONTENT: 'true' });
    const said = await config({ subcommand: 'allow-channel', channel, allowed: true }, context);
    expect(said).toMatch(/^Saved\./);
    expect(said).toContain(`Allowed channels: <#${channel}>`);
    const shown = await config({ subcommand: 'show' }, context);
    expect(`Saved.\n${shown}`).toBe(said);
    expect(await config({ subcommand: 'show' }, context, { guildId: otherGuildId })).toContain(
      'Allowed channels: all',
    );
  });

  it('takes a setting back, and names nothing twice', async () => {
    const context = await recordsContext();
    const allow = { subcommand: 'allow-role', role } as const;
    await config({ ...allow, allowed: true }, context);
    await config({ ...allow, allowed: true }, context);
    expect(context.servers.of(guildId).allowedRoles).toEqual([role]);
    await config({ ...allow, allowed: false }, context);
    await config({ ...allow, allowed: false }, context);
    expect(context.servers.of(guildId)).toEqual(unsetServer);
  });

  it('says that a question channel waits for the operator where messages are not read', async () => {
    const ask = { subcommand: 'question-channel', channel, read: true } as const;
    expect(await config(ask, await recordsContext())).toContain(en.config.needsContent);
    const reading = await recordsContext({ DISCORD_MESSAGE_CONTENT: 'true' });
    expect(await config(ask, reading)).not.toContain(en.config.needsContent);
  });

  it('does not take everyone for a role', async () => {
    const context = await recordsContext();
    const everyone = { subcommand: 'allow-role', role: guildId, allowed: true } as const;
    expect(await config(everyone, context)).toBe(en.config.everyoneIsNoRole);
    expect(context.servers.of(guildId)).toEqual(unsetServer);
  });

  it('names no more than 50 of a kind', async () => {
    const context = await recordsContext();
    const allow = (number: number) =>
      config(
        { subcommand: 'allow-channel', channel: `3000000000000001${number}`, allowed: true },
        context,
      );
    for (let number = 10; number < 60; number += 1) await allow(number);
    expect(await allow(60)).toBe(en.config.tooMany(50));
    expect(context.servers.of(guildId).allowedChannels).toHaveLength(50);
  });
});
