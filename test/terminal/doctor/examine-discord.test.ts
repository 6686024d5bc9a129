import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServerSettings, unsetServer } from '../../../src/records/records.js';
import { readSettings } from '../../../src/settings.js';
import { examineDiscord } from '../../../src/terminal/doctor/examine-discord.js';
import type { Finding } from '../../../src/terminal/doctor/finding.js';
import { type Loopback, startLoopback } from '../../discord/loopback/loopback.js';
import type { Permission } from '../../discord/loopback/permissions.js';

let discord: Loopback;

beforeEach(async () => {
  discord = await startLoopback();
});

afterEach(() => discord.stop());

/** The findings with these settings. */
async function findings(
  env: Record<string, string> = {},
  servers: ReadonlyMap<string, ServerSettings> = new Map(),
): Promise<Finding[]> {
  const settings = readSettings({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...env,
  });
  const found: Finding[] = [];
  for await (const finding of examineDiscord(settings.discord, servers)) found.push(finding);
  return found;
}

/** The failed checks. */
async function failures(env: Record<string, string> = {}): Promise<Finding[]> {
  return (await findings(env)).filter(({ state }) => state === 'fail');
}

const undeployed = {
  what: expect.stringContaining('not those of this version'),
  next: expect.stringContaining('pullquote deploy'),
};

describe('the examination of the bot', () => {
  it('reports commands that are not those of this version', async () => {
    expect(await failures()).toMatchObject([undeployed]);
  });

  it('names the permissions that its roles lack, and invites it with them', async () => {
    const guild = discord.guild({ botPermissions: ['ViewChannel'] });
    guild.everyone.permissions = 0n;
    expect(await failures({ DISCORD_GUILD_ID: guild.id })).toMatchObject([
      {
        what: expect.stringMatching(
          /lack: Send Messages, Send Messages in Threads, Read Message History$/,
        ),
        next: expect.stringMatching(/permissions=\d+$/),
      },
      undeployed,
    ]);
  });

  it('names what answering in threads lacks, in servers that want it', async () => {
    const threads = { ...unsetServer, answersInThreads: true };
    const ordinary = ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'ReadMessageHistory'];
    const [on, off] = ['on', 'off'].map((name) => {
      const guild = discord.guild({ name, botPermissions: ordinary as readonly Permission[] });
      guild.everyone.permissions = 0n;
      return guild;
    });
    const set = new Map([
      [on?.id ?? '', threads],
      [off?.id ?? '', unsetServer],
    ]);
    const failed = (await findings({}, set)).filter(({ state }) => state === 'fail');
    expect(failed).toMatchObject([
      {
        what: expect.stringMatching(/server on .* lack: Create Public Threads$/),
        next: expect.stringContaining('/config'),
      },
      undeployed,
    ]);
  });

  it('names each server where its roles lack something, whatever the settings', async () => {
    discord.guild({ name: 'open' });
    const names = ['closed', 'shut'];
    for (const name of names) {
      discord.guild({ name, botPermissions: ['ViewChannel'] }).everyone.permissions = 0n;
    }
    const [first, second, ...others] = await failures();
    expect(first?.what).toMatch(/^the bot's roles in server closed \(\d+\) lack: Send Messages,/);
    expect(second?.what).toMatch(/^the bot's roles in server shut \(\d+\) lack: Send Messages,/);
    expect(others).toMatchObject([undeployed]);
  });

  it('says that it is in no server yet', async () => {
    expect(await findings()).toContainEqual({
      state: 'note',
      what: 'the bot is in no server yet',
      next: expect.stringContaining('https://'),
    });
  });

  it('notes that no server may change the articles, if it is in several and none is named', async () => {
    const noted = async (env = {}) =>
      (await findings(env)).filter(({ next }) => next?.includes('DISCORD_CURATING_GUILDS'));
    const { id } = discord.guild();
    expect(await noted()).toEqual([]);
    discord.guild({ name: 'elsewhere' });
    expect(await noted()).toMatchObject([{ state: 'note' }]);
    expect(await noted({ DISCORD_CURATING_GUILDS: id })).toEqual([]);
    expect(await noted({ DISCORD_GUILD_ID: id })).toEqual([]);
  });

  it('misses no permission of an administrator', async () => {
    const guild = discord.guild({ botPermissions: ['Administrator'] });
    guild.everyone.permissions = 0n;
    expect(await failures({ DISCORD_GUILD_ID: guild.id })).toMatchObject([undeployed]);
  });

  it('reports a server that it is not in', async () => {
    const [permissions] = await failures({ DISCORD_GUILD_ID: '900000000000000001' });
    expect(permissions?.what).toContain('not in server 900000000000000001');
  });

  it('reports an intent that is requested but turned off', async () => {
    const asked = { DISCORD_MESSAGE_CONTENT: 'true' };
    expect(await failures(asked)).toMatchObject([
      {
        what: expect.stringContaining('DISCORD_MESSAGE_CONTENT is on'),
        next: expect.stringContaining('Privileged Gateway Intents'),
      },
      undeployed,
    ]);
    await discord.stop();
    discord = await startLoopback({ messageContent: true });
    expect(await failures(asked)).toMatchObject([undeployed]);
  });

  it("reports another application's token, and asks nothing more", async () => {
    expect(await failures({ DISCORD_CLIENT_ID: '900000000000000001' })).toMatchObject([
      { what: expect.stringContaining('DISCORD_CLIENT_ID is 900000000000000001, but') },
    ]);
  });

  it("reports a token that is nobody's, and asks nothing more", async () => {
    expect(await failures({ DISCORD_TOKEN: 'not.the.token' })).toMatchObject([
      { what: "Discord doesn't accept the token", next: expect.stringContaining('Reset Token') },
    ]);
    expect(discord.requests).toHaveLength(1);
  });
});
