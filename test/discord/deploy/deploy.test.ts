import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../src/discord/commands.js';
import { openApi } from '../../../src/discord/deploy/api.js';
import { deploy, planDeployment } from '../../../src/discord/deploy/deploy.js';
import { differs } from '../../../src/discord/deploy/difference.js';
import { readSettings } from '../../../src/settings.js';
import { expectWell, type Loopback, startLoopback } from '../loopback/loopback.js';

let discord: Loopback;

beforeEach(async () => {
  discord = await startLoopback();
});

afterEach(() => discord.stop());

/** Plans and deploys as the command line does; resolves to the plan. */
async function deployed(env: Record<string, string> = {}) {
  const settings = readSettings({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...env,
  });
  const api = openApi(settings.discord);
  const { guildId, clientId: applicationId, userInstall } = settings.discord;
  const planned = await planDeployment(api, commands, { guildId, applicationId, userInstall });
  await deploy(api, planned);
  return planned;
}

describe('deploying', () => {
  it('gives Discord what it gives back: nothing differs afterwards, for all or for one', async () => {
    const guild = discord.guild();
    for (const env of [{}, { DISCORD_GUILD_ID: guild.id }]) {
      expect((await deployed(env)).scopes.some((scope) => differs(scope.difference))).toBe(true);
      expect((await deployed(env)).scopes.some((scope) => differs(scope.difference))).toBe(false);
    }
    await expectWell(discord);
  });

  it('offers commands in servers and direct messages, which one server knows nothing of', async () => {
    const guild = discord.guild();
    await deployed();
    expect(discord.commands().find(({ name }) => name === 'ask')?.contexts).toEqual([0, 1]);
    await deployed({ DISCORD_GUILD_ID: guild.id });
    expect(discord.commands(guild).find(({ name }) => name === 'ask')).not.toHaveProperty(
      'contexts',
    );
  });

  it('gives members /ask and "Find sources" to take along, if the operator lets them', async () => {
    await deployed();
    const before = discord.commands();
    const { scopes } = await deployed({ DISCORD_USER_INSTALL: 'true' });
    const fields = ['contexts', 'integration_types'].map((field) =>
      expect.objectContaining({ field }),
    );
    expect(scopes[0]?.difference.changed).toEqual([
      { name: '/ask', fields },
      { name: '"Find sources"', fields },
    ]);
    const anywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };
    const changed = discord.commands().map(({ version: _, id: __, ...body }) => body);
    expect(changed).toEqual(
      before.map(({ version: _, id: __, ...body }) =>
        ['ask', 'Find sources'].includes(body.name) ? { ...body, ...anywhere } : body,
      ),
    );
    // By default it is all as it was.
    await deployed();
    const bodies = (all: typeof before) => all.map(({ version: _, id: __, ...body }) => body);
    expect(JSON.stringify(bodies(discord.commands()))).toBe(JSON.stringify(bodies(before)));
    const one = { DISCORD_USER_INSTALL: 'true', DISCORD_GUILD_ID: discord.guild().id };
    await expect(deployed(one)).rejects.toMatchObject({ kind: 'invalid-setting' });
    await expectWell(discord);
  });

  it('clears what a server has of its own when it goes to all, whichever it is', async () => {
    discord.guild({ name: 'quiet' });
    const guild = discord.guild({ name: 'tried out' });
    await deployed({ DISCORD_GUILD_ID: guild.id });
    const { scopes } = await deployed();
    expect(scopes.map(({ guildId }) => guildId)).toEqual([null, guild.id]);
    expect(scopes[1]?.difference.removed).toHaveLength(commands.length);
    expect(discord.commands(guild)).toEqual([]);
    expect(discord.commands()).toHaveLength(commands.length);
    await expectWell(discord);
  });

  it('passes over a server that invited the bot without its commands', async () => {
    discord.guild();
    discord.refuseNext({ route: '/guilds/', status: 403, code: 50001, message: 'Missing Access' });
    await deployed();
    expect(discord.commands()).toHaveLength(commands.length);
  });

  it('waits for a rate limit that ends soon', async () => {
    discord.refuseNext({ route: 'PUT', status: 429, retryAfter: 0.2 });
    await deployed();
    expect(discord.commands()).toHaveLength(commands.length);
  });
});

describe('what goes wrong in deploying', () => {
  it.each<[string, () => Promise<unknown>, object]>([
    [
      'a token that Discord does not know',
      () => deployed({ DISCORD_TOKEN: 'not.the.token' }),
      {
        kind: 'discord-refused',
        message: "Discord doesn't accept the token",
        remedy: expect.stringContaining('Reset Token'),
      },
    ],
    [
      'no token',
      () => deployed({ DISCORD_TOKEN: '' }),
      { kind: 'invalid-setting', message: 'DISCORD_TOKEN is not set.' },
    ],
    [
      'a server that the bot is not in',
      () => deployed({ DISCORD_GUILD_ID: '900000000000000001' }),
      {
        kind: 'discord-refused',
        message: expect.stringContaining('not in that server'),
        remedy: expect.stringContaining('invite'),
      },
    ],
    [
      'the id of another application',
      () => deployed({ DISCORD_CLIENT_ID: '900000000000000001' }),
      {
        kind: 'discord-refused',
        message: expect.stringContaining('not that of the application'),
        remedy: expect.stringContaining('DISCORD_CLIENT_ID'),
      },
    ],
    [
      'a limit that lasts',
      () => {
        discord.refuseNext({ route: 'PUT', status: 429, retryAfter: 3600 });
        return deployed();
      },
      {
        kind: 'discord-refused',
        message: 'Discord takes no more of these requests for 60 minutes',
        remedy: expect.stringContaining('after that'),
      },
    ],
    [
      'too many new commands in a day',
      () => {
        discord.refuseNext({ route: 'PUT', status: 400, code: 30034 });
        return deployed();
      },
      {
        kind: 'discord-refused',
        message: expect.stringContaining('no more new commands today'),
        remedy: expect.stringContaining('tomorrow'),
      },
    ],
    [
      'commands that Discord does not take',
      () => {
        discord.refuseNext({
          route: 'PUT',
          status: 400,
          code: 50035,
          message: 'Invalid Form Body',
        });
        return deployed();
      },
      { kind: 'discord-refused', message: expect.stringContaining('Invalid Form Body') },
    ],
    [
      "Discord's own failures",
      () => {
        discord.refuseNext({ status: 502, times: 4 });
        return deployed();
      },
      {
        kind: 'discord-unreachable',
        message: expect.stringContaining('(502)'),
        remedy: expect.stringContaining('status page'),
      },
    ],
    [
      'an address where nobody is',
      () => deployed({ DISCORD_API_URL: 'http://127.0.0.1:9/api' }),
      {
        kind: 'discord-unreachable',
        message: "http://127.0.0.1:9 can't be reached",
        cause: expect.objectContaining({ code: 'ECONNREFUSED' }),
        remedy: expect.stringContaining('network'),
      },
    ],
    [
      'an address that is not Discord',
      () => deployed({ DISCORD_API_URL: discord.apiUrl.replace('/api', '/elsewhere') }),
      {
        kind: 'discord-unreachable',
        message: expect.stringContaining("doesn't answer as Discord does"),
        remedy: expect.stringContaining('DISCORD_API_URL'),
      },
    ],
  ])('is said with what to do: %s', async (_, run, failure) => {
    await expect(run()).rejects.toMatchObject({ layer: 'discord', ...failure });
    expect(discord.commands()).toEqual([]);
  });
});
