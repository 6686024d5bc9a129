import { describe, expect, it } from 'vitest';
import { configCommand } from '../../../src/discord/commands/config.js';
import { openServers } from '../../../src/discord/servers.js';
import { en } from '../../../src/locales/en.js';
import { unsetServer } from '../../../src/records/records.js';
import { guildId, otherGuildId, recordsDoor, using } from '../moderating.js';

type Options = Parameters<typeof configCommand.run>[0]['options'];
type Door = Awaited<ReturnType<typeof recordsDoor>>;

async function config(options: Options, door: Door, asker = {}): Promise<string> {
  const shown = await configCommand.run(using(options, door, asker));
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
    const { options, asker, door } = using({ subcommand: 'show' } as const, {});
    expect(configCommand.isPrivate(options, asker, door)).toBe(true);
  });

  it('changes one setting at a time, for this server, at once and for good', async () => {
    const door = await recordsDoor();
    await config({ subcommand: 'question-channel', channel, read: true }, door);
    await config({ subcommand: 'allow-channel', channel, allowed: true }, door);
    await config({ subcommand: 'allow-role', role, allowed: true }, door);
    await config({ subcommand: 'privacy', private: true }, door);
    const changed = {
      questionChannels: [channel],
      allowedChannels: [channel],
      allowedRoles: [role],
      privateByDefault: true,
    };
    expect(door.servers.of(guildId)).toEqual(changed);
    expect(door.servers.of(otherGuildId)).toEqual(unsetServer);
    expect((await openServers(door.records)).of(guildId)).toEqual(changed);
  });

  it('loses none of two changes that are made at once', async () => {
    const door = await recordsDoor();
    await Promise.all([
      config({ subcommand: 'allow-channel', channel, allowed: true }, door),
      config({ subcommand: 'allow-role', role, allowed: true }, door),
    ]);
    const both = { ...unsetServer, allowedChannels: [channel], allowedRoles: [role] };
    expect(door.servers.of(guildId)).toEqual(both);
    expect((await openServers(door.records)).of(guildId)).toEqual(both);
  });

  it('leaves a server as it was where a change could not be kept', async () => {
    const door = await recordsDoor();
    await door.records.close();
    const allow = { subcommand: 'allow-role', role, allowed: true } as const;
    await expect(config(allow, door)).rejects.toThrow();
    expect(door.servers.of(guildId)).toEqual(unsetServer);
  });

  it('says what now holds', async () => {
    const door = await recordsDoor({ DISCORD_MESSAGE_CONTENT: 'true' });
    const said = await config({ subcommand: 'allow-channel', channel, allowed: true }, door);
    expect(said).toMatch(/^Saved\./);
    expect(said).toContain(`Allowed channels: <#${channel}>`);
    const shown = await config({ subcommand: 'show' }, door);
    expect(`Saved.\n${shown}`).toBe(said);
    expect(await config({ subcommand: 'show' }, door, { guildId: otherGuildId })).toContain(
      'Allowed channels: all',
    );
  });

  it('takes a setting back, and names nothing twice', async () => {
    const door = await recordsDoor();
    const allow = { subcommand: 'allow-role', role } as const;
    await config({ ...allow, allowed: true }, door);
    await config({ ...allow, allowed: true }, door);
    expect(door.servers.of(guildId).allowedRoles).toEqual([role]);
    await config({ ...allow, allowed: false }, door);
    await config({ ...allow, allowed: false }, door);
    expect(door.servers.of(guildId)).toEqual(unsetServer);
  });

  it('says that a question channel waits for the operator where messages are not read', async () => {
    const ask = { subcommand: 'question-channel', channel, read: true } as const;
    expect(await config(ask, await recordsDoor())).toContain(en.config.needsContent);
    const reading = await recordsDoor({ DISCORD_MESSAGE_CONTENT: 'true' });
    expect(await config(ask, reading)).not.toContain(en.config.needsContent);
  });

  it('does not take everyone for a role', async () => {
    const door = await recordsDoor();
    const everyone = { subcommand: 'allow-role', role: guildId, allowed: true } as const;
    expect(await config(everyone, door)).toBe(en.config.everyoneIsNoRole);
    expect(door.servers.of(guildId)).toEqual(unsetServer);
  });

  it('names no more than 50 of a kind', async () => {
    const door = await recordsDoor();
    const allow = (number: number) =>
      config(
        { subcommand: 'allow-channel', channel: `3000000000000001${number}`, allowed: true },
        door,
      );
    for (let number = 10; number < 60; number += 1) await allow(number);
    expect(await allow(60)).toBe(en.config.tooMany(50));
    expect(door.servers.of(guildId).allowedChannels).toHaveLength(50);
  });
});
